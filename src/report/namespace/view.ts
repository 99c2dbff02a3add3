import type { Dossier } from '../dossier.ts';
import { statedMetrics } from '../final/metric-results.ts';
import { successMetrics } from '../final/success-metrics.ts';
import { filled, when } from '../section.ts';
import { problemPods } from '../sections/appendix.ts';
import { basis } from '../sections/basis.ts';
import { causes, suspects } from '../sections/causes.ts';
import { openChecklist } from '../sections/checklist.ts';
import { contradictions } from '../sections/contradictions.ts';
import { deployments } from '../sections/deployments.ts';
import { healthFindings, otherFindings, unexplained } from '../sections/findings.ts';
import { groupScores } from '../sections/group-scores.ts';
import { header } from '../sections/header.ts';
import { imagePatterns } from '../sections/image-patterns.ts';
import { nextSteps } from '../sections/next-steps.ts';
import { ownSections } from '../sections/own-sections.ts';
import { plan } from '../sections/plan.ts';
import { pointingToPlan } from '../sections/planned.ts';
import { recommendations } from '../sections/recommendations.ts';
import { replicaSetList, replicaSetTable } from '../sections/replica-sets.ts';
import { resources } from '../sections/resources.ts';
import { serviceList } from '../sections/service-list.ts';
import { title } from '../sections/title.ts';
import { verdict } from '../sections/verdict.ts';
import { workloads } from '../sections/workloads.ts';
import { components } from '../stated/components.ts';
import { previousIssues } from '../stated/previous-issues.ts';
import { rootCauses } from '../stated/root-causes.ts';
import { statements } from '../stated/statements.ts';
import { tests } from '../stated/tests.ts';

/** The audit of one namespace or a few: what a team that owns them asks. */
export function namespaceView({ audit, brief, style, judged }: Dossier) {
  const { inventory } = audit;
  const others = inventory.workloads.filter(({ ref }) => ref.kind !== 'Deployment');
  const found = pointingToPlan(audit);
  return {
    title: title(audit, brief, 'Namespace audit'),
    header: header(audit, brief, style),
    verdict: verdict(audit),
    statements: filled(statements(judged)),
    contradictions: filled(contradictions(judged.contradictions)),
    resources: resources(audit),
    causes: filled(causes(found, brief)),
    suspects: filled(suspects(found, brief)),
    unexplained: when(audit.unexplained, () => unexplained(found, brief)),
    replicaSets: filled(replicaSetTable(audit)),
    otherFindings: filled(otherFindings(found, brief)),
    groupScores: filled(groupScores(audit)),
    deployments: deployments(audit, brief),
    workloads: when(others, () =>
      workloads({ ...audit, inventory: { ...inventory, workloads: others } }, brief),
    ),
    services: serviceList(audit, brief),
    imagePatterns: filled(imagePatterns(audit, brief)),
    components: filled(components(judged)),
    healthFindings: when([...audit.causes, ...audit.unexplained], () => healthFindings(audit)),
    statedCauses: filled(rootCauses(brief)),
    previousIssues: filled(previousIssues(judged)),
    tests: filled(tests(brief)),
    recommendations: filled(recommendations(audit, brief)),
    plan: filled(plan(audit)),
    checklist: filled(openChecklist(audit.plan.checklist, judged)),
    successMetrics: filled(successMetrics(statedMetrics(judged))),
    nextSteps: filled(nextSteps(audit, brief)),
    ownSections: filled(ownSections(judged)),
    problemPods: when(inventory.pods.problems, () => problemPods(audit)),
    replicaSetList: filled(replicaSetList(audit)),
    ...basis(audit, style),
  };
}
