import type { Audit } from '../../analysis/audit.ts';
import type { FactValue } from '../../analysis/facts/snapshot-facts.ts';
import type { Contradiction } from './contradictions/contradiction.ts';
import { contradictions } from './contradictions/contradictions.ts';
import { ASK_NOBODY, type Ask, type Outcome, seenText, valueText } from './outcome.ts';
import type { Brief } from './schema.ts';

/** What a snapshot says of the brief's claims, as plain data; each list in the order of the brief. */
export interface Judged {
  readonly statements: readonly JudgedClaim<'statements'>[];
  readonly components: readonly JudgedClaim<'components'>[];
  readonly previousIssues: readonly JudgedClaim<'previousIssues'>[];
  readonly successMetrics: readonly JudgedMetric[];
  readonly successRate: SuccessRate;
  readonly checklist: readonly JudgedItem[];
  /** What the snapshot contradicts: never to be printed as fact. */
  readonly contradictions: readonly Contradiction[];
  /** The brief's own sections, finished: Markdown that stays inside a section of level 2. */
  readonly sections: readonly { readonly title: string; readonly body: string }[];
}

/** `stated`: nothing decides it but the auditor's word. `not evaluated`: something would, and was not captured. */
export type Standing = 'holds' | 'contradicted' | 'not evaluated' | 'stated';

export interface JudgedClaim<Key extends 'statements' | 'components' | 'previousIssues'> {
  readonly claim: Brief[Key][number];
  readonly standing: Standing;
  /** What the snapshot shows, or lacks; `null` of what is only stated. Cluster text inside is untrusted. */
  readonly seen: string | null;
}

export interface JudgedMetric {
  readonly metric: string;
  readonly target: string;
  /** Measured, else stated, as text; `null` where nobody says. */
  readonly actual: string | null;
  readonly measured: FactValue;
  readonly actualBy: 'snapshot' | 'auditor' | null;
  /** `null`: not evaluated. */
  readonly met: boolean | null;
  readonly metBy: 'snapshot' | 'auditor' | null;
  /** Why it is not evaluated, or what contradicts what was stated; `null` otherwise. */
  readonly why: string | null;
}

/** `total = met + notMet + notEvaluated`; `percent` is met of those that were evaluated, half up, `null` of none. */
export interface SuccessRate {
  readonly met: number;
  readonly notMet: number;
  readonly notEvaluated: number;
  readonly total: number;
  readonly percent: number | null;
}

export interface JudgedItem {
  readonly item: string;
  readonly notes: string | null;
  /** `open`: nobody can tell yet; `seen` says why. */
  readonly outcome: 'passed' | 'failed' | 'open';
  readonly by: 'snapshot' | 'auditor' | null;
  readonly seen: string | null;
}

export interface JudgingTools {
  /** Answers expressions about this snapshot. */
  readonly ask: Ask;
  /** Confines Markdown to its section. */
  readonly confined: (markdown: string) => string;
}

/** Without them expressions are not evaluated, and own sections are printed as text. */
export const NO_TOOLS: JudgingTools = { ask: ASK_NOBODY, confined: () => '' };

/** The claims of a brief beside what one snapshot shows. Pure. */
export function judged(brief: Brief, audit: Audit, { ask, confined }: JudgingTools = NO_TOOLS): Judged {
  const claims = {
    statements: brief.statements.map((claim) => judgedClaim(claim, ask)),
    components: brief.components.map((claim) => judgedClaim(claim, ask)),
    previousIssues: brief.previousIssues.map((claim) => judgedClaim(claim, ask)),
    successMetrics: brief.successMetrics.map((metric) => judgedMetric(metric, ask)),
    checklist: brief.checklist.map((item) => judgedItem(item, ask)),
  };
  const found = contradictions(brief, audit, claims);
  const against = new Map<unknown, string>(found.map(({ about, seen }) => [about, seen]));
  const successMetrics = claims.successMetrics.map((own, index) =>
    contradictedMetric(own, against.get(brief.successMetrics[index])),
  );
  return {
    statements: claims.statements.map((own) => contradictedClaim(own, against)),
    components: claims.components.map((own) => contradictedClaim(own, against)),
    previousIssues: claims.previousIssues.map((own) => contradictedClaim(own, against)),
    successMetrics,
    checklist: claims.checklist,
    contradictions: found,
    successRate: successRate(successMetrics),
    sections: brief.sections.map(({ title, markdown }) => ({ title, body: confined(markdown) })),
  };
}

function judgedClaim<Claim extends { readonly check?: string | undefined }>(claim: Claim, ask: Ask) {
  if (claim.check === undefined) return { claim, standing: 'stated' as const, seen: null };
  const outcome = ask(claim.check, 'bool');
  return { claim, standing: standingOf(outcome), seen: seenText(outcome) };
}

function standingOf(outcome: Outcome): Standing {
  if (outcome.state === 'not evaluated') return 'not evaluated';
  return outcome.value === true ? 'holds' : 'contradicted';
}

function contradictedClaim<Own extends { readonly claim: object; readonly standing: Standing }>(
  own: Own,
  against: ReadonlyMap<unknown, string>,
) {
  const seen = against.get(own.claim);
  return seen === undefined ? own : { ...own, standing: 'contradicted' as const, seen };
}

type Metric = Brief['successMetrics'][number];

function judgedMetric({ metric, target, actual, measure, met }: Metric, ask: Ask): JudgedMetric {
  const found = measure === undefined ? null : ask(measure, 'value');
  const decided = typeof met === 'string' ? ask(met, 'bool') : null;
  const measured = found?.state === 'value' ? found.value : null;
  const verdict = metOf(met, decided, measured);
  const gap = [decided, found].find((outcome) => outcome?.state === 'not evaluated');
  return {
    metric,
    target,
    actual: measured === null ? (actual ?? null) : valueText(measured),
    measured,
    actualBy: measured === null ? (actual === undefined ? null : 'auditor') : 'snapshot',
    met: verdict,
    metBy: verdict === null ? null : typeof met === 'boolean' ? 'auditor' : 'snapshot',
    why:
      verdict === null
        ? gap?.state === 'not evaluated'
          ? gap.why
          : 'the brief does not say when it is met'
        : null,
  };
}

function metOf(met: Metric['met'], decided: Outcome | null, measured: FactValue): boolean | null {
  if (typeof met === 'boolean') return met;
  if (decided !== null) return decided.state === 'value' ? decided.value === true : null;
  return typeof measured === 'boolean' ? measured : null;
}

/** What is stated to be met, and is not, is not. */
function contradictedMetric(own: JudgedMetric, seen: string | undefined): JudgedMetric {
  return seen === undefined || own.met !== true ? own : { ...own, met: false, metBy: 'snapshot', why: seen };
}

function successRate(metrics: readonly JudgedMetric[]): SuccessRate {
  const met = metrics.filter((own) => own.met === true).length;
  const notMet = metrics.filter((own) => own.met === false).length;
  const points = Math.floor((100 * met) / (met + notMet) + 0.5);
  return {
    met,
    notMet,
    notEvaluated: metrics.length - met - notMet,
    total: metrics.length,
    percent: met + notMet === 0 ? null : notMet > 0 ? Math.min(99, points) : points,
  };
}

type Item = Brief['checklist'][number];

function judgedItem({ item, notes: stated, check, result }: Item, ask: Ask): JudgedItem {
  const notes = stated ?? null;
  const outcome = check === undefined ? null : ask(check, 'bool');
  if (outcome?.state === 'value') {
    const passed = outcome.value === true;
    return { item, notes, outcome: passed ? 'passed' : 'failed', by: 'snapshot', seen: seenText(outcome) };
  }
  const seen = outcome === null ? null : seenText(outcome);
  if (result === 'passed' || result === 'failed')
    return { item, notes, outcome: result, by: 'auditor', seen };
  return { item, notes, outcome: 'open', by: null, seen: seen ?? (result === 'not run' ? 'not run' : null) };
}
