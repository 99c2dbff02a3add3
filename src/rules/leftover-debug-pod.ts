import { humanDuration } from '../model/human-duration.ts';
import { reference } from '../model/object.ts';
import { inNamespace, kubectl } from './command.ts';
import { HOUR } from './duration.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';
import { inHours } from './threshold.ts';

export default defineRule({
  id: 'leftover-debug-pod',
  title: 'Pod of a debug session is left behind',
  group: 'cleanup',
  severity: 'low',
  why: '`kubectl debug node` makes a pod that sees the processes and the whole file system of the node. It does not go away by itself, and while it runs anybody who may exec into it has the node.',
  fix: 'Delete it.',
  peers: { KubeBuddy: ['POD006'] },
  needs: ['pods'],
  settings: {
    // Somebody may be at it.
    hours: inHours(1, 'Pods that are younger are passed over'),
  },
  *check({ links, now }, { hours }) {
    for (const pod of links.podsAlone()) {
      const { name, owners, createdAt, deletedAt } = pod.meta;
      const young = createdAt !== null && now - createdAt < hours * HOUR;
      if (owners.length > 0 || !name.startsWith('node-debugger-') || deletedAt !== null || young) continue;
      yield {
        subject: reference(pod),
        severity: pod.phase === 'Running' ? 'medium' : 'low',
        facts: {
          node: pod.nodeName,
          running: pod.phase === 'Running',
          ageMs: createdAt === null ? null : now - createdAt,
        },
        evidence: [field(pod, 'metadata.name', name), field(pod, 'status.phase', pod.phase)],
      };
    }
  },
  message({ node, running, ageMs }) {
    const age = ageMs === null ? '' : `, ${humanDuration(ageMs)} old`;
    return `made by \`kubectl debug\`${node === null ? '' : ` for node ${node}`}${age}, ${running ? 'still running' : 'ended'}`;
  },
  commands(_facts, subject) {
    return [kubectl('delete', 'pod', subject.name, ...inNamespace(subject))];
  },
});
