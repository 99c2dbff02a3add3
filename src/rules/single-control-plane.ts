import { reference } from '../model/object.ts';
import { kubectl } from './command.ts';
import { isControlPlane } from './distribution.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'single-control-plane',
  title: 'Control plane is a single node',
  group: 'risk',
  severity: 'low',
  why: 'Without that node nothing can be changed, scheduled or healed, and where it holds the only copy of etcd the state of the cluster is lost with its disk.',
  fix: 'Run three control-plane nodes, or accept the risk and keep tested backups of etcd (or of the k3s database) off the node.',
  peers: { Popeye: ['POP-712'] },
  needs: ['nodes'],
  absence: ['nodes'],
  readsText: 'table',
  *check({ nodes }) {
    const [first, ...others] = nodes.filter(isControlPlane);
    // No labelled node at all: the control plane is a managed one.
    if (first === undefined || others.length > 0) return;
    yield {
      subject: reference(first),
      severity: nodes.length === 1 ? 'info' : 'low',
      facts: { nodes: nodes.length, controlPlanes: 1, roles: first.roles },
      evidence: [
        field(
          first,
          'metadata.labels',
          first.roles.map((role) => `node-role.kubernetes.io/${role}`).join(' '),
        ),
      ],
    };
  },
  message({ nodes }) {
    return nodes === 1
      ? 'the cluster is this one node, control plane and all'
      : `1 of ${nodes} nodes is a control-plane node, so nothing takes over when it fails`;
  },
  commands() {
    return [kubectl('get', 'nodes', '-o', 'wide')];
  },
});
