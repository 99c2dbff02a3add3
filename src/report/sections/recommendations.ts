import type { RootContent } from 'mdast';
import type { Audit } from '../../analysis/audit.ts';
import type { Confidence } from '../../analysis/causes/cause.ts';
import { groupBy } from '../../model/grouping.ts';
import type { ObjectReference } from '../../model/object.ts';
import type { Finding } from '../../rules/finding.ts';
import type { Severity } from '../../rules/severity.ts';
import type { Brief } from '../brief/schema.ts';
import { firstOf, objectName } from '../format/objects.ts';
import { bullets, checklist, heading, paragraph } from '../markdown/blocks.ts';
import { type Inline, strong } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';
import { ruleCard } from '../rule-card.ts';
import { snippets } from '../stated/snippets.ts';

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

type Task = Inline;

const MOST_PLACES = 5;

/** What to do, by urgency: from the causes, then from findings no cause covers, then from the brief. */
export function recommendations(audit: Audit, brief: Brief): string {
  return markdown(
    ...HORIZONS.flatMap(({ horizon, title, severities }): readonly RootContent[] => {
      const tasks = [...fromCauses(audit, severities), ...fromFindings(audit, severities)];
      const stated = brief.recommendations.filter((each) => each.horizon === horizon);
      if (tasks.length + stated.length === 0) return [];
      return [
        heading(3, title),
        checklist(tasks.map((line) => ({ done: false, line }))),
        ...(stated.length === 0
          ? []
          : [
              paragraph('Stated by the auditor:'),
              bullets(
                stated.map(({ title: name, details, code }) => ({
                  line: strong(name),
                  below: [...(details.length === 0 ? [] : [bullets(details)]), ...snippets(code)],
                })),
              ),
            ]),
      ].filter((block) => !('children' in block) || block.children.length > 0);
    }),
  );
}

/** One task for what is wrong in one way, as surely, and mended in one way, wherever it is. */
function fromCauses({ causes }: Audit, severities: readonly Severity[]): readonly Task[] {
  const urgent = causes.filter(({ severity }) => severities.includes(severity));
  const alike = groupBy(urgent, ({ title, confidence, remedy }) =>
    [title, confidence, remedy.text].join('\0'),
  );
  return [...alike.values()].flatMap((own) => {
    const [first] = own;
    const places = own.flatMap(({ root, alsoAt }) => [root, ...alsoAt]);
    return first === undefined
      ? []
      : [taskLine(places, `${CAUTION[first.confidence]}${lowered(first.title)}`, first.remedy.text)];
  });
}

/** Nobody is to change a cluster for a guess that reads like a fact. */
const CAUTION: Readonly<Record<Confidence, string>> = {
  confirmed: '',
  likely: 'likely: ',
  hypothesis: 'a hypothesis, to be settled first: ',
};

function taskLine(places: readonly ObjectReference[], problem: string, fix: string): Inline {
  return [strong(firstOf(places.map(objectName), MOST_PLACES, 'objects')), `: ${problem}. ${fix}`.trimEnd()];
}

function lowered(title: string): string {
  return `${title.charAt(0).toLowerCase()}${title.slice(1)}`;
}

/** One task a rule: findings that belong to no cause, their subjects together. */
function fromFindings(
  { findings, causes, configuration }: Audit,
  severities: readonly Severity[],
): readonly Task[] {
  const explained = new Set(causes.flatMap(({ explains }) => explains));
  const open = findings.filter(
    ({ severity, fingerprint }) => severities.includes(severity) && !explained.has(fingerprint),
  );
  return [...groupBy(open, ({ rule }) => rule).values()].flatMap((own) => task(own, configuration));
}

function task(findings: readonly Finding[], configuration: Audit['configuration']): readonly Task[] {
  const [first] = findings;
  const card = ruleCard({ configuration }, first?.rule);
  if (card === null) return [];
  return [
    taskLine(
      findings.map(({ subject }) => subject),
      lowered(card.title),
      card.fix,
    ),
  ];
}
