import { kubectl } from '../../../../rules/command.ts';
import { nodeServices, onNode } from '../../../../rules/distribution.ts';
import type { Mechanism } from '../../mechanism.ts';
import { controlPlaneComponent } from './control-plane.ts';

/** A node is silent and nobody marks it. */
export const nodeControllerDown: Mechanism = {
  id: 'node-controller-down',
  title: 'The controller manager does not run',
  reasoning:
    'The node controller, a part of kube-controller-manager, marks a node whose lease is old within a minute. A node ' +
    'that has been silent for many minutes and is still shown as Ready was not marked, so the controller does not ' +
    'work either; then Deployments are not rolled out, and endpoints and quotas stand still too. That its own pod is ' +
    'broken or its lease old confirms it.',
  fix: 'On the control-plane node, look at kube-controller-manager: its static pod or its service, and its log. Then look at the node that is silent.',
  explains: ['stale-node-heartbeat'],
  diagnose(_finding, scene) {
    const { root, node, state, sign, evidence } = controlPlaneComponent('kube-controller-manager', scene);
    if (root === null || state === 'alive') return null;
    const services = node === null ? null : nodeServices(node);
    return {
      root,
      confidence: sign === null ? 'likely' : 'confirmed',
      summary: `nobody marks nodes that are silent, so kube-controller-manager does not work${sign === null ? '' : `: ${sign}`}`,
      evidence,
      commands: [
        kubectl('get', 'lease', 'kube-controller-manager', '-n', 'kube-system', '-o', 'yaml'),
        kubectl('get', 'pods', '-n', 'kube-system', '-o', 'wide'),
        ...(services === null ? [] : onNode(services, 'systemctl', 'status', 'kube-controller-manager')),
      ],
      toConfirm:
        sign === null
          ? 'Capture the pods and leases of kube-system: kubectl get lease kube-controller-manager -n kube-system'
          : null,
      fault: 'controller-manager',
    };
  },
};
