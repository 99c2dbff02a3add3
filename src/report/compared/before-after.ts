import type { Audit } from '../../analysis/audit.ts';
import type { Comparison } from '../../analysis/comparison/comparison.ts';
import type { Score, ScoreArea } from '../../analysis/score/score.ts';
import type { Dossier } from '../dossier.ts';
import { counted, percent } from '../format/numbers.ts';
import { bullets, table } from '../markdown/blocks.ts';
import { markdown } from '../markdown/serialize.ts';
import { figure } from '../numbers/figure.ts';

type Compared = NonNullable<Dossier['before']>;
type Row = readonly [string, string, string];

/** The same quantities of both captures, side by side; what one of them does not show is left out. */
export function beforeAfter({ audit }: Dossier, { audit: earlier, comparison }: Compared): string {
  const rows = [
    row('Verdict', earlier.verdict.state, audit.verdict.state),
    ...scores(earlier, audit),
    ...replicaSetRows(comparison),
    ...podRows(comparison),
    ...rollouts(earlier, audit, comparison),
  ];
  return markdown(
    table([{ title: '' }, { title: 'Before', align: 'right' }, { title: 'After', align: 'right' }], rows),
  );
}

function row(label: string, before: string | number, after: string | number): Row {
  return [label, String(before), String(after)];
}

/** Never alone: with the areas that both captures show, what each is worth and what was counted. */
function scores({ score: before }: Audit, { score: after }: Audit): readonly Row[] {
  if (before.overall === null || after.overall === null) return [];
  const areas = after.areas.flatMap((is): readonly Row[] => {
    const was = before.areas.find(({ area }) => area === is.area) ?? null;
    if (was === null || was.score === null || is.score === null) return [];
    const words = ({ score, reason }: ScoreArea) => `${score} (${reason})`;
    return [row(`${is.area}, weight ${is.weight}`, words(was), words(is))];
  });
  return [row('Health score', overall(before), overall(after)), ...areas];
}

function overall({ overall: points, weight: { evaluated, total } }: Score): string {
  const missing = evaluated < total ? `, ${total - evaluated} not evaluated` : '';
  return `${points} of ${total}${missing}`;
}

function replicaSetRows({ replicaSets: { before, after } }: Comparison): readonly Row[] {
  if (before === null || after === null) return [];
  return [
    row(
      'ReplicaSets',
      figure('ReplicaSets compared, before', before.total),
      figure('ReplicaSets compared, after', after.total),
    ),
    row('Active ReplicaSets', before.active, after.active),
    row(
      'Stale ReplicaSets',
      `${before.stale} (${percent(before.stale, before.total)})`,
      `${after.stale} (${percent(after.stale, after.total)})`,
    ),
  ];
}

function podRows({ problemPods: { before, after, statuses } }: Comparison): readonly Row[] {
  if (before === null || after === null) return [];
  return [
    row('Pods with a problem', figure('problem pods before', before), figure('problem pods after', after)),
    ...statuses
      .slice(0, MOST_STATUSES)
      .map((status) => row(`Pods ${status.status}`, status.before, status.after)),
  ];
}

/** A status is cluster text, and there may be as many as pods. */
const MOST_STATUSES = 15;

/** Only where both captures are of the same Deployments as a whole. */
function rollouts(before: Audit, after: Audit, { kinds }: Comparison): readonly Row[] {
  if (kinds.find(({ kind }) => kind === 'Deployment')?.gap !== null) return [];
  const [was, is] = [complete(before), complete(after)];
  return was === null || is === null ? [] : [row('Deployments that run their newest version', was, is)];
}

function complete({ inventory }: Audit): string | null {
  const wanted = inventory.workloads.filter(
    ({ ref, desired, rollout }) => ref.kind === 'Deployment' && desired > 0 && rollout.complete !== null,
  );
  if (wanted.length === 0) return null;
  return `${wanted.filter(({ rollout }) => rollout.complete === true).length}/${wanted.length}`;
}

/** What the change is worth in daily use, and what keeps it from coming back. */
export function effects({ replicaSets: { before, after, mostAfter } }: Comparison): string {
  if (before === null || after === null || before.total <= after.total) return '';
  const fewer = before.total - after.total;
  return markdown(
    bullets([
      `The API server keeps ${counted(fewer, 'ReplicaSet')} fewer; a listing of them is ${percent(fewer, before.total)} shorter (${after.total} rows in place of ${before.total}).`,
      ...(mostAfter === null
        ? []
        : [
            `With the limits as they are, and between rollouts, there can be at most ${mostAfter}: for each Deployment its revisionHistoryLimit, and the version that runs.`,
          ]),
    ]),
  );
}
