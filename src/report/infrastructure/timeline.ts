import type { RootContent } from 'mdast';
import type { Audit } from '../../analysis/audit.ts';
import type { TimelineEntry } from '../../analysis/timeline.ts';
import { longDuration } from '../../model/human-duration.ts';
import { isoDate } from '../../model/instant.ts';
import type { Brief } from '../brief/schema.ts';
import { counted } from '../format/numbers.ts';
import { firstOf } from '../format/objects.ts';
import { bullets, heading, paragraph } from '../markdown/blocks.ts';
import { code, type Inline, strong } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';

/** What was created lately, and what the auditor adds to it. */
export function timeline(audit: Audit, brief: Brief): string {
  const { lastDay, lastFortnight } = audit.timeline;
  return markdown(
    ...section('Last 24 hours', lastDay, audit.now),
    ...section('Last 14 days', lastFortnight, audit.now),
    ...(brief.timeline.length === 0
      ? []
      : [
          heading(3, 'Stated by the auditor'),
          bullets(brief.timeline.map(({ when, what }): Inline => [strong(when), `: ${what}`])),
        ]),
    ...(lastDay.length + lastFortnight.length === 0
      ? [paragraph('No namespace or workload in the snapshot was created in the 14 days before it.')]
      : []),
  );
}

function section(title: string, entries: readonly TimelineEntry[], now: number): readonly RootContent[] {
  return entries.length === 0
    ? []
    : [heading(3, title), bullets(entries.slice(0, 30).map((entry) => line(entry, now)))];
}

function line({ at, namespace, namespaceIsNew, workloads }: TimelineEntry, now: number): Inline {
  const names = workloads.map(({ kind, name }): Inline => [`${kind} `, code(name)]);
  return [
    `${isoDate(at)}, ${longDuration(now - at)} ago: `,
    namespaceIsNew
      ? ['namespace ', strong(code(namespace)), workloads.length === 0 ? ' created' : ' created with ']
      : ['in ', code(namespace), ' '],
    workloads.length === 0
      ? ''
      : [counted(workloads.length, 'workload'), ': ', firstOf(names, 8, 'workloads')],
  ];
}
