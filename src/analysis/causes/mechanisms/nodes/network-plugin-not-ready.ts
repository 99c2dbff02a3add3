import { kubectl } from '../../../../rules/command.ts';
import { excerpt } from '../../../../rules/excerpt.ts';
import { field } from '../../../../rules/field-evidence.ts';
import { factText } from '../../fact-member.ts';
import type { Mechanism } from '../../mechanism.ts';
import { STARTING_RULES } from '../storage/attach-event.ts';
import { sandboxFailures } from './sandbox-failures.ts';

/** The pod network of a node is not set up. */
export const networkPluginNotReady: Mechanism = {
  id: 'network-plugin-not-ready',
  title: 'The network plugin of a node is not ready',
  reasoning:
    'Every pod gets its address from the CNI plugin of its node. Without a working one the kubelet reports Ready False ' +
    'with `network plugin is not ready` or `cni plugin not initialized`, or the sandbox of each pod fails in the ' +
    'plugin’s name. Most often the plugin’s own DaemonSet pod does not run there. Pods with hostNetwork start all the ' +
    'same. A runtime that does not answer fails before the plugin is asked.',
  fix: 'Bring the network plugin’s DaemonSet to run on that node: read its pod’s state and log; check that its configuration lies in /etc/cni/net.d.',
  explains: ['node-not-ready', ...STARTING_RULES],
  diagnose(finding, scene) {
    if (finding.rule === 'node-not-ready') {
      const said = factText(finding.facts, 'message') ?? '';
      if (factText(finding.facts, 'status') !== 'False' || !NOT_READY.test(said)) return null;
      return {
        root: finding.subject,
        confidence: 'confirmed',
        summary: `the network plugin of node ${finding.subject.name} is not ready: ${excerpt(said, 200)}`,
        evidence: [],
        commands: commands(finding.subject.name),
        toConfirm: null,
      };
    }
    const [failure] = sandboxFailures(finding, scene).filter(({ message }) => FAILED.test(message));
    if (failure === undefined || failure.pod.nodeName === null) return null;
    const { pod, event, message } = failure;
    const node = pod.nodeName ?? '';
    const full =
      /no IP addresses available|no available IP|failed to allocate for range|IPAM.{0,200}exhausted/i.test(
        message,
      );
    return {
      root: { kind: 'Node', namespace: null, name: node },
      confidence: 'likely',
      summary: `${full ? 'the pod network has no address left on' : 'the network plugin fails on'} node ${node}: ${excerpt(message, 240)}`,
      evidence: [field(event, 'message', message)],
      commands: commands(node),
      ...(full
        ? {
            fix: 'Free addresses: remove pods that nobody needs, and those the plugin still counts after they are gone; else give the node a larger range.',
          }
        : {}),
      toConfirm: `Read the log of the network plugin’s pod on ${node}.`,
    };
  },
};

const NOT_READY =
  /network plugin is not ready|cni plugin not initialized|cni config uninitialized|NetworkReady=false|NetworkPluginNotReady/i;
const FAILED =
  /plugin type="[^"]*"(?: name="[^"]*")? failed|failed to (?:set ?up|setup) (?:pod )?network|networkPlugin \S+ failed|cni plugin not initialized|network is not ready|no IP addresses available/i;

function commands(node: string): readonly string[] {
  return [
    kubectl('describe', 'node', node),
    kubectl('get', 'pods', '-A', '-o', 'wide', '--field-selector', `spec.nodeName=${node}`),
  ];
}
