import type { Address } from './container.ts';
import type { KubernetesObject } from './object.ts';

/** Key names and sizes; values never enter the model. */
export interface ConfigMap extends KubernetesObject {
  readonly keys: readonly string[];
  readonly bytes: number;
  /** Host and port pairs found in the values. */
  readonly addresses: readonly Address[];
  readonly immutable: boolean;
}

export interface Secret extends KubernetesObject {
  readonly type: string;
  readonly keys: readonly string[];
  readonly immutable: boolean;
}
