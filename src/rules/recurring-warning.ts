import type { Event } from '../model/event.ts';
import { groupBy } from '../model/grouping.ts';
import { humanDuration } from '../model/human-duration.ts';
import { objectKey } from '../model/object.ts';
import { counted } from './amount-words.ts';
import { CLUSTER } from './cluster-subject.ts';
import { kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { namespaceSubject } from './namespace-subject.ts';
import { defineRule } from './rule.ts';

/** What stopped longer ago is over. */
const RECENT = 15 * 60_000;
/** Retries are normal; this many are not. */
const OFTEN = 20;

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
  *check({ events, now }) {
    const recurring = events.filter((event) => isRecurring(event, now));
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

function isRecurring({ type, subject, count, lastAt }: Event, now: number): boolean {
  return (
    type === 'Warning' &&
    count >= OFTEN &&
    !ELSEWHERE.has(subject.kind) &&
    lastAt !== null &&
    now - lastAt <= RECENT
  );
}
