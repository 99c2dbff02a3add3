import { reference } from '../model/object.ts';
import { isSystemNamespace } from '../model/system-namespace.ts';
import { inNamespace, kubectl, resourceWord } from './command.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'idle-daemon-set',
  title: 'DaemonSet runs on no node',
  group: 'cleanup',
  severity: 'info',
  why: 'No node has the labels it asks for. It may wait for hardware that is not there yet, or for a label that was misspelled or has changed.',
  fix: 'Compare its nodeSelector and affinity with the labels of the nodes; delete it if nobody waits for it.',
  peers: { kor: ['daemonset'] },
  needs: ['daemonSets'],
  *check({ daemonSets }) {
    for (const one of daemonSets) {
      const { meta, template, desired, current, misscheduled, generation, observedGeneration } = one;
      // Without this number nobody has looked at it yet.
      const seen = observedGeneration !== null && observedGeneration === generation;
      const idle = seen && desired === 0 && current === 0 && misscheduled === 0;
      if (!idle || meta.deletedAt !== null || isSystemNamespace(meta.namespace ?? '')) continue;
      yield {
        subject: reference(one),
        facts: { nodeSelector: { ...template.spec.nodeSelector } },
        evidence: [field(one, 'status.desiredNumberScheduled', desired)],
      };
    }
  },
  message({ nodeSelector }) {
    const asked = Object.entries(nodeSelector).map(([key, value]) => `${key}=${value}`);
    return `is to run on 0 nodes${asked.length === 0 ? '' : `; it asks for ${asked.join(', ')}`}`;
  },
  commands(_facts, subject) {
    return [
      kubectl('describe', resourceWord(subject), ...inNamespace(subject)),
      kubectl('get', 'nodes', '--show-labels'),
    ];
  },
});
