import type { Captured } from '../model/captured.ts';
import type { Cluster, Objects } from '../model/cluster.ts';
import type { SourceName } from '../model/kinds.ts';
import type { LinkSources, Links } from '../model/links.ts';
import type { ObjectReference } from '../model/object.ts';
import type { TextForm } from '../model/text-form.ts';
import type { Evidence, Fact } from './finding.ts';
import { defaultValues, type Setting, type Settings, type SettingValues } from './setting.ts';
import type { Group, Severity } from './severity.ts';

/** What a rule sees: the sources it declared, the links made from them, the capture time and what was captured. */
export type ClusterView<N extends SourceName> = Pick<Objects, N> & {
  readonly now: Cluster['now'];
  readonly captured: Captured;
  readonly links: VisibleLinks<N>;
};

type VisibleLinks<N extends SourceName> = {
  readonly [L in keyof Links as Visible<LinkSources[L], N> extends true ? L : never]: Links[L];
};

/** A link without sources is always visible; one with several is visible when any of them is declared. */
type Visible<S, N> = [S] extends [never] ? true : [Extract<S, N>] extends [never] ? false : true;

/** What a rule saw on one subject; the engine makes a finding of it. */
export interface Observation<F extends Fact> {
  /** The top owner where the thing seen is a pod. */
  readonly subject: ObjectReference;
  readonly facts: F;
  readonly evidence: readonly Evidence[];
  readonly related?: readonly ObjectReference[];
  /** Where this case is worse or milder than the rule's own severity. */
  readonly severity?: Severity;
}

export interface RuleCard {
  /** Equal to the file name; kebab-case; the thing found, in its failing state. */
  readonly id: string;
  /** What is, not what to do. */
  readonly title: string;
  readonly group: Group;
  /** The severity a case has unless the observation says otherwise. */
  readonly severity: Severity;
  /** The consequence, for the reader of a report. */
  readonly why: string;
  /** Imperative, and usable without a network. */
  readonly fix: string;
  /** The checks of other tools that it answers, by their own ids: whoever comes from there finds theirs. */
  readonly peers?: Peers;
}

/** Tools whose checks `docs/coverage.md` maps to rules. */
export const PEERS = [
  'Popeye',
  'Polaris',
  'kube-score',
  'kube-linter',
  'kor',
  'k8sgpt',
  'Kubescape',
  'KubeBuddy',
  'marvin',
  'Pluto',
  'kubent',
  'kube-capacity',
  'krr',
  'Goldilocks',
] as const;

/** Such as `{ Popeye: ['POP-702'], k8sgpt: ['Node'] }`. */
export type Peers = { readonly [Tool in (typeof PEERS)[number]]?: readonly string[] };

export interface Rule extends RuleCard {
  /** Must be captured at least in part, or the rule is not evaluated. */
  readonly needs: readonly SourceName[];
  /** Read where captured. Without them the rule finds what it can, and says no `clear`. */
  readonly uses: readonly SourceName[];
  /** Of `uses`: those that only say more of what was found, or how bad it is. It is clear without them, too. */
  readonly details: readonly SourceName[];
  /** Of `needs`: those whose absence is its evidence. A partial capture of them is no evidence. */
  readonly absence: readonly SourceName[];
  /** Of `needs`: those that must cover the whole cluster, because the conclusion is about all of it. */
  readonly everywhere: readonly SourceName[];
  /** Rules whose finding on the same subject says less about the same trouble: it is folded into this one's. */
  readonly covers: readonly string[];
  /**
   * What suffices for it of objects that were captured as text for people: tables, or only descriptions; `null`: it does
   * not see them, because it reads fields that neither shows.
   */
  readonly readsText: TextForm | null;
  /** What it sees is over, and only the objects in `related` tell of it: once they are gone, nobody knows whether it goes on. */
  readonly isPast: boolean;
  /** Thresholds that a configuration may set. */
  readonly settings: Settings;
  /** The number in force of each setting: its default, unless `withSettings` says otherwise. */
  readonly values: SettingValues;
  check(view: Cluster, values: SettingValues): Iterable<CheckedObservation>;
}

/** An observation with its words. */
export interface CheckedObservation extends Observation<Fact> {
  readonly message: string;
  readonly commands: readonly string[];
}

export interface RuleDefinition<
  N extends SourceName,
  U extends SourceName,
  F extends Fact,
  T extends string = never,
> extends RuleCard {
  readonly needs: readonly N[];
  readonly uses?: readonly U[];
  readonly details?: readonly U[];
  readonly absence?: readonly N[];
  readonly everywhere?: readonly N[];
  readonly covers?: readonly string[];
  readonly readsText?: TextForm;
  readonly isPast?: boolean;
  readonly settings?: Readonly<Record<T, Setting>>;
  /** Read `values` once, not for each object. */
  check(view: ClusterView<N | U>, values: Readonly<Record<T, number>>): Iterable<Observation<F>>;
  message(facts: F): string;
  commands?(facts: F, subject: ObjectReference): readonly string[];
}

/** Checks a rule's types and closes over its facts. Keep `check` before `message` in the literal: facts are inferred there. */
export function defineRule<
  const N extends SourceName,
  const F extends Fact,
  const U extends SourceName = never,
  const T extends string = never,
>(definition: RuleDefinition<N, U, F, T>): Rule {
  const { check, message, commands, settings = {} } = definition;
  return {
    uses: [],
    details: [],
    absence: [],
    everywhere: [],
    covers: [],
    readsText: null,
    isPast: false,
    settings,
    ...definition,
    values: defaultValues(settings),
    *check(view, values) {
      for (const seen of check(view, values)) {
        yield { ...seen, message: message(seen.facts), commands: commands?.(seen.facts, seen.subject) ?? [] };
      }
    },
  };
}
