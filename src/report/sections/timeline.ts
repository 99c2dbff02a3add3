import type { RootContent } from 'mdast';
import type { Audit } from '../../analysis/audit.ts';
import { DAY, type LostNode, type TimelineEntry } from '../../analysis/timeline.ts';
import { longDuration } from '../../model/human-duration.ts';
import { resourceName } from '../../model/kinds.ts';
import type { Brief } from '../brief/schema.ts';
import { counted, listed } from '../format/numbers.ts';
import { firstOf } from '../format/objects.ts';
import { capitalized } from '../format/severities.ts';
import { day, statedDay } from '../format/times.ts';
import { bullets, heading, paragraph } from '../markdown/blocks.ts';
import { code, type Inline, strong } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';
import { isRead } from '../sources.ts';
import { DEFAULT_STYLE, type PageStyle } from '../style/page-style.ts';

/** What was created lately, what was lost, and what the auditor adds to it. */
export function timeline(audit: Audit, brief: Brief, style: PageStyle = DEFAULT_STYLE): string {
  const { lastDay, lastFortnight, lostNodes } = audit.timeline;
  const isFresh = ({ at }: LostNode) => audit.now - at <= DAY;
  const fresh = lostNodes.filter(isFresh);
  const older = lostNodes.filter((one) => !isFresh(one));
  return markdown(
    ...section('Last 24 hours', fresh, lastDay, audit.now, style),
    ...section('Last 14 days', older, lastFortnight, audit.now, style),
    ...(brief.timeline.length === 0
      ? []
      : [
          heading(3, 'Stated by the auditor'),
          bullets(
            brief.timeline.map(({ when, what }): Inline => [strong(statedDay(when, style)), `: ${what}`]),
          ),
        ]),
    ...emptyState(audit),
  );
}

const DATED = ['namespaces', 'deployments', 'statefulSets', 'daemonSets', 'cronJobs'] as const;
const MOST_ENTRIES = 15;

/** What the list may lack, and that it is empty where it is. */
function emptyState(audit: Audit): readonly RootContent[] {
  const { lastDay, lastFortnight } = audit.timeline;
  const unseen = DATED.filter((source) => !isRead(audit, source));
  const names = listed(unseen.map(resourceName));
  if (unseen.length === DATED.length)
    return [paragraph(`What was created lately was not evaluated: ${names} were not captured.`)];
  const nothing =
    lastDay.length + lastFortnight.length === 0
      ? 'No captured namespace or workload was created in the 14 days before the capture.'
      : '';
  const limits =
    unseen.length === 0 ? '' : `${capitalized(names)} were not captured and would be missing here.`;
  const text = [nothing, limits].filter((part) => part !== '').join(' ');
  return text === '' ? [] : [paragraph(text)];
}

function section(
  title: string,
  lost: readonly LostNode[],
  entries: readonly TimelineEntry[],
  now: number,
  style: PageStyle,
): readonly RootContent[] {
  const lines = [
    ...lost.slice(0, MOST_ENTRIES).map((one) => ({ at: one.at, text: lostLine(one, now, style) })),
    ...entries.slice(0, MOST_ENTRIES).map((entry) => ({ at: entry.at, text: line(entry, now, style) })),
  ].toSorted((a, b) => b.at - a.at);
  return lines.length === 0
    ? []
    : [
        heading(3, title),
        bullets(lines.map(({ text }) => text)),
        ...(lost.length > MOST_ENTRIES
          ? [paragraph(`${counted(lost.length - MOST_ENTRIES, 'more lost node')}: see the JSON audit.`)]
          : []),
        ...(entries.length > MOST_ENTRIES
          ? [paragraph(`${rest(entries.slice(MOST_ENTRIES))}: see the JSON audit.`)]
          : []),
      ];
}

function lostLine({ at, node, reason }: LostNode, now: number, style: PageStyle): Inline {
  return [
    `${day(at, style)}, ${longDuration(now - at)} ago: node `,
    strong(code(node)),
    ' NotReady since then',
    reason === null ? '' : [' (', code(reason), ')'],
  ];
}

function line(
  { at, namespace, namespaceIsNew, workloads }: TimelineEntry,
  now: number,
  style: PageStyle,
): Inline {
  const names = workloads.map(({ kind, name }): Inline => [`${kind} `, code(name)]);
  const count = counted(workloads.length, 'workload');
  const subject: Inline = namespaceIsNew
    ? ['namespace ', strong(code(namespace)), workloads.length === 0 ? '' : ` with ${count}: `]
    : [`${count} in `, code(namespace), ': '];
  return [`${day(at, style)}, ${longDuration(now - at)} ago: `, subject, firstOf(names, 8, 'workloads')];
}

function rest(entries: readonly TimelineEntry[]): string {
  const namespaces = entries.filter(({ namespaceIsNew }) => namespaceIsNew).length;
  const workloads = entries.reduce((sum, entry) => sum + entry.workloads.length, 0);
  return `Earlier still, ${listed([
    ...(namespaces === 0 ? [] : [counted(namespaces, 'namespace')]),
    ...(workloads === 0 ? [] : [counted(workloads, 'workload')]),
  ])}`;
}
