import type { RootContent } from 'mdast';
import type { Audit } from '../../analysis/audit.ts';
import { groupBy } from '../../model/grouping.ts';
import { RULES } from '../../rules/catalogue.ts';
import type { Finding } from '../../rules/finding.ts';
import type { Severity } from '../../rules/severity.ts';
import type { Brief } from '../brief/schema.ts';
import { firstOf, objectName } from '../format/objects.ts';
import { bullets, checklist, heading } from '../markdown/blocks.ts';
import { type Inline, strong } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';

type Horizon = Brief['recommendations'][number]['horizon'];

const HORIZONS: readonly {
  readonly horizon: Horizon;
  readonly title: string;
  readonly severities: readonly Severity[];
}[] = [
  { horizon: 'immediate', title: 'Now', severities: ['critical', 'high'] },
  { horizon: 'short-term', title: 'This week', severities: ['medium'] },
  { horizon: 'medium-term', title: 'This month', severities: ['low'] },
];

interface Task {
  readonly line: Inline;
  readonly details: readonly string[];
}

/** What to do, by urgency: from the causes, then from findings no cause covers, then from the brief. */
export function recommendations(audit: Audit, brief: Brief): string {
  return markdown(
    ...HORIZONS.flatMap(({ horizon, title, severities }): readonly RootContent[] => {
      const tasks = [...fromCauses(audit, severities), ...fromFindings(audit, severities)];
      const stated = brief.recommendations.filter((each) => each.horizon === horizon);
      if (tasks.length + stated.length === 0) return [];
      return [
        heading(3, title),
        checklist(tasks.map(({ line }) => ({ done: false, line }))),
        ...(stated.length === 0
          ? []
          : [
              bullets(
                stated.map(({ title: name, details }) => ({
                  line: [strong(name), ' (stated by the auditor)'],
                  below: details.length === 0 ? [] : [bullets(details)],
                })),
              ),
            ]),
      ].filter((block) => !('children' in block) || block.children.length > 0);
    }),
  );
}

function fromCauses({ causes }: Audit, severities: readonly Severity[]): readonly Task[] {
  return causes
    .filter(({ severity }) => severities.includes(severity))
    .map(({ root, alsoAt, title, remedy }) => ({
      line: [
        strong(firstOf([root, ...alsoAt].map(objectName), 3, 'objects')),
        `: ${title.charAt(0).toLowerCase()}${title.slice(1)}. ${remedy.text}`,
      ],
      details: [],
    }));
}

/** One task a rule: findings that belong to no cause, their subjects together. */
function fromFindings({ findings, causes }: Audit, severities: readonly Severity[]): readonly Task[] {
  const explained = new Set(causes.flatMap(({ explains }) => explains));
  const open = findings.filter(
    ({ severity, fingerprint }) => severities.includes(severity) && !explained.has(fingerprint),
  );
  return [...groupBy(open, ({ rule }) => rule).values()].flatMap(task);
}

function task(findings: readonly Finding[]): readonly Task[] {
  const [first] = findings;
  const card = RULES.find(({ id }) => id === first?.rule);
  if (first === undefined || card === undefined) return [];
  return [
    {
      line: [
        strong(
          firstOf(
            findings.map(({ subject }) => objectName(subject)),
            3,
            'objects',
          ),
        ),
        `: ${card.title.charAt(0).toLowerCase()}${card.title.slice(1)}. ${card.fix}`,
      ],
      details: [],
    },
  ];
}
