import { reference } from '../model/object.ts';
import { formatBytes, formatCores } from '../model/quantity.ts';
import { counted } from './amount-words.ts';
import { autoscalerRoom, exceeding } from './autoscaler-room.ts';
import { CLUSTER } from './cluster-subject.ts';
import { kubectl } from './command.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'autoscalers-exceed-capacity',
  title: 'All autoscalers together exceed the nodes',
  group: 'capacity',
  severity: 'low',
  why: 'When load comes to all of them at once, as it does for parts of one application, some of the new pods stay Pending.',
  fix: 'Lower the maxima or the requests, add nodes, or give the workloads that must win a higher PriorityClass.',
  peers: { Popeye: ['POP-604', 'POP-605'] },
  needs: ['horizontalPodAutoscalers', 'nodes', 'pods'],
  everywhere: ['pods', 'nodes', 'horizontalPodAutoscalers'],
  *check(view) {
    const room = autoscalerRoom(view);
    if (room === null) return;
    // Those that do not even fit alone have a finding of their own.
    const growths = room.growths.filter((growth) => exceeding(growth, room.free).length === 0);
    const wanted = {
      cpu: growths.reduce((sum, growth) => sum + growth.cpu, 0),
      memory: growths.reduce((sum, growth) => sum + growth.memory, 0),
    };
    const short = exceeding(wanted, room.free);
    if (short.length === 0) return;
    yield {
      subject: CLUSTER,
      facts: {
        short,
        autoscalers: growths.length,
        pods: growths.reduce((sum, growth) => sum + growth.pods, 0),
        wanted,
        free: room.free,
      },
      evidence: growths
        .slice(0, 3)
        .map(({ autoscaler }) => field(autoscaler, 'spec.maxReplicas', autoscaler.maxReplicas)),
      related: growths.slice(0, 20).map(({ autoscaler }) => reference(autoscaler)),
    };
  },
  message({ short, autoscalers, pods, wanted, free }) {
    const parts = short.map((name) =>
      name === 'cpu'
        ? `${formatCores(wanted.cpu)} cores (${formatCores(free.cpu)} not requested yet)`
        : `${formatBytes(wanted.memory)} memory (${formatBytes(free.memory)} not requested yet)`,
    );
    return `${counted(autoscalers, 'autoscaler')} at their maximum would add ${counted(pods, 'pod')} that request ${parts.join(' and ')}`;
  },
  commands() {
    return [kubectl('get', 'horizontalpodautoscalers', '-A'), kubectl('describe', 'nodes')];
  },
});
