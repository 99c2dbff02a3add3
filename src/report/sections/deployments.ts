import type { RootContent } from 'mdast';
import type { Audit } from '../../analysis/audit.ts';
import type { WorkloadRow } from '../../analysis/inventory/inventory.ts';
import { humanDuration, kubectlAge } from '../../model/human-duration.ts';
import { objectKey } from '../../model/object.ts';
import type { Brief } from '../brief/schema.ts';
import { counted, percent } from '../format/numbers.ts';
import { joined } from '../format/objects.ts';
import { heading, paragraph, table } from '../markdown/blocks.ts';
import { code, type Inline } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';
import { gapText, isCutOff, isRead } from '../sources.ts';

const MOST_ROWS = 200;
const FRESH = 24 * 3_600_000;

/**
 * Deployments by whether their newest version runs. Deployed is the age of that version, uptime that of the youngest
 * pod: a pod may have been restarted or moved since.
 */
export function deployments(audit: Audit, brief: Brief): string {
  const own = audit.inventory.workloads.filter(({ ref }) => ref.kind === 'Deployment');
  if (!isRead(audit, 'deployments') || isCutOff(audit, 'deployments'))
    return markdown(paragraph(`Deployments were not evaluated: ${gapText(audit, 'deployments')}.`));
  if (own.length === 0) return markdown(paragraph('There are no Deployments.'));
  const idle = own.filter(({ desired }) => desired === 0);
  const wanted = own.filter(({ desired }) => desired > 0);
  const complete = wanted.filter(({ rollout }) => rollout.complete === true);
  const broken = wanted.filter(({ rollout }) => rollout.complete !== true);
  return markdown(
    ...group('Newest version does not run everywhere', broken, wanted.length, audit, brief),
    ...group('Newest version runs', complete, wanted.length, audit, brief),
    ...(idle.length === 0 ? [] : group('Scaled to 0', idle, own.length, audit, brief)),
  );
}

function group(
  title: string,
  rows: readonly WorkloadRow[],
  whole: number,
  audit: Audit,
  brief: Brief,
): readonly RootContent[] {
  if (rows.length === 0) return [];
  const shown = rows.slice(0, MOST_ROWS);
  return [
    heading(3, `${title}: ${rows.length}/${whole} (${percent(rows.length, whole)})`),
    table(
      [
        { title: 'Deployment' },
        { title: 'Image' },
        { title: 'Ready', align: 'right' },
        { title: 'Deployed', align: 'right' },
        { title: 'Uptime', align: 'right' },
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
  const { ref, images, ready, desired, rollout, restarts, createdAt } = row;
  const { now, scope } = audit;
  return [
    code(scope.namespaces.length === 1 ? ref.name : `${ref.namespace}/${ref.name}`),
    joined(images.map((image) => code(image))),
    `${ready}/${desired}`,
    kubectlAge(now, rollout.deployedAt ?? createdAt),
    rollout.startedAt === null ? '' : kubectlAge(now, rollout.startedAt),
    String(restarts),
    joined(notes(row, audit, brief), '; '),
  ];
}

/** What is odd about it, then what the auditor says. */
function notes(row: WorkloadRow, audit: Audit, brief: Brief): readonly Inline[] {
  const { ref, rollout, restarts, problems, createdAt } = row;
  const { now, findings } = audit;
  const key = objectKey(ref);
  const own = findings.filter(
    ({ subject, group }) => group !== 'health' && group !== 'security' && objectKey(subject) === key,
  );
  const isRecent =
    rollout.deployedAt !== null &&
    createdAt !== null &&
    rollout.deployedAt > createdAt &&
    now - rollout.deployedAt < FRESH;
  const last = rollout.lastRestartAt;
  return [
    ...problems.map(({ status, count }) => `${count} ${status}`),
    ...(restarts > 0 && last !== null && problems.length === 0
      ? [`last restart ${humanDuration(now - last)} ago, stable now`]
      : []),
    ...(isRecent ? ['updated in the last 24 hours'] : []),
    ...own.flatMap(({ rule, title }) =>
      NOTED.has(rule) ? [title.charAt(0).toLowerCase() + title.slice(1)] : [],
    ),
    ...(brief.workloads[`${ref.namespace}/${ref.name}`] === undefined
      ? []
      : [`${brief.workloads[`${ref.namespace}/${ref.name}`]} (stated by the auditor)`]),
  ];
}

/** Findings that explain a row of this table. */
const NOTED: ReadonlySet<string> = new Set([
  'generic-image',
  'deployment-without-service',
  'duplicate-deployment',
  'deployment-churn',
]);
