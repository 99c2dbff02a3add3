import type { Condition } from './condition.ts';
import type { KubernetesObject, ObjectReference } from './object.ts';

/** Any object of a kind the model has no type for: metadata, conditions and what it refers to. */
export interface CustomResource extends KubernetesObject {
  readonly conditions: readonly Condition[];
  readonly phase: string | null;
  readonly suspended: boolean;
  readonly generation: number | null;
  readonly observedGeneration: number | null;
  /** Objects named in `spec`: `secretName`, `configMapRef`, `serviceName`, ... in the same namespace. */
  readonly references: readonly ObjectReference[];
}

export interface CustomResourceDefinition extends KubernetesObject {
  readonly group: string;
  readonly resourceKind: string;
  readonly plural: string;
  readonly namespaced: boolean;
  readonly versions: readonly { readonly name: string; readonly served: boolean; readonly storage: boolean; readonly deprecated: boolean }[];
  readonly storedVersions: readonly string[];
  readonly conditions: readonly Condition[];
}
