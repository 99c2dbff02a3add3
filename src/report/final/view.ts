import { comparedHeader } from '../compared/header.ts';
import { unaffected } from '../compared/unaffected.ts';
import { whatChanged } from '../compared/what-changed.ts';
import type { Dossier } from '../dossier.ts';
import { paragraph } from '../markdown/blocks.ts';
import { markdown } from '../markdown/serialize.ts';
import { filled, when } from '../section.ts';
import { problemPods } from '../sections/appendix.ts';
import { autoscalers } from '../sections/autoscalers.ts';
import { basis } from '../sections/basis.ts';
import { causes, suspects } from '../sections/causes.ts';
import { evaluatedChecklist } from '../sections/checklist.ts';
import { contradictions } from '../sections/contradictions.ts';
import { healthFindings, otherFindings, unexplained } from '../sections/findings.ts';
import { groupScores } from '../sections/group-scores.ts';
import { header } from '../sections/header.ts';
import { nextSteps } from '../sections/next-steps.ts';
import { ownSections } from '../sections/own-sections.ts';
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
import { actionEvidence } from './action-evidence.ts';
import { bringBack } from './bring-back.ts';
import { deferredWorkloads, withoutDeferredSuspects } from './deferred.ts';
import { deferredSection } from './deferred-section.ts';
import { metricResults } from './metric-results.ts';
import { nodeHealth } from './node-health.ts';
import { openTasks } from './open-tasks.ts';
import { outcomeLists } from './outcome-lists.ts';
import { runningWorkloads } from './running-workloads.ts';
import { signOff } from './sign-off.ts';
import { successMetrics } from './success-metrics.ts';
import { finalVerdict } from './verdict.ts';

/** The last report of an audit, about one snapshot or about two. */
export function finalView(given: Dossier) {
  const dossier = withoutDeferredSuspects(given);
  const { audit, brief, before, style, judged } = dossier;
  const { inventory } = audit;
  return {
    title: markdown(paragraph(brief.report.title ?? 'Final audit')),
    header: before === null ? header(audit, brief, style) : comparedHeader(dossier, before),
    verdict: finalVerdict(dossier),
    statements: filled(statements(judged)),
    contradictions: filled(contradictions(judged.contradictions)),
    causes: filled(causes(audit, brief)),
    suspects: filled(suspects(audit, brief)),
    unexplained: when(audit.unexplained, () => unexplained(audit, brief)),
    completed: filled(actions(brief, ['done'], (action) => actionEvidence(action, dossier))),
    unfinished: filled(actions(brief, ['failed', 'planned'])),
    deferred: filled(deferredSection(dossier)),
    whatChanged: before === null ? null : filled(whatChanged(before.comparison, brief)),
    unaffected: before === null ? null : filled(unaffected(before.comparison)),
    nodes: nodeHealth(dossier),
    workloads: filled(runningWorkloads(audit, brief)),
    autoscalers: filled(markdown(...autoscalers(audit))),
    options: filled(options(brief)),
    bringBack: filled(bringBack(dossier)),
    successMetrics: filled(successMetrics(metricResults(dossier))),
    checklist: filled(evaluatedChecklist(before?.audit ?? null, audit, judged)),
    openTasks: filled(openTasks(dossier)),
    openFindings:
      before === null ? null : filled(outcomeLists(before.comparison, deferredWorkloads(dossier))),
    healthFindings: when([...audit.causes, ...audit.unexplained], () => healthFindings(audit)),
    otherFindings: before === null ? filled(otherFindings(audit, brief)) : null,
    groupScores: filled(groupScores(audit)),
    statedCauses: filled(rootCauses(brief)),
    previousIssues: filled(previousIssues(judged)),
    components: filled(components(judged)),
    tests: filled(tests(brief)),
    retrospective: filled(retrospective(brief)),
    signOff: signOff(dossier),
    nextSteps: filled(nextSteps(audit, brief)),
    artifacts: filled(artifacts(brief)),
    changes: filled(changes(brief)),
    commands: filled(commands(brief)),
    ownSections: filled(ownSections(judged)),
    problemPods: when(inventory.pods.problems, () => problemPods(audit)),
    ...basis(audit, style),
  };
}
