import type { Audit } from '../audit.ts';
import type { NodeRow } from '../inventory/inventory.ts';
import type { GroupShape } from './fact-shape.ts';
import { amount, count, group, rows, truth, word } from './fact-words.ts';
import type { FactValue } from './snapshot-facts.ts';
import { when, wholeness } from './wholeness.ts';

const CONDITIONS = ['DiskPressure', 'MemoryPressure', 'PIDPressure', 'NetworkUnavailable'] as const;

export const NODES: GroupShape = group({
  total: count('Nodes', ['nodes']),
  ready: count('Nodes whose condition Ready is True', ['nodes']),
  notReady: count('The other nodes', ['nodes']),
  cordoned: count('Nodes that take no new pods', ['nodes']),
  controlPlanes: count('Nodes with the role control-plane or master', ['nodes']),
  workers: count('The nodes without it', ['nodes']),
  underPressure: count('Nodes of which one of the conditions below is True', ['nodes']),
  conditions: group(
    Object.fromEntries(
      CONDITIONS.map((type) => [type, count(`Nodes whose condition ${type} is True`, ['nodes'])]),
    ),
  ),
  byName: rows('name of a node', 'The nodes', ['nodes'], {
    ready: truth('Condition Ready is True', ['nodes']),
    status: word('STATUS as kubectl prints it: `Ready,SchedulingDisabled`', ['nodes']),
    version: word('Of its kubelet', ['nodes']),
    underPressure: truth('One of the conditions above is True', ['nodes']),
    cpuUsedPercent: amount('int', '0 to 100', 'CPU in use, of allocatable', ['nodes', 'nodeMetrics']),
    memoryUsedPercent: amount('int', '0 to 100', 'Memory in use, of allocatable', ['nodes', 'nodeMetrics']),
    pods: count('Pods on it that are not finished', ['nodes', 'pods']),
    problemPods: count('Pods on it that have a problem', ['nodes', 'pods']),
  }),
});

/** No cluster is without nodes: an empty list says nothing. */
export function nodeFacts(audit: Audit): FactValue {
  const { nodes } = audit.inventory;
  const { whole, detailed } = wholeness(audit);
  const number = (is: (row: NodeRow) => boolean) =>
    when(whole('nodes') && nodes.length > 0, () => nodes.filter(is).length);
  const pressed = (is: (row: NodeRow) => boolean) => (detailed('nodes') ? number(is) : null);
  const isControlPlane = ({ roles }: NodeRow) => roles.includes('control-plane') || roles.includes('master');
  return {
    total: number(() => true),
    ready: number(({ ready }) => ready),
    notReady: number(({ ready }) => !ready),
    cordoned: number(({ status }) => status.includes('SchedulingDisabled')),
    controlPlanes: number(isControlPlane),
    workers: number((row) => !isControlPlane(row)),
    underPressure: pressed(({ troubles }) => troubles.length > 0),
    conditions: Object.fromEntries(
      CONDITIONS.map((type) => [type, pressed(({ troubles }) => troubles.includes(type))]),
    ),
    byName: Object.fromEntries(
      nodes.map((row) => [
        row.name,
        {
          ready: row.ready,
          status: row.status,
          version: row.version,
          underPressure: when(detailed('nodes'), () => row.troubles.length > 0),
          cpuUsedPercent: row.cpu.usedPercent,
          memoryUsedPercent: row.memory.usedPercent,
          pods: when(whole('pods'), () => row.pods.running),
          problemPods: when(whole('pods'), () => row.pods.problems),
        },
      ]),
    ),
  };
}
