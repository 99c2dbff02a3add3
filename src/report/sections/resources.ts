import type { Audit } from '../../analysis/audit.ts';
import { countBy } from '../../model/grouping.ts';
import type { SourceName } from '../../model/kinds.ts';
import { fraction, listed } from '../format/numbers.ts';
import { bullets } from '../markdown/blocks.ts';
import { type Inline, strong } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';
import { figure } from '../numbers/figure.ts';
import { gapText, isCutOff, isRead, sourceState } from '../sources.ts';
import { replicaSetCounts } from './replica-sets.ts';

/** A status is cluster text, and there may be as many as pods. */
const MOST_STATUSES = 12;

/** How many there are of what a namespace is made of, and how many of them do what they should. */
export function resources(audit: Audit): string {
  return markdown(
    bullets([
      row(audit, 'deployments', 'Deployments', deployments),
      row(audit, 'replicaSets', 'ReplicaSets', replicaSets),
      row(audit, 'pods', 'Pods', pods),
      row(audit, 'services', 'Services', services),
    ]),
  );
}

function row(audit: Audit, source: SourceName, label: string, text: (audit: Audit) => string): Inline {
  const isKnown = isRead(audit, source) && !isCutOff(audit, source);
  const part = sourceState(audit, source) === 'partial' ? ' (captured in part)' : '';
  return [
    strong(`${label}:`),
    ` ${isKnown ? `${text(audit)}${part}` : `not evaluated: ${gapText(audit, source)}`}`,
  ];
}

function deployments({ inventory }: Audit): string {
  const own = inventory.workloads.filter(({ ref }) => ref.kind === 'Deployment');
  const judged = own.filter(({ rollout }) => rollout.complete !== null);
  const wanted = judged.filter(({ desired }) => desired > 0);
  const complete = wanted.filter(({ rollout }) => rollout.complete === true).length;
  const available = wanted.filter(
    ({ rollout, desired }) => rollout.available !== null && rollout.available >= desired,
  ).length;
  const parts = [
    ...(wanted.length === 0
      ? []
      : [
          `newest version running in ${fraction(complete, wanted.length)}, replicas available in ${fraction(available, wanted.length)}`,
        ]),
    ...(judged.length === wanted.length ? [] : [`${judged.length - wanted.length} scaled to 0`]),
    ...(own.length === judged.length ? [] : [`${own.length - judged.length} known by pods alone`]),
  ];
  return [figure('Deployments', own.length), ...(parts.length === 0 ? [] : [parts.join('; ')])].join(': ');
}

function replicaSets(audit: Audit): string {
  const { total, active, stale, unjudged } = replicaSetCounts(audit);
  const parts = [
    ...(active + stale === 0
      ? []
      : [
          unjudged === 0 ? `${figure('active ReplicaSets', active)} active` : `${active} active`,
          unjudged === 0 ? `${figure('stale ReplicaSets', stale)} stale` : `${stale} stale`,
        ]),
    ...(unjudged === 0 ? [] : [`${unjudged} of Deployments that were not captured`]),
  ];
  return [figure('ReplicaSets', total), ...(parts.length === 0 ? [] : [listed(parts)])].join(': ');
}

function pods({ inventory }: Audit): string {
  const { total, byStatus } = inventory.pods;
  const shown = byStatus.slice(0, MOST_STATUSES);
  const rest = byStatus.slice(MOST_STATUSES).reduce((sum, { count }) => sum + count, 0);
  figure('pods', total);
  return counts(total, [
    ...shown.map(({ status, count }): [string, number] => [status, count]),
    ...(rest === 0 ? [] : [['in other states', rest] as const]),
  ]);
}

function services({ inventory }: Audit): string {
  const types = [...countBy(inventory.services, ({ type }) => type)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return counts(inventory.services.length, types);
}

/** `15: 14 Running and 1 CrashLoopBackOff` */
function counts(total: number, parts: readonly (readonly [string, number])[]): string {
  return total === 0 ? '0' : `${total}: ${listed(parts.map(([name, count]) => `${count} ${name}`))}`;
}
