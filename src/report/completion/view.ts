import { beforeAfter, effects } from '../compared/before-after.ts';
import { findingChanges } from '../compared/finding-changes.ts';
import { comparedHeader } from '../compared/header.ts';
import { kindChanges } from '../compared/kinds.ts';
import { outcome } from '../compared/outcome.ts';
import { unaffected } from '../compared/unaffected.ts';
import { whatChanged } from '../compared/what-changed.ts';
import type { Dossier } from '../dossier.ts';
import { joined } from '../format/objects.ts';
import { paragraph } from '../markdown/blocks.ts';
import { code } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';
import { filled, when } from '../section.ts';
import { ledger, notEvaluated, problemPods } from '../sections/appendix.ts';
import { causes } from '../sections/causes.ts';
import { deployments } from '../sections/deployments.ts';
import { resources } from '../sections/resources.ts';
import { actions } from '../stated/actions.ts';
import { artifacts } from '../stated/artifacts.ts';
import { changes } from '../stated/changes.ts';
import { commands } from '../stated/commands.ts';
import { components } from '../stated/components.ts';
import { tests } from '../stated/tests.ts';
import { maintenance } from './maintenance.ts';
import { signOff } from './sign-off.ts';

/** What `templates/completion.hbs` prints: finished Markdown, or `null` for a section with nothing to say. */
export interface CompletionView {
  readonly title: string;
  readonly header: string;
  readonly outcome: string;
  readonly actions: string | null;
  readonly whatChanged: string | null;
  readonly kinds: string;
  readonly fixed: string | null;
  readonly unseen: string | null;
  readonly knownIssues: string;
  readonly causes: string | null;
  readonly beforeAfter: string;
  readonly effects: string | null;
  readonly resources: string;
  readonly deployments: string;
  readonly checklist: string | null;
  readonly ownSections: string | null;
  readonly components: string | null;
  readonly changes: string | null;
  readonly artifacts: string | null;
  readonly unaffected: string | null;
  readonly commands: string | null;
  readonly tests: string | null;
  readonly maintenance: string | null;
  readonly signOff: string;
  readonly problemPods: string | null;
  readonly notEvaluated: string | null;
  readonly ledger: string;
}

/** What was done between two captures, and what is left. */
export function completionView(dossier: Dossier): CompletionView {
  const { audit, brief, before } = dossier;
  if (before === null) throw new Error('a completion report is about two snapshots');
  const { comparison } = before;
  return {
    title: title(dossier),
    header: comparedHeader(dossier, before),
    outcome: outcome(dossier, before),
    actions: filled(actions(brief, ['done', 'failed', 'deferred'])),
    whatChanged: filled(whatChanged(comparison)),
    kinds: kindChanges(comparison),
    fixed: filled(findingChanges(comparison, ['fixed'])),
    unseen: filled(findingChanges(comparison, ['no longer visible'])),
    knownIssues: knownIssues(dossier, before),
    causes: when(audit.causes, () => causes(audit, brief)),
    beforeAfter: beforeAfter(dossier, before),
    effects: filled(effects(comparison)),
    resources: resources(audit),
    deployments: deployments(audit, brief),
    checklist: null,
    ownSections: null,
    components: filled(components(brief, ['working', 'degraded', 'failed'])),
    changes: filled(changes(brief)),
    artifacts: filled(artifacts(brief)),
    unaffected: filled(unaffected(comparison)),
    commands: filled(commands(brief)),
    tests: filled(tests(brief)),
    maintenance: filled(maintenance(audit, brief)),
    signOff: signOff(dossier, before),
    problemPods: when(audit.inventory.pods.problems, () => problemPods(audit)),
    notEvaluated: when(audit.coverage.notEvaluated, () => notEvaluated(audit)),
    ledger: ledger(audit),
  };
}

function title({ audit, brief }: Dossier): string {
  if (brief.report.title !== undefined) return markdown(paragraph(brief.report.title));
  const { kind, namespaces } = audit.scope;
  const names = namespaces.slice(0, 3).map((name) => code(name));
  return markdown(paragraph('Completion report', ...(kind === 'cluster' ? [] : [': ', joined(names)])));
}

/** "None" is said only where nothing is open, and every rule that found something could look again. */
function knownIssues({ brief }: Dossier, { comparison }: NonNullable<Dossier['before']>): string {
  const open = findingChanges(comparison, ['open', 'new']);
  const stated = brief.knownIssues === undefined || brief.knownIssues === 'none' ? [] : brief.knownIssues;
  const unseen = comparison.findings.filter(({ state }) => state === 'no longer visible').length;
  const none =
    unseen === 0
      ? 'None: no check that could be evaluated finds anything in the capture after.'
      : `None that the capture after shows; ${unseen} of before can no longer be seen.`;
  return [
    open === '' ? none : open,
    ...(stated.length === 0 ? [] : [markdown(paragraph(`Stated by the auditor: ${stated.join(' ')}`))]),
  ].join('\n\n');
}
