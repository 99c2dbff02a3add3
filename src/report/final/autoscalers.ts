import type { Audit } from '../../analysis/audit.ts';
import type { AutoscalerRow } from '../../analysis/inventory/inventory.ts';
import { objectKey } from '../../model/object.ts';
import { counted } from '../format/numbers.ts';
import { objectName } from '../format/objects.ts';
import { paragraph, table } from '../markdown/blocks.ts';
import { code } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';

const MOST_ROWS = 100;

/** Each HorizontalPodAutoscaler with what it measures and the replicas it may give; '' where there are none. */
export function autoscalers(audit: Audit): string {
  const all = audit.inventory.autoscalers;
  if (all.length === 0) return '';
  return markdown(
    table(
      [
        { title: 'Autoscaler' },
        { title: 'Target' },
        { title: 'Current/target' },
        { title: 'Min', align: 'right' },
        { title: 'Max', align: 'right' },
        { title: 'Replicas', align: 'right' },
        { title: 'State' },
      ],
      all
        .slice(0, MOST_ROWS)
        .map((row) => [
          code(`${row.namespace}/${row.name}`),
          objectName(row.target),
          row.targets,
          String(row.minReplicas),
          String(row.maxReplicas),
          String(row.currentReplicas),
          stateText(row, audit),
        ]),
    ),
    ...(all.length > MOST_ROWS
      ? [paragraph(`${counted(all.length - MOST_ROWS, 'more autoscaler')}: see the JSON audit.`)]
      : []),
  );
}

function stateText(row: AutoscalerRow, audit: Audit): string {
  const state = autoscalerState(row, audit);
  return state === 'active' ? '✅ active' : state;
}

/** `active`, what a rule found about it, or that nobody looked. */
export function autoscalerState({ namespace, name }: AutoscalerRow, { findings, rules }: Audit): string {
  const key = objectKey({ kind: 'HorizontalPodAutoscaler', namespace, name });
  const own = findings.filter(({ subject }) => objectKey(subject) === key);
  if (own.length > 0) return own.map(({ message }) => message).join('; ');
  const isEvaluated = rules.some(
    ({ rule, outcome }) => rule === 'autoscaler-inactive' && (outcome === 'clear' || outcome === 'found'),
  );
  return isEvaluated ? 'active' : 'not evaluated';
}
