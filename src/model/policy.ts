import type { Resources } from './container.ts';
import type { KubernetesObject } from './object.ts';

export interface ResourceQuota extends KubernetesObject {
  readonly hard: Resources;
  readonly used: Resources;
  readonly scopes: readonly string[];
}

export interface LimitRange extends KubernetesObject {
  readonly limits: readonly {
    readonly type: string;
    readonly default: Resources;
    readonly defaultRequest: Resources;
    readonly min: Resources;
    readonly max: Resources;
  }[];
}

export interface PriorityClass extends KubernetesObject {
  readonly value: number;
  readonly globalDefault: boolean;
}

export interface RuntimeClass extends KubernetesObject {
  readonly handler: string | null;
}
