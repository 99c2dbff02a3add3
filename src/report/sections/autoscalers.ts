import type { RootContent } from 'mdast';
import type { Audit } from '../../analysis/audit.ts';
import type { AutoscalerRow } from '../../analysis/inventory/inventory.ts';
import { objectKey } from '../../model/object.ts';
import { counted } from '../format/numbers.ts';
import { objectName } from '../format/objects.ts';
import { SEVERITY_ICONS } from '../format/severities.ts';
import { heading, paragraph, table } from '../markdown/blocks.ts';
import { code, type Inline } from '../markdown/inline.ts';

const MOST_ROWS = 100;

/** Every HorizontalPodAutoscaler, those that work too; nothing where there are none. */
export function autoscalers(audit: Audit): readonly RootContent[] {
  const all = audit.inventory.autoscalers;
  if (all.length === 0) return [];
  return [
    heading(3, 'Autoscalers'),
    table(
      [
        { title: 'Autoscaler' },
        { title: 'Target' },
        { title: 'Targets' },
        { title: 'Min', align: 'right' },
        { title: 'Max', align: 'right' },
        { title: 'Replicas', align: 'right' },
        { title: 'Status' },
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
          status(row, audit),
        ]),
    ),
    ...(all.length > MOST_ROWS
      ? [paragraph(`${counted(all.length - MOST_ROWS, 'more autoscaler')}: see the JSON audit.`)]
      : []),
  ];
}

/** What rules found about it; `active` only where all that could be wrong was looked for. */
function status({ namespace, name }: AutoscalerRow, { findings, rules }: Audit): Inline {
  const key = objectKey({ kind: 'HorizontalPodAutoscaler', namespace, name });
  const [worst] = findings.filter(({ subject }) => objectKey(subject) === key);
  if (worst !== undefined) return `${SEVERITY_ICONS[worst.severity]} ${worst.title}`;
  const isJudged = JUDGES.every((id) =>
    rules.some(({ rule, outcome }) => rule === id && (outcome === 'clear' || outcome === 'found')),
  );
  return isJudged ? '✅ active' : 'not evaluated';
}

const JUDGES = ['autoscaler-inactive', 'autoscaler-target-missing'] as const;
