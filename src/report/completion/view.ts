import { beforeAfter, effects } from '../compared/before-after.ts';
import { findingChanges } from '../compared/finding-changes.ts';
import { comparedHeader } from '../compared/header.ts';
import { kindChanges } from '../compared/kinds.ts';
import { outcome } from '../compared/outcome.ts';
import { unaffected } from '../compared/unaffected.ts';
import { whatChanged } from '../compared/what-changed.ts';
import type { Dossier } from '../dossier.ts';
import { statedMetrics } from '../final/metric-results.ts';
import { successMetrics } from '../final/success-metrics.ts';
import { bullets, paragraph } from '../markdown/blocks.ts';
import { markdown } from '../markdown/serialize.ts';
import { filled, when } from '../section.ts';
import { problemPods } from '../sections/appendix.ts';
import { basis } from '../sections/basis.ts';
import { causes, suspects } from '../sections/causes.ts';
import { evaluatedChecklist } from '../sections/checklist.ts';
import { contradictions } from '../sections/contradictions.ts';
import { deployments } from '../sections/deployments.ts';
import { nextSteps } from '../sections/next-steps.ts';
import { ownSections } from '../sections/own-sections.ts';
import { resources } from '../sections/resources.ts';
import { title } from '../sections/title.ts';
import { actions } from '../stated/actions.ts';
import { artifacts } from '../stated/artifacts.ts';
import { changes } from '../stated/changes.ts';
import { commands } from '../stated/commands.ts';
import { components } from '../stated/components.ts';
import { options } from '../stated/options.ts';
import { previousIssues } from '../stated/previous-issues.ts';
import { retrospective } from '../stated/retrospective.ts';
import { rootCauses } from '../stated/root-causes.ts';
import { statements } from '../stated/statements.ts';
import { tests } from '../stated/tests.ts';
import { maintenance } from './maintenance.ts';
import { signOff } from './sign-off.ts';

/** What was done between two captures, and what is left. */
export function completionView(dossier: Dossier) {
  const { audit, brief, before, style, judged } = dossier;
  if (before === null) throw new Error('a completion report is about two snapshots');
  const { comparison } = before;
  return {
    title: title(audit, brief, 'Completion report'),
    header: comparedHeader(dossier, before),
    outcome: outcome(dossier, before),
    statements: filled(statements(judged)),
    contradictions: filled(contradictions(judged.contradictions)),
    actions: filled(actions(brief, ['done', 'failed'])),
    unfinished: filled(actions(brief, ['deferred', 'planned'])),
    options: filled(options(brief)),
    whatChanged: filled(whatChanged(comparison, brief)),
    kinds: kindChanges(comparison),
    fixed: filled(findingChanges(comparison, ['fixed'])),
    unseen: filled(findingChanges(comparison, ['no longer visible'])),
    knownIssues: knownIssues(dossier, before),
    causes: filled(causes(audit, brief)),
    suspects: filled(suspects(audit, brief)),
    beforeAfter: beforeAfter(dossier, before),
    effects: filled(effects(comparison)),
    resources: resources(audit),
    deployments: deployments(audit, brief),
    checklist: filled(evaluatedChecklist(before.audit, audit, judged)),
    successMetrics: filled(successMetrics(statedMetrics(judged))),
    ownSections: filled(ownSections(judged)),
    components: filled(components(judged)),
    statedCauses: filled(rootCauses(brief)),
    previousIssues: filled(previousIssues(judged)),
    changes: filled(changes(brief)),
    artifacts: filled(artifacts(brief)),
    unaffected: filled(unaffected(comparison)),
    commands: filled(commands(brief)),
    tests: filled(tests(brief)),
    maintenance: filled(maintenance(audit, brief)),
    retrospective: filled(retrospective(brief)),
    signOff: signOff(dossier, before),
    nextSteps: filled(nextSteps(audit, brief)),
    problemPods: when(audit.inventory.pods.problems, () => problemPods(audit)),
    ...basis(audit, style),
  };
}

/** "None" is said only where nothing is open, and every rule that found something could look again. */
function knownIssues({ brief }: Dossier, { comparison }: NonNullable<Dossier['before']>): string {
  const open = findingChanges(comparison, ['new', 'open']);
  const stated = Array.isArray(brief.knownIssues) ? brief.knownIssues : [];
  const unseen = comparison.findings.filter(({ state }) => state === 'no longer visible').length;
  const none =
    unseen === 0
      ? 'None: no check that could be evaluated finds anything in the later capture.'
      : `None that the later capture shows; what it cannot show of before: ${unseen}.`;
  return [
    open === '' ? none : open,
    ...(stated.length === 0 ? [] : [markdown(paragraph('Stated by the auditor:'), bullets(stated))]),
  ].join('\n\n');
}
