import type { Event } from '../model/event.ts';
import { groupBy } from '../model/grouping.ts';
import { humanDuration } from '../model/human-duration.ts';
import type { Instant } from '../model/instant.ts';
import { objectKey } from '../model/object.ts';
import { counted } from './amount-words.ts';
import { CLUSTER } from './cluster-subject.ts';
import { kubectl } from './command.ts';
import { MINUTE } from './duration.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { namespaceSubject } from './namespace-subject.ts';
import { defineRule } from './rule.ts';
import { count, inMinutes } from './threshold.ts';

/** Their trouble has rules of its own, which read these events. */
const ELSEWHERE: ReadonlySet<string> = new Set(['Pod', 'HorizontalPodAutoscaler']);

export default defineRule({
  id: 'recurring-warning',
  title: 'Warnings keep coming',
  group: 'hygiene',
  severity: 'info',
  why: 'A controller tries something again and again without success. Often nothing has failed yet, but whatever it tries to do is not done.',
  fix: 'Read the message and what it is about; the component that reports it says more in its log.',
  peers: {
    Popeye: ['POP-1503'],
    KubeBuddy: ['EVENT001', 'EVENT002'],
    k8sgpt: ['PersistentVolumeClaim', 'Service', 'StatefulSet', 'Job'],
  },
  needs: ['events'],
  settings: {
    // Retries are normal; so many are not.
    times: count(20, 'time', 'Seen as often, a warning is found'),
    // What stopped longer ago is over.
    minutes: inMinutes(15, 'Warnings that stopped longer ago are passed over'),
  },
  *check({ events, now }, { times, minutes }) {
    const recurring = events.filter((event) => isRecurring(event, times, now - minutes * MINUTE));
    for (const [namespace, own] of groupBy(recurring, ({ subject }) => subject.namespace)) {
      const kinds = [...groupBy(own, ({ reason }) => reason ?? '')]
        .map(([reason, same]) => ({ reason, same, count: same.reduce((total, one) => total + one.count, 0) }))
        .toSorted((a, b) => b.count - a.count);
      const [first] = kinds;
      const example = first?.same[0];
      if (first === undefined || example === undefined) continue;
      yield {
        subject: namespace === null ? CLUSTER : namespaceSubject(namespace),
        facts: {
          reasons: kinds
            .slice(0, 20)
            .map(({ reason, count, same }) => ({ reason, count, objects: same.length })),
          count: kinds.length,
          about: objectKey(example.subject),
          message: example.message,
          agoMs: example.lastAt === null ? null : now - example.lastAt,
        },
        evidence: own.slice(0, 3).map((one) => field(one, 'message', one.message)),
        related: own.slice(0, 20).map(({ subject }) => subject),
      };
    }
  },
  message({ reasons, count, about, message, agoMs }) {
    const [first] = reasons;
    const last = agoMs === null ? '' : `, last ${humanDuration(agoMs)} before the capture`;
    const more = count > 1 ? `; ${counted(count - 1, 'other reason')} as well` : '';
    return `${excerpt(first?.reason ?? '', 60)} ${first?.count ?? 0} times${last}, such as of ${excerpt(about, 120)}: ${excerpt(message ?? '')}${more}`;
  },
  commands(_facts, subject) {
    return [
      kubectl(
        'get',
        'events',
        ...(subject.kind === 'Namespace' ? ['-n', subject.name] : ['-A']),
        '--field-selector=type=Warning',
      ),
    ];
  },
});

function isRecurring({ type, subject, count: seen, lastAt }: Event, often: number, since: Instant): boolean {
  return (
    type === 'Warning' && seen >= often && !ELSEWHERE.has(subject.kind) && lastAt !== null && lastAt >= since
  );
}
