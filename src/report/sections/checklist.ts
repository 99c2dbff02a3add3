import type { Audit } from '../../analysis/audit.ts';
import type { ChecklistItem, ChecklistResult } from '../../analysis/checklist/checklist.ts';
import { evaluateChecklist } from '../../analysis/checklist/evaluate-checklist.ts';
import { snapshotFacts } from '../../analysis/facts/facts-of.ts';
import { countBy } from '../../model/grouping.ts';
import { namespacedName, type ObjectReference, objectKey } from '../../model/object.ts';
import type { Judged, JudgedItem } from '../brief/judged.ts';
import { counted, listed } from '../format/numbers.ts';
import { checklist, paragraph } from '../markdown/blocks.ts';
import { markdown } from '../markdown/serialize.ts';

const MOST_ITEMS = 60;

interface Line {
  readonly outcome: ChecklistResult['outcome'];
  readonly line: string;
}

/** What to verify when the work is done; the plan's items are open, because nothing is done yet. '' of an empty list. */
export function openChecklist(
  items: readonly ChecklistItem[],
  { checklist: own }: Pick<Judged, 'checklist'>,
): string {
  const lines = [...items.map(({ text }): Line => ({ outcome: 'open', line: text })), ...own.map(judgedLine)];
  return lines.length === 0 ? '' : markdown(...blocks(lines));
}

/**
 * What was to be verified by the earlier audit and by the brief, and what this snapshot shows of it: ticked is what it
 * shows, or what the auditor states, who is then named. '' of an empty list.
 */
export function evaluatedChecklist(
  earlier: Audit | null,
  audit: Audit,
  { checklist: own }: Pick<Judged, 'checklist'>,
): string {
  const items = earlier?.plan.checklist ?? [];
  const results = items.length === 0 ? [] : evaluateChecklist(items, audit, snapshotFacts(audit));
  const asleep = earlier === null ? [] : putToSleep(earlier, audit);
  const hides = hidingRules(audit);
  const lines = [
    ...results.map((result) => resultLine(asleepAsOpen(hiddenAsOpen(result, hides), asleep))),
    ...own.map(judgedLine),
  ];
  if (lines.length === 0) return '';
  const count = (outcome: Line['outcome']) => lines.filter((line) => line.outcome === outcome).length;
  const [failed, open] = [count('failed'), count('open')];
  const rest = [
    ...(failed === 0 ? [] : [`${failed} failed`]),
    ...(open === 0 ? [] : [`${open} that nobody has verified`]),
  ];
  return markdown(
    paragraph(
      `${count('passed')} of ${counted(lines.length, 'item')} passed${rest.length === 0 ? '' : `, ${listed(rest)}`}.`,
    ),
    ...blocks(lines),
  );
}

/** What failed and what is open is never left out for what passed. */
function blocks(lines: readonly Line[]) {
  const kept = new Set(
    [
      ...lines.filter(({ outcome }) => outcome !== 'passed'),
      ...lines.filter(({ outcome }) => outcome === 'passed'),
    ].slice(0, MOST_ITEMS),
  );
  const rest = lines.length - kept.size;
  return [
    checklist(
      lines
        .filter((line) => kept.has(line))
        .map(({ outcome, line }) => ({ done: outcome === 'passed', line })),
    ),
    ...(rest > 0 ? [paragraph(`${counted(rest, 'more item')}: see the JSON audit.`)] : []),
  ];
}

function resultLine({ item, outcome, seen }: ChecklistResult): Line {
  return { outcome, line: `${item.text}: ${WORDS[outcome]}${seen === '' ? '' : `; ${seen}`}` };
}

function judgedLine({ item, notes, outcome, by, seen }: JudgedItem): Line {
  const facts = [
    by === 'auditor' ? `${WORDS[outcome]}, stated by the auditor` : WORDS[outcome],
    ...(seen === null ? [] : [seen]),
    ...(notes === null ? [] : [`note of the auditor: ${notes}`]),
  ];
  const isUntold = outcome === 'open' && seen === null && notes === null;
  return { outcome, line: isUntold ? item : `${item.replace(/\.$/, '')}: ${facts.join('; ')}` };
}

const WORDS: Readonly<Record<Line['outcome'], string>> = {
  passed: 'passed',
  failed: '❌ failed',
  open: 'not verified',
};

/** Workloads that asked for replicas before and ask for none now. */
function putToSleep(before: Audit, { inventory }: Audit): readonly ObjectReference[] {
  const awake = new Set(
    before.inventory.workloads.filter(({ desired }) => desired > 0).map(({ ref }) => objectKey(ref)),
  );
  return inventory.workloads
    .filter(({ ref, state }) => state === 'idle' && awake.has(objectKey(ref)))
    .map(({ ref }) => ref);
}

/** What was expected of workloads that were scaled to zero since is put off with them, and no failure. */
function asleepAsOpen(result: ChecklistResult, asleep: readonly ObjectReference[]): ChecklistResult {
  if (result.outcome === 'open') return result;
  const asked = (result.item.check?.all ?? []).flatMap((one) =>
    // Without pods there is no trouble with pods: that it is gone does not show that it was solved.
    'absent' in one ? [one.absent] : result.outcome === 'failed' ? one.fact : [],
  );
  const meant = asleep.filter(({ kind, namespace, name }) =>
    asked.some(
      (part) =>
        part === namespace ||
        part === `${namespace}/${name}` ||
        part.endsWith(` ${namespace}/${kind}/${name}`),
    ),
  );
  if (meant.length === 0) return result;
  const names = meant.map(namespacedName);
  const shown = names.slice(0, MOST_ASLEEP);
  const rest = names.length - shown.length;
  return {
    ...result,
    outcome: 'open',
    seen: `scaled to 0 since: ${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}; ${result.seen}`,
  };
}

const MOST_ASLEEP = 5;

/** Ids of the rules that found more than the page lists. */
function hidingRules({ rules, findings }: Audit): ReadonlySet<string> {
  const known = countBy(
    findings.flatMap((finding) => [finding, ...finding.covered]),
    ({ rule }) => rule,
  );
  return new Set(rules.flatMap(({ rule, findings: made }) => (made > (known.get(rule) ?? 0) ? [rule] : [])));
}

/** On a page without milder findings, one that is not listed is not gone. */
function hiddenAsOpen(result: ChecklistResult, hides: ReadonlySet<string>): ChecklistResult {
  const asked = (result.item.check?.all ?? []).flatMap((one) => ('absent' in one ? [one.absent] : []));
  const isHidden = asked.some((fingerprint) => hides.has(fingerprint.split(' ')[0] ?? ''));
  return isHidden && result.outcome === 'passed'
    ? { ...result, outcome: 'open', seen: 'milder findings are left out of this page' }
    : result;
}
