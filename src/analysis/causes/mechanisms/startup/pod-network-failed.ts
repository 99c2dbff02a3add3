import type { ObjectReference } from '../../../../model/object.ts';
import { kubectl } from '../../../../rules/command.ts';
import { excerpt } from '../../../../rules/excerpt.ts';
import { toldStartFailure } from '../../told-start-failure.ts';

/** The network plugin of a node cannot give a pod its network. */
export const podNetworkFailed = toldStartFailure({
  id: 'pod-network-failed',
  title: 'The network plugin of a node fails',
  reasoning:
    'The runtime has the network plugin set up each sandbox. "failed to setup network for sandbox" with the plugin’s ' +
    'name, "cni config uninitialized" or a socket of the plugin that is missing mean that its pod on that node is not ' +
    'up or lost its state. Right after a node starts this heals by itself, so it counts only for pods that are stuck ' +
    'now. No address left, and a container killed for memory at its start, are other things.',
  fix: 'Look at the network plugin’s pod on that node and at its log; restart it there. Compare /etc/cni/net.d and /opt/cni/bin with a node that works.',
  pattern:
    /(?:failed to (?:setup|set up) network for sandbox|network: |NetworkPlugin|cni (?:config|plugin)|network is not ready|plugin type=)[^\n]{0,600}/i,
  read([said], { pod, text }, { subject }) {
    if (/OOM-killed/.test(text)) return null;
    const { nodeName } = pod;
    const root: ObjectReference =
      nodeName === null ? subject : { kind: 'Node', namespace: null, name: nodeName };
    const [, plugin] = /plugin type="?([\w.-]{1,60})/.exec(said) ?? [];
    const [, why = said] = /failed \((?:add|delete|check)\): ([^\n]{3,300})/.exec(said) ?? [];
    return {
      root,
      confidence: 'likely',
      summary: `the network plugin${plugin === undefined ? '' : ` ${plugin}`} of ${nodeName === null ? 'the node' : `node ${nodeName}`} gives pods no network: ${excerpt(why, 160)}`,
      commands:
        nodeName === null
          ? []
          : [
              kubectl(
                'get',
                'pods',
                '-n',
                'kube-system',
                `--field-selector=spec.nodeName=${nodeName}`,
                '-o',
                'wide',
              ),
              kubectl('describe', 'node', nodeName),
            ],
      toConfirm: 'Read the log of the network plugin’s pod on that node.',
    };
  },
});
