import { type ResourceGap, resourceGaps, runningContainers } from '../model/container-resources.ts';
import type { ObjectReference } from '../model/object.ts';
import type { Pod } from '../model/pod.ts';
import type { PodSpec } from '../model/pod-spec.ts';
import { isSystemNamespace } from '../model/system-namespace.ts';
import { type CensusView, podCensus } from './pod-census.ts';

/** What the pods of one top owner do not say of their needs. */
export interface WorkloadGaps {
  readonly owner: ObjectReference;
  /** What the cluster, its distribution or an operator brings along: nobody sets anything there. */
  readonly system: boolean;
  /** Its first pod that is not finished, as evidence. */
  readonly pod: Pod;
  /** Not finished. */
  readonly pods: number;
  /** Of one pod. */
  readonly containers: number;
  /** By container, each named once; empty where nothing is missing. */
  readonly gaps: readonly ResourceGap[];
}

/**
 * One entry a top owner that has pods which are not finished. Pods are asked rather than templates, because a LimitRange
 * fills in what a template leaves out.
 */
export function workloadGaps(view: CensusView): readonly WorkloadGaps[] {
  const known = found.get(view.links) ?? findGaps(view);
  found.set(view.links, known);
  return known;
}

/** Looked for once a cluster, for every rule and table that asks. */
const found = new WeakMap<CensusView['links'], readonly WorkloadGaps[]>();

function findGaps(view: CensusView): readonly WorkloadGaps[] {
  return [...podCensus(view).workloads.values()].flatMap(({ owner, unfinished: pods }) => {
    const [pod] = pods;
    if (pod === undefined) return [];
    // The pods of a template share their containers, but for those of an older one.
    const alike = new Map<PodSpec['containers'], Pod>();
    for (const one of pods) alike.set(one.spec.containers, one);
    const gaps = [...alike.values()].flatMap((one) => (hasPodResources(one) ? [] : resourceGaps(one.spec)));
    return [
      {
        owner,
        system: isSystem(pod),
        pod,
        pods: pods.length,
        containers: runningContainers(pod.spec).length,
        gaps: [...new Map(gaps.map((gap) => [gap.container, gap])).values()],
      },
    ];
  });
}

/** Without a word of its containers a pod is BestEffort, unless requests or limits are set for the pod as a whole. */
function hasPodResources({ qosClass, spec: { containers, initContainers } }: Pod): boolean {
  const said = [...containers, ...initContainers].some(
    ({ requests, limits }) => Object.keys(requests).length + Object.keys(limits).length > 0,
  );
  return !said && (qosClass === 'Burstable' || qosClass === 'Guaranteed');
}

/** k3s makes the pods of its load balancer in the namespace of the Service, or did so. */
function isSystem({ meta }: Pod): boolean {
  return isSystemNamespace(meta.namespace ?? '') || Object.hasOwn(meta.labels, K3S_LOAD_BALANCER);
}

const K3S_LOAD_BALANCER = 'svccontroller.k3s.cattle.io/svcname';
