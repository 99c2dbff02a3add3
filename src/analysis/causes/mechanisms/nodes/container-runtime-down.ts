import type { Event } from '../../../../model/event.ts';
import type { Node } from '../../../../model/node.ts';
import { type ObjectReference, reference } from '../../../../model/object.ts';
import { kubectl } from '../../../../rules/command.ts';
import { nodeServices, onNode } from '../../../../rules/distribution.ts';
import { excerpt } from '../../../../rules/excerpt.ts';
import { field } from '../../../../rules/field-evidence.ts';
import type { Evidence } from '../../../../rules/finding.ts';
import { factText } from '../../fact-member.ts';
import type { Diagnosis, Mechanism, Scene } from '../../mechanism.ts';
import { STARTING_RULES } from '../storage/attach-event.ts';
import { nodeOf } from './node-of.ts';
import { sandboxFailures } from './sandbox-failures.ts';

/** The kubelet answers, and the container runtime below it does not. */
export const containerRuntimeDown: Mechanism = {
  id: 'container-runtime-down',
  title: 'The container runtime of a node does not answer',
  reasoning:
    'The kubelet starts and watches containers through the runtime’s socket. Where that does not answer it still renews ' +
    'its lease and says so: Ready False, KubeletNotReady, `container runtime is down` or `PLEG is not healthy`; and ' +
    'sandboxes and garbage collection fail with the name of the socket. A kubelet that is silent itself leaves Ready ' +
    'Unknown. Once the runtime answers again these events are history: only pods that are still stuck count.',
  fix: 'On the node, look at the service of the container runtime and its journal, the disk it writes to, and restart it; the kubelet finds it again by itself.',
  explains: ['node-not-ready', ...STARTING_RULES],
  diagnose(finding, scene) {
    if (finding.rule === 'node-not-ready') {
      const said = factText(finding.facts, 'message') ?? '';
      const node = nodeOf(finding.subject.name, scene);
      const event = node === null ? null : socketEvent(reference(node), scene);
      const isSaid = RUNTIME.test(said) && !NETWORK.test(said.replace(/container runtime is down/g, ''));
      const isDown = factText(finding.facts, 'status') === 'False';
      if (!isDown || !(isSaid || event !== null)) return null;
      return diagnosis(
        finding.subject,
        node,
        isSaid ? said : (event?.message ?? ''),
        event === null ? [] : [field(event, 'message', event.message)],
        'confirmed',
        finding.commands,
      );
    }
    const [failure] = sandboxFailures(finding, scene).filter(({ message }) => SOCKET.test(message));
    if (failure === undefined) return null;
    const { pod, event, message } = failure;
    const node = nodeOf(pod.nodeName ?? '', scene);
    return diagnosis(
      { kind: 'Node', namespace: null, name: pod.nodeName ?? '' },
      node,
      message,
      [field(event, 'message', message)],
      'likely',
      [kubectl('describe', 'node', pod.nodeName ?? '')],
    );
  },
};

const RUNTIME =
  /container runtime is down|PLEG is not healthy|container runtime status check may not have completed|RuntimeReady=false|container runtime not ready/i;
const NETWORK = /network plugin|NetworkReady=false|cni/i;
const SOCKET =
  /dial unix \S*(?:containerd|crio|cri-dockerd|dockershim|docker)\S*|Cannot connect to the Docker daemon/;

function socketEvent(ref: ObjectReference, { cluster: { links } }: Scene): Event | null {
  return (
    links
      .eventsOf(ref)
      .find(
        ({ type, reason, message }) =>
          type === 'Warning' && reason !== 'Rebooted' && message !== null && SOCKET.test(message),
      ) ?? null
  );
}

function diagnosis(
  root: ObjectReference,
  node: Node | null,
  said: string,
  evidence: readonly Evidence[],
  confidence: 'confirmed' | 'likely',
  commands: readonly string[],
): Diagnosis {
  const runtime = node?.info.containerRuntimeVersion?.split(':')[0] ?? null;
  const services = node === null ? null : nodeServices(node);
  return {
    root,
    confidence,
    summary: `the kubelet of node ${root.name} answers, and its container runtime${runtime === null ? '' : ` (${excerpt(runtime, 60)})`} does not: ${excerpt(said, 200)}`,
    evidence,
    commands:
      services === null || confidence === 'confirmed'
        ? commands
        : [
            ...commands,
            ...onNode(services, 'systemctl', 'status', services.runtime),
            ...onNode(services, 'journalctl', '-u', services.runtime, '-n', '200', '--no-pager'),
          ],
    toConfirm:
      confidence === 'confirmed'
        ? null
        : 'The node is still shown as Ready: look at the service of its runtime, or capture the nodes again in a minute.',
  };
}
