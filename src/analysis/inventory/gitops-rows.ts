import type { Cluster } from '../../model/cluster.ts';
import { by } from '../../model/order.ts';
import { deliveryState } from '../../rules/delivery-state.ts';

/** One object of Flux or Argo CD. */
export interface GitopsRow {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  /** Flux: condition Ready. Argo CD: in sync and healthy. `null`: at work, or it does not say. */
  readonly ready: boolean | null;
  /** Why it is not ready, as its controller puts it; cluster text. */
  readonly reason: string | null;
  /** What a source fetched last, or what was applied last: `main@sha1:…`, a chart's version. */
  readonly revision: string | null;
  /** Of a Kustomization: it has not applied what its source holds. */
  readonly behind: boolean;
  readonly suspended: boolean;
}

/** By kind, namespace and name. Empty says nothing where custom resources were not captured. */
export function gitopsRows({ customResources, links }: Cluster): readonly GitopsRow[] {
  return customResources
    .flatMap((resource): readonly GitopsRow[] => {
      const state = deliveryState(resource, links.find);
      if (state === null) return [];
      const { kind, namespace, name } = resource.meta;
      const { ready, reason, revision, behind, suspended } = state;
      return [
        {
          kind,
          namespace: namespace ?? '',
          name,
          ready,
          reason: ready === false ? reason : null,
          revision,
          behind: behind !== null,
          suspended,
        },
      ];
    })
    .toSorted(by(({ kind, namespace, name }) => `${kind} ${namespace} ${name}`));
}
