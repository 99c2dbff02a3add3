import type { Audit } from '../../analysis/audit.ts';
import type { Brief } from '../brief/schema.ts';
import type { Dossier } from '../dossier.ts';
import { statedMetrics } from '../final/metric-results.ts';
import { successMetrics } from '../final/success-metrics.ts';
import { heading, paragraph } from '../markdown/blocks.ts';
import { markdown } from '../markdown/serialize.ts';
import { filled, when } from '../section.ts';
import { problemPods } from '../sections/appendix.ts';
import { basis } from '../sections/basis.ts';
import { causes, suspects } from '../sections/causes.ts';
import { openChecklist } from '../sections/checklist.ts';
import { contradictions } from '../sections/contradictions.ts';
import { healthFindings, otherFindings, unexplained } from '../sections/findings.ts';
import { gitops } from '../sections/gitops.ts';
import { groupScores } from '../sections/group-scores.ts';
import { header } from '../sections/header.ts';
import { networking } from '../sections/networking.ts';
import { nextSteps } from '../sections/next-steps.ts';
import { ownSections } from '../sections/own-sections.ts';
import { plan } from '../sections/plan.ts';
import { pointingToPlan } from '../sections/planned.ts';
import { recommendations } from '../sections/recommendations.ts';
import { security } from '../sections/security.ts';
import { verdict } from '../sections/verdict.ts';
import { changes } from '../stated/changes.ts';
import { components } from '../stated/components.ts';
import { previousIssues } from '../stated/previous-issues.ts';
import { rootCauses } from '../stated/root-causes.ts';
import { statements } from '../stated/statements.ts';
import { tests } from '../stated/tests.ts';
import type { PageStyle } from '../style/page-style.ts';
import { buildingBlocks } from './building-blocks.ts';
import { nodeHealth } from './node-health.ts';
import { servicePaths } from './service-paths.ts';
import { stateSummary } from './state-summary.ts';

/** How the cluster is built, what of it works, and how its parts reach each other. */
export function architectureView({ audit, brief, style, judged }: Dossier) {
  const { inventory } = audit;
  const found = pointingToPlan(audit);
  return {
    title: markdown(paragraph(brief.report.title ?? title(audit.scope.distribution))),
    header: header(audit, brief, style),
    verdict: verdict(audit),
    statements: filled(statements(judged)),
    contradictions: filled(contradictions(judged.contradictions)),
    stateSummary: stateSummary(audit, brief),
    causes: filled(causes(found, brief)),
    suspects: filled(suspects(found, brief)),
    unexplained: when(audit.unexplained, () => unexplained(found, brief)),
    buildingBlocks: buildingBlocks(audit),
    components: filled(components(judged)),
    nodes: when(inventory.nodes, () => nodeHealth(audit, brief)),
    servicePaths: filled(servicePaths(audit)),
    networking: [networking(audit, brief), access(audit, brief, style)]
      .filter((part) => part !== '')
      .join('\n\n'),
    gitops: filled(gitops(audit)),
    tests: filled(tests(brief)),
    rootCauses: filled(rootCauses(brief)),
    previousIssues: filled(previousIssues(judged)),
    changes: filled(changes(brief)),
    plan: filled(plan(audit)),
    checklist: filled(openChecklist(audit.plan.checklist, judged)),
    recommendations: filled(recommendations(audit, brief)),
    successMetrics: filled(successMetrics(statedMetrics(judged))),
    nextSteps: filled(nextSteps(audit, brief)),
    healthFindings: when([...audit.causes, ...audit.unexplained], () => healthFindings(audit)),
    otherFindings: filled(otherFindings(found, brief)),
    groupScores: filled(groupScores(audit)),
    ownSections: filled(ownSections(judged)),
    problemPods: when(inventory.pods.problems, () => problemPods(audit)),
    ...basis(audit, style),
  };
}

/** How people and browsers get in: part of how a cluster is reached, so it stands with the network. */
function access(audit: Audit, brief: Brief, style: PageStyle): string {
  const own = security(audit, brief, style);
  return own === '' ? '' : `${markdown(heading(3, 'Certificates and access'))}\n\n${own}`;
}

function title(distribution: string | null): string {
  return `${distribution === null ? 'Architecture' : `${distribution} architecture`} and networking audit`;
}
