import type { Objects } from '../model/cluster.ts';
import type { Container } from '../model/container.ts';
import type { Instant } from '../model/instant.ts';
import type { Links } from '../model/links.ts';
import { type KubernetesObject, type ObjectReference, objectKey, reference } from '../model/object.ts';
import type { PodSpec } from '../model/pod-spec.ts';
import type { Labels } from '../model/selector.ts';
import { isSystemNamespace } from '../model/system-namespace.ts';
import { isNodeAgent } from './node-agent.ts';
import { podCensus } from './pod-census.ts';
import { isWanted, podSpecPath, templatedWorkloads } from './workload-template.ts';

/** What one top owner runs. */
export interface WorkloadSpec {
  readonly owner: ObjectReference;
  /** Where the spec was read: its newest pod that is not finished, or itself where it has none. */
  readonly object: KubernetesObject;
  /** Path of the pod spec in `object`. */
  readonly root: string;
  readonly spec: PodSpec;
  /** Init containers first, as they run. */
  readonly containers: readonly SpecContainer[];
  readonly labels: Labels;
  /** Not finished. */
  readonly pods: number;
  /** It looks after its node, and cannot do so without the node's network, devices or files. */
  readonly nodeAgent: boolean;
}

/** A container of the spec, and where it stands there. */
export interface SpecContainer {
  readonly container: Container;
  readonly path: string;
  /** It ends before the others start. */
  readonly init: boolean;
}

type SpecView = Pick<Objects, 'deployments' | 'statefulSets' | 'daemonSets' | 'cronJobs'> & {
  readonly now: Instant;
  readonly links: SpecLinks;
};
type SpecLinks = Pick<Links, 'podsByTopOwner' | 'topOwner'>;

/** What a rule has to declare that asks for `workloadSpecs`, beside `needs: ['pods']`. */
export const SPEC_SOURCES = ['deployments', 'statefulSets', 'daemonSets', 'cronJobs'] as const;

/**
 * One entry a top owner that runs something, or is to: pods are asked first, because admission changes them. What the
 * cluster and its distribution bring along is left out.
 */
export function workloadSpecs(view: SpecView): readonly WorkloadSpec[] {
  const known = found.get(view.links);
  if (known !== undefined) return known;
  const specs = findSpecs(view);
  found.set(view.links, specs);
  return specs;
}

/** Looked for once a cluster, for every rule that asks. */
const found = new WeakMap<SpecLinks, readonly WorkloadSpec[]>();

function findSpecs(view: SpecView): readonly WorkloadSpec[] {
  const running = fromPods(view);
  const owners = new Set(running.map(({ owner }) => objectKey(owner)));
  const idle = templatedWorkloads(view).flatMap((workload): WorkloadSpec[] => {
    const owner = reference(workload);
    const { spec, labels } = workload.template;
    const root = podSpecPath(workload);
    if (isSystem(workload, labels) || !isWanted(workload) || owners.has(objectKey(owner))) return [];
    return [
      {
        owner,
        object: workload,
        root,
        spec,
        containers: placeContainers(spec, root),
        labels,
        pods: 0,
        nodeAgent: isNodeAgent(spec),
      },
    ];
  });
  return [...running, ...idle];
}

function fromPods(view: SpecView): readonly WorkloadSpec[] {
  return [...podCensus(view).workloads.values()].flatMap(
    ({ owner, newest: pod, unfinished }): WorkloadSpec[] => {
      if (pod === null || isSystem(pod, pod.meta.labels)) return [];
      return [
        {
          owner,
          object: pod,
          root: 'spec',
          spec: pod.spec,
          containers: placeContainers(pod.spec, 'spec'),
          labels: pod.meta.labels,
          pods: unfinished.length,
          nodeAgent: isNodeAgent(pod.spec),
        },
      ];
    },
  );
}

/** k3s makes the pods of its load balancer in the namespace of the Service, or did so. */
function isSystem({ meta }: KubernetesObject, labels: Labels): boolean {
  return isSystemNamespace(meta.namespace ?? '') || Object.hasOwn(labels, K3S_LOAD_BALANCER);
}

const K3S_LOAD_BALANCER = 'svccontroller.k3s.cattle.io/svcname';

function placeContainers(spec: PodSpec, root: string): readonly SpecContainer[] {
  return (['initContainers', 'containers'] as const).flatMap((list) =>
    spec[list].map((container, index) => ({
      container,
      path: `${root}.${list}[${index}]`,
      init: list === 'initContainers' && !container.sidecar,
    })),
  );
}
