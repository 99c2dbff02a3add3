import { groupIn } from '../../../../model/grouping.ts';
import { namespacedName, objectKey } from '../../../../model/object.ts';
import type { Pod } from '../../../../model/pod.ts';
import type { PodSpec } from '../../../../model/pod-spec.ts';
import { counted, someOf } from '../../../../rules/amount-words.ts';
import { field } from '../../../../rules/field-evidence.ts';
import type { Mechanism, Scene } from '../../mechanism.ts';
import { perScene } from '../../per-scene.ts';
import { refused } from './refused.ts';
import { WAITING_RULES } from './waiting-pods.ts';

/** A port of the node that the pods want is taken on every node. */
export const hostPortTaken: Mechanism = {
  id: 'host-port-taken',
  title: 'The host port is taken on every node',
  reasoning:
    'A hostPort is a port of the node itself, and two pods cannot have one: `didn’t have free ports`. Either other ' +
    'pods hold it on every node that could take this one, or there are more replicas than nodes. With hostNetwork ' +
    'every containerPort is a host port.',
  fix: 'Leave hostPort out and use a Service; where it is needed, use a DaemonSet, or as many replicas as there are nodes and maxSurge 0.',
  explains: WAITING_RULES,
  diagnose(finding, scene) {
    return refused(finding, scene, 'ports', ({ pod, nodes }) => {
      const { links } = scene.cluster;
      const wanted = new Set(hostPorts(pod.spec));
      const there = new Set(nodes.map(({ meta }) => meta.name));
      const holders = [...wanted]
        .flatMap((port) => holdersOf(scene).get(port) ?? [])
        .filter(({ nodeName }) => nodeName !== null && (nodes.length === 0 || there.has(nodeName)));
      const owners = new Map(
        holders.map((one) => [objectKey(links.topOwner(one)), links.topOwner(one)] as const),
      );
      const held = [...owners.values()].map((owner) => `${owner.kind} ${namespacedName(owner)}`);
      const [first] = holders;
      return {
        summary: `${wanted.size === 1 ? 'host port' : 'host ports'} ${someOf([...wanted])} ${wanted.size === 1 ? 'is' : 'are'} taken on ${nodes.length === 0 ? 'every node that could take the pods' : `all ${counted(nodes.length, 'node')} that could take the pods`}${held.length === 0 ? '' : ` by ${someOf(held)}`}`,
        evidence: [
          field(pod, 'spec.containers[*].ports[*].hostPort', [...wanted].join(', ')),
          ...(first === undefined
            ? []
            : [field(first, 'spec.containers[*].ports[*].hostPort', hostPorts(first.spec).join(', '))]),
        ],
      };
    });
  },
};

/** Pods by each host port they have. */
const holdersOf = perScene(({ cluster: { pods } }: Scene) => {
  const byPort = new Map<string, Pod[]>();
  for (const pod of pods.filter(isActive)) {
    for (const port of hostPorts(pod.spec)) groupIn(byPort, port).push(pod);
  }
  return byPort;
});

function isActive({ phase }: Pod): boolean {
  return phase !== 'Succeeded' && phase !== 'Failed';
}

/** `8080/TCP` */
function hostPorts({ containers, initContainers, hostNetwork }: PodSpec): readonly string[] {
  return [...initContainers.filter(({ sidecar }) => sidecar), ...containers].flatMap(({ ports }) =>
    ports.flatMap(({ hostPort, port, protocol }) => {
      const taken = hostPort ?? (hostNetwork ? port : null);
      return taken === null || taken === 0 ? [] : [`${taken}/${protocol}`];
    }),
  );
}
