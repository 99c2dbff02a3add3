import type { Audit } from '../../analysis/audit.ts';
import { countBy } from '../../model/grouping.ts';
import type { SourceName } from '../../model/kinds.ts';
import { fraction, listed } from '../format/numbers.ts';
import { bullets } from '../markdown/blocks.ts';
import { type Inline, strong } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';
import { gapText, isCutOff, isRead } from '../sources.ts';

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
  return [strong(`${label}:`), ` ${isKnown ? text(audit) : `not evaluated: ${gapText(audit, source)}`}`];
}

function deployments({ inventory }: Audit): string {
  const own = inventory.workloads.filter(({ ref }) => ref.kind === 'Deployment');
  const wanted = own.filter(({ desired }) => desired > 0);
  const complete = wanted.filter(({ rollout }) => rollout.complete === true).length;
  const available = wanted.filter(
    ({ rollout, desired }) => rollout.available !== null && rollout.available >= desired,
  ).length;
  const idle = own.length - wanted.length;
  return [
    String(own.length),
    wanted.length === 0
      ? ''
      : `: newest version running in ${fraction(complete, wanted.length)}, replicas available in ${fraction(available, wanted.length)}`,
    idle === 0 ? '' : `${wanted.length === 0 ? ':' : ';'} ${idle} scaled to 0`,
  ].join('');
}

function replicaSets({ inventory }: Audit): string {
  const { total, active, stale } = inventory.replicaSets.totals;
  return `${total}: ${active} active and ${stale} stale`;
}

function pods({ inventory }: Audit): string {
  const { total, byStatus } = inventory.pods;
  return counts(
    total,
    byStatus.map(({ status, count }) => [status, count]),
  );
}

function services({ inventory }: Audit): string {
  const types = [...countBy(inventory.services, ({ type }) => type)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return counts(inventory.services.length, types);
}

/** `15: 14 Running and 1 CrashLoopBackOff` */
function counts(total: number, parts: readonly (readonly [string, number])[]): string {
  return total === 0 ? '0' : `${total}: ${listed(parts.map(([name, count]) => `${count} ${name}`))}`;
}
