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
    const gaps = ofEachTemplate(pods).flatMap((one) => (hasPodResources(one) ? [] : resourceGaps(one.spec)));
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

/** The last pod with the same containers: the pods of a template share theirs, but for those of an older one. */
function ofEachTemplate(pods: readonly Pod[]): readonly Pod[] {
  const alike = new Map<PodSpec['containers'], Pod>();
  pods.forEach((pod, index) => {
    // Mostly the next one has the very same spec.
    if (pods[index + 1]?.spec !== pod.spec) alike.set(pod.spec.containers, pod);
  });
  return [...alike.values()];
}

/** Without a word of its containers a pod is BestEffort, unless requests or limits are set for the pod as a whole. */
function hasPodResources({ qosClass, spec: { containers, initContainers } }: Pod): boolean {
  if (qosClass !== 'Burstable' && qosClass !== 'Guaranteed') return false;
  return ![...containers, ...initContainers].some(
    ({ requests, limits }) => Object.keys(requests).length + Object.keys(limits).length > 0,
  );
}

/** k3s makes the pods of its load balancer in the namespace of the Service, or did so. */
function isSystem({ meta }: Pod): boolean {
  return isSystemNamespace(meta.namespace ?? '') || Object.hasOwn(meta.labels, K3S_LOAD_BALANCER);
}

const K3S_LOAD_BALANCER = 'svccontroller.k3s.cattle.io/svcname';
