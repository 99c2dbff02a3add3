import type { RootContent } from 'mdast';
import type { Audit } from '../../analysis/audit.ts';
import type { WorkloadRow } from '../../analysis/inventory/inventory.ts';
import { humanDuration, kubectlAge } from '../../model/human-duration.ts';
import { objectKey } from '../../model/object.ts';
import type { Brief } from '../brief/schema.ts';
import { localName } from '../format/local-name.ts';
import { counted, fraction } from '../format/numbers.ts';
import { firstOf, joined } from '../format/objects.ts';
import { type Column, heading, paragraph, table } from '../markdown/blocks.ts';
import { code, type Inline } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';
import { gapText, isCutOff, isRead } from '../sources.ts';
import { leftBehind } from './left-behind.ts';
import { type LookedAt, lookedAt } from './looked-at.ts';

const MOST_ROWS = 200;
const MOST_IMAGES = 6;
const FRESH = 24 * 3_600_000;

/**
 * Deployments by whether their newest version runs. Deployed is the age of that version, uptime that of the youngest
 * pod: a pod may have been restarted or moved since.
 */
export function deployments(audit: Audit, brief: Brief): string {
  const own = audit.inventory.workloads.filter(({ ref }) => ref.kind === 'Deployment');
  if (!isRead(audit, 'deployments') || isCutOff(audit, 'deployments'))
    return markdown(
      paragraph(`Deployments were not evaluated: ${gapText(audit, 'deployments')}.`),
      ...group('Known by their pods alone', own, audit, brief),
    );
  if (own.length === 0) return markdown(paragraph('There are no Deployments.'));
  const judged = own.filter(({ rollout }) => rollout.complete !== null);
  const idle = judged.filter(({ desired }) => desired === 0);
  const wanted = judged.filter(({ desired }) => desired > 0);
  const complete = wanted.filter(({ rollout }) => rollout.complete === true);
  const broken = wanted.filter(({ rollout }) => rollout.complete !== true);
  const guessed = own.filter(({ rollout }) => rollout.complete === null);
  return markdown(
    ...group(shared('Newest version does not run everywhere', broken, wanted), broken, audit, brief),
    ...group(shared('Newest version runs', complete, wanted), complete, audit, brief),
    ...group(shared('Scaled to 0', idle, judged), idle, audit, brief),
    ...group('Known by their pods alone', guessed, audit, brief),
    ...(audit.now === 0 ? [paragraph('Ages are left out: the capture time is not known.')] : []),
    ...lookedAt(audit, 'Deployment', LOOKS_AT_DEPLOYMENTS),
  );
}

const LOOKS_AT_DEPLOYMENTS: readonly LookedAt[] = [
  {
    rule: 'duplicate-deployment',
    words: ['exists twice', 'exist twice'],
    clear: 'No Deployment exists twice.',
  },
];

/** `Newest version runs: 13/14 (93 %)` */
function shared(title: string, { length }: readonly unknown[], whole: readonly unknown[]): string {
  return `${title}: ${fraction(length, whole.length)}`;
}

const AGES: readonly Column[] = [
  { title: 'Deployed', align: 'right' },
  { title: 'Uptime', align: 'right' },
];

function group(
  title: string,
  rows: readonly WorkloadRow[],
  audit: Audit,
  brief: Brief,
): readonly RootContent[] {
  if (rows.length === 0) return [];
  const shown = rows.slice(0, MOST_ROWS);
  return [
    heading(3, title),
    table(
      [
        { title: 'Deployment' },
        { title: 'Image' },
        { title: 'Ready', align: 'right' },
        ...(audit.now === 0 ? [] : AGES),
        { title: 'Restarts', align: 'right' },
        { title: 'Notes' },
      ],
      shown.map((row) => cells(row, audit, brief)),
    ),
    ...(rows.length > shown.length
      ? [paragraph(`${counted(rows.length - shown.length, 'more Deployment')}: see the JSON audit.`)]
      : []),
  ];
}

function cells(row: WorkloadRow, audit: Audit, brief: Brief): readonly Inline[] {
  const { ref, images, ready, desired, rollout, restarts } = row;
  const { now } = audit;
  const ages = [
    rollout.deployedAt === null ? 'n/a' : kubectlAge(now, rollout.deployedAt),
    rollout.startedAt === null ? '' : kubectlAge(now, rollout.startedAt),
  ];
  return [
    localName(audit, ref),
    firstOf(
      images.map((image) => code(image)),
      MOST_IMAGES,
      'images',
    ),
    `${ready}/${desired}`,
    ...(now === 0 ? [] : ages),
    String(restarts),
    joined(notes(row, audit, brief), '; '),
  ];
}

/** What is odd about it, then what the auditor says. */
function notes(row: WorkloadRow, audit: Audit, brief: Brief): readonly Inline[] {
  const { ref, rollout, restarts, problems, createdAt, state, desired } = row;
  const { now, findings } = audit;
  const key = objectKey(ref);
  const own = findings.filter(
    ({ subject, group }) => group !== 'health' && group !== 'security' && objectKey(subject) === key,
  );
  const isRecent =
    rollout.deployedAt !== null &&
    createdAt !== null &&
    rollout.deployedAt > createdAt &&
    now !== 0 &&
    now - rollout.deployedAt < FRESH;
  const last = rollout.lastRestartAt;
  const isStable = findings.some(
    ({ rule, subject }) => rule === 'past-restarts' && objectKey(subject) === key,
  );
  return [
    ...(state === 'healthy'
      ? problems.length === 0
        ? []
        : [leftBehind(problems)]
      : problems.map(({ status, count }) => `${count} ${status}`)),
    ...(restarts > 0 && last !== null && now !== 0 && problems.length === 0
      ? [`last restart ${humanDuration(now - last)} ago${isStable ? ', stable now' : ''}`]
      : []),
    ...(rollout.complete === false && state !== 'down' && desired > 0 && row.ready >= desired
      ? ['what is ready is an older version']
      : []),
    ...(isRecent ? ['updated in the last 24 hours'] : []),
    ...own.flatMap(({ rule }) => NOTES.get(rule) ?? []),
    ...(brief.workloads[`${ref.namespace}/${ref.name}`] === undefined
      ? []
      : [`${brief.workloads[`${ref.namespace}/${ref.name}`]} (stated by the auditor)`]),
  ];
}

/** Rules whose findings explain a row of this table, in as many words as fit a cell. */
const NOTES: ReadonlyMap<string, string> = new Map([
  ['generic-image', 'bare base image'],
  ['deployment-without-service', 'no Service'],
  ['duplicate-deployment', 'resembles another Deployment'],
  ['deployment-churn', 'a rollout a day or more'],
]);
