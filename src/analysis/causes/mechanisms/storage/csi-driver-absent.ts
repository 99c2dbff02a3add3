import { kubectl } from '../../../../rules/command.ts';
import { excerpt } from '../../../../rules/excerpt.ts';
import { field } from '../../../../rules/field-evidence.ts';
import type { Mechanism } from '../../mechanism.ts';
import { STARTING_RULES, volumeFailures } from './attach-event.ts';

/** The storage driver does not run on the node of the pod. */
export const csiDriverAbsent: Mechanism = {
  id: 'csi-driver-absent',
  title: 'The storage driver is not registered on the node',
  reasoning:
    'A CSI volume is mounted by the driver’s pod on the same node, which registers there with the kubelet: `driver name ' +
    'x not found in the list of registered CSI drivers`. That pod, of a DaemonSet, does not run there: it crashes, is ' +
    'kept off by a taint, or the driver was removed. It has nothing to do with the volume itself.',
  fix: 'Bring the DaemonSet of the driver to run on that node: read its pod’s state and log, and let it tolerate the taints of the node.',
  explains: STARTING_RULES,
  diagnose(finding, scene) {
    const [found] = volumeFailures(finding, scene, MOUNTING).flatMap((failure) => {
      const [, driver] =
        /driver name (\S+) not found in the list of registered CSI drivers/.exec(failure.message) ?? [];
      return driver === undefined ? [] : [{ ...failure, driver }];
    });
    if (found === undefined) return null;
    const { pod, event, message, driver } = found;
    const node = pod.nodeName ?? '';
    return {
      root: { kind: 'Node', namespace: null, name: node },
      confidence: 'confirmed',
      summary: `CSI driver ${excerpt(driver, 100)} is not registered on node ${node}, so its volumes cannot be mounted there`,
      evidence: [field(event, 'message', message)],
      commands: [
        kubectl('get', 'csinode', node, '-o', 'yaml'),
        kubectl('get', 'pods', '-A', '-o', 'wide', '--field-selector', `spec.nodeName=${node}`),
      ],
      toConfirm: null,
      fault: `${node} ${driver}`,
    };
  },
};

const MOUNTING: ReadonlySet<string> = new Set(['FailedMount', 'FailedAttachVolume', 'FailedMapVolume']);
