import { condition } from '../model/condition.ts';
import { nodeGpus } from '../model/gpu.ts';
import { reference } from '../model/object.ts';
import { kubectl } from './command.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';
import { inPercent } from './threshold.ts';

export default defineRule({
  id: 'unused-gpu',
  title: 'GPU is hardly asked for',
  group: 'capacity',
  severity: 'info',
  why: 'A GPU costs more than the rest of its node, and one that no pod asks for does nothing. A pod that does not ask for it cannot use it, whatever node it is on.',
  fix: 'Ask whether a workload was meant to use it, and give that workload a limit for the resource. If nobody needs it, take the node out, or keep other pods off it with a taint.',
  needs: ['nodes', 'pods'],
  absence: ['pods'],
  everywhere: ['pods'],
  settings: {
    // Up to here most of what was paid for is idle.
    percent: inPercent(25, 'Of the GPUs of a node asked for; up to here found'),
  },
  *check({ nodes, links }, { percent }) {
    for (const node of nodes) {
      if (condition(node.conditions, 'Ready')?.status !== 'True') continue;
      const idle = nodeGpus(node, links.podsOn(node.meta.name)).filter(
        ({ requests, allocatable }) => 100 * requests <= percent * allocatable,
      );
      if (idle.length === 0) continue;
      yield {
        subject: reference(node),
        facts: { gpus: idle.map((gpu) => ({ ...gpu })) },
        evidence: idle.map(({ resource, allocatable }) =>
          field(node, `status.allocatable["${resource}"]`, allocatable),
        ),
      };
    }
  },
  message({ gpus }) {
    return gpus
      .map(({ resource, allocatable, requests }) => `${requests} of ${allocatable} ${resource} requested`)
      .join(', ');
  },
  commands(_facts, { name }) {
    return [
      kubectl('describe', 'node', name),
      kubectl('get', 'pods', '-A', '-o', 'wide', '--field-selector', `spec.nodeName=${name}`),
    ];
  },
});
