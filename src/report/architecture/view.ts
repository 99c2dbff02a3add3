import type { Dossier } from '../dossier.ts';
import { paragraph } from '../markdown/blocks.ts';
import { markdown } from '../markdown/serialize.ts';
import { filled, when } from '../section.ts';
import { ledger, notEvaluated, problemPods } from '../sections/appendix.ts';
import { causes } from '../sections/causes.ts';
import { openChecklist } from '../sections/checklist.ts';
import { healthFindings, otherFindings, unexplained } from '../sections/findings.ts';
import { gitops } from '../sections/gitops.ts';
import { header } from '../sections/header.ts';
import { networking } from '../sections/networking.ts';
import { nextSteps } from '../sections/next-steps.ts';
import { plan } from '../sections/plan.ts';
import { recommendations } from '../sections/recommendations.ts';
import { verdict } from '../sections/verdict.ts';
import { changes } from '../stated/changes.ts';
import { components } from '../stated/components.ts';
import { rootCauses } from '../stated/root-causes.ts';
import { tests } from '../stated/tests.ts';
import { buildingBlocks } from './building-blocks.ts';
import { nodeHealth } from './node-health.ts';
import { servicePaths } from './service-paths.ts';
import { stateSummary } from './state-summary.ts';

/** How the cluster is built, what of it works, and how its parts reach each other. */
export function architectureView({ audit, brief, style }: Dossier) {
  const { inventory } = audit;
  return {
    title: markdown(paragraph(brief.report.title ?? title(audit.scope.distribution))),
    header: header(audit, brief, style),
    verdict: verdict(audit),
    stateSummary: stateSummary(audit, brief),
    causes: when(audit.causes, () => causes(audit, brief)),
    unexplained: when(audit.unexplained, () => unexplained(audit)),
    buildingBlocks: buildingBlocks(audit),
    components: filled(components(brief, ['working', 'degraded', 'failed'])),
    nodes: when(inventory.nodes, () => nodeHealth(audit, brief)),
    servicePaths: filled(servicePaths(audit)),
    networking: networking(audit, brief),
    gitops: filled(gitops(audit)),
    tests: filled(tests(brief)),
    rootCauses: filled(rootCauses(brief)),
    changes: filled(changes(brief)),
    plan: filled(plan(audit)),
    checklist: filled(openChecklist(audit.plan.checklist, brief)),
    recommendations: filled(recommendations(audit, brief)),
    nextSteps: filled(nextSteps(audit, brief)),
    healthFindings: when([...audit.causes, ...audit.unexplained], () => healthFindings(audit)),
    otherFindings: filled(otherFindings(audit)),
    problemPods: when(inventory.pods.problems, () => problemPods(audit)),
    notEvaluated: when(audit.coverage.notEvaluated, () => notEvaluated(audit)),
    ledger: ledger(audit),
  };
}

function title(distribution: string | null): string {
  return `${distribution === null ? 'Architecture' : `${distribution} architecture`} and networking audit`;
}
