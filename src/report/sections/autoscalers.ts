import type { RootContent } from 'mdast';
import type { Audit } from '../../analysis/audit.ts';
import type { AutoscalerRow } from '../../analysis/inventory/inventory.ts';
import { objectKey } from '../../model/object.ts';
import type { Finding } from '../../rules/finding.ts';
import { counted } from '../format/numbers.ts';
import { objectName } from '../format/objects.ts';
import { SEVERITY_ICONS } from '../format/severities.ts';
import { paragraph, table } from '../markdown/blocks.ts';
import { code } from '../markdown/inline.ts';

const MOST_ROWS = 100;

/** Every HorizontalPodAutoscaler, those that work too, with what it measures; nothing where there are none. */
export function autoscalers(audit: Audit): readonly RootContent[] {
  const all = audit.inventory.autoscalers;
  if (all.length === 0) return [];
  return [
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
  ];
}

function stateText(row: AutoscalerRow, audit: Audit): string {
  const [worst] = findingsAbout(row, audit);
  if (worst !== undefined) return `${SEVERITY_ICONS[worst.severity]} ${worst.title}`;
  return isJudged(audit) ? '✅ active' : 'not evaluated';
}

/** What rules found about it; `active` only where all that could be wrong was looked for. */
export function autoscalerState(row: AutoscalerRow, audit: Audit): string {
  const own = findingsAbout(row, audit);
  if (own.length > 0) return own.map(({ message }) => message).join('; ');
  return isJudged(audit) ? 'active' : 'not evaluated';
}

function findingsAbout({ namespace, name }: AutoscalerRow, { findings }: Audit): readonly Finding[] {
  const key = objectKey({ kind: 'HorizontalPodAutoscaler', namespace, name });
  return findings.filter(({ subject }) => objectKey(subject) === key);
}

function isJudged({ rules }: Audit): boolean {
  return JUDGES.every((id) =>
    rules.some(({ rule, outcome }) => rule === id && (outcome === 'clear' || outcome === 'found')),
  );
}

const JUDGES = ['autoscaler-inactive', 'autoscaler-target-missing'] as const;
