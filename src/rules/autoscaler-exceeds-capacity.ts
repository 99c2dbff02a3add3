import { reference } from '../model/object.ts';
import { formatBytes, formatCores } from '../model/quantity.ts';
import { counted } from './amount-words.ts';
import { autoscalerRoom, exceeding } from './autoscaler-room.ts';
import { inNamespace, kubectl } from './command.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'autoscaler-exceeds-capacity',
  title: 'Autoscaler may ask for more than the nodes have',
  group: 'capacity',
  severity: 'medium',
  why: 'Long before its maximum the new pods stay Pending: just when the load is highest the workload stops growing.',
  fix: 'Lower maxReplicas to what fits, lower the requests to what the pods use, or add nodes.',
  peers: { Popeye: ['POP-602', 'POP-603'], KubeBuddy: ['WRK022'] },
  needs: ['horizontalPodAutoscalers', 'nodes', 'pods'],
  everywhere: ['pods', 'nodes'],
  *check(view) {
    const room = autoscalerRoom(view);
    if (room === null) return;
    for (const growth of room.growths) {
      const short = exceeding(growth, room.free);
      if (short.length === 0) continue;
      const { autoscaler } = growth;
      yield {
        subject: reference(autoscaler),
        facts: {
          short,
          pods: growth.pods,
          maxReplicas: autoscaler.maxReplicas,
          wanted: { cpu: growth.cpu, memory: growth.memory },
          free: room.free,
        },
        evidence: [field(autoscaler, 'spec.maxReplicas', autoscaler.maxReplicas)],
        related: [autoscaler.target],
      };
    }
  },
  message({ short, pods, maxReplicas, wanted, free }) {
    const parts = short.map((name) =>
      name === 'cpu'
        ? `${formatCores(wanted.cpu)} cores (${formatCores(free.cpu)} not requested yet)`
        : `${formatBytes(wanted.memory)} memory (${formatBytes(free.memory)} not requested yet)`,
    );
    return `${counted(pods, 'more pod')} up to its maximum of ${maxReplicas} would request ${parts.join(' and ')}`;
  },
  commands(_facts, subject) {
    return [
      kubectl('describe', 'horizontalpodautoscaler', subject.name, ...inNamespace(subject)),
      kubectl('describe', 'nodes'),
    ];
  },
});
