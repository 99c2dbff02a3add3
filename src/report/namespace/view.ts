import type { Audit } from '../../analysis/audit.ts';
import type { Brief } from '../brief/schema.ts';
import type { Dossier } from '../dossier.ts';
import { paragraph } from '../markdown/blocks.ts';
import { code } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';
import { filled, when } from '../section.ts';
import { ledger, notEvaluated, problemPods } from '../sections/appendix.ts';
import { causes } from '../sections/causes.ts';
import { openChecklist } from '../sections/checklist.ts';
import { deployments } from '../sections/deployments.ts';
import { healthFindings, otherFindings, unexplained } from '../sections/findings.ts';
import { header } from '../sections/header.ts';
import { nextSteps } from '../sections/next-steps.ts';
import { plan } from '../sections/plan.ts';
import { recommendations } from '../sections/recommendations.ts';
import { replicaSetList, replicaSetTable } from '../sections/replica-sets.ts';
import { resources } from '../sections/resources.ts';
import { serviceList } from '../sections/service-list.ts';
import { verdict } from '../sections/verdict.ts';
import { workloads } from '../sections/workloads.ts';
import { previousIssues } from '../stated/previous-issues.ts';
import { statedCauses } from '../stated/root-causes.ts';

/** What `templates/namespace.hbs` prints: finished Markdown, or `null` for a section with nothing to say. */
export interface NamespaceView {
  readonly title: string;
  readonly header: string;
  readonly verdict: string;
  readonly resources: string;
  readonly causes: string | null;
  readonly unexplained: string | null;
  readonly replicaSets: string | null;
  readonly otherFindings: string | null;
  readonly deployments: string;
  readonly workloads: string | null;
  readonly services: string;
  readonly imagePatterns: string | null;
  readonly healthFindings: string | null;
  readonly statedCauses: string | null;
  readonly previousIssues: string | null;
  readonly recommendations: string | null;
  readonly plan: string | null;
  readonly checklist: string | null;
  readonly nextSteps: string | null;
  readonly problemPods: string | null;
  readonly replicaSetList: string | null;
  readonly notEvaluated: string | null;
  readonly ledger: string;
}

/** The audit of one namespace or a few: what a team that owns them asks. */
export function namespaceView({ audit, brief }: Dossier): NamespaceView {
  const { inventory } = audit;
  const others = inventory.workloads.filter(({ ref }) => ref.kind !== 'Deployment');
  return {
    title: title(audit, brief),
    header: header(audit, brief),
    verdict: verdict(audit),
    resources: resources(audit),
    causes: when(audit.causes, () => causes(audit, brief)),
    unexplained: when(audit.unexplained, () => unexplained(audit)),
    replicaSets: when(inventory.replicaSets.rows, () => replicaSetTable(audit)),
    otherFindings: filled(otherFindings(audit)),
    deployments: deployments(audit, brief),
    workloads: when(others, () =>
      workloads({ ...audit, inventory: { ...inventory, workloads: others } }, brief),
    ),
    services: serviceList(audit, brief),
    imagePatterns: null,
    healthFindings: when([...audit.causes, ...audit.unexplained], () => healthFindings(audit)),
    statedCauses: filled(statedCauses(brief)),
    previousIssues: filled(previousIssues(brief)),
    recommendations: filled(recommendations(audit, brief)),
    plan: filled(plan(audit)),
    checklist: filled(openChecklist(audit.plan.checklist, brief)),
    nextSteps: filled(nextSteps(audit, brief)),
    problemPods: when(inventory.pods.problems, () => problemPods(audit)),
    replicaSetList: when(inventory.replicaSets.rows, () => replicaSetList(audit)),
    notEvaluated: when(audit.coverage.notEvaluated, () => notEvaluated(audit)),
    ledger: ledger(audit),
  };
}

const MOST_NAMED = 3;

function title({ scope: { namespaces } }: Audit, brief: Brief): string {
  if (brief.report.title !== undefined) return markdown(paragraph(brief.report.title));
  const named = namespaces
    .slice(0, MOST_NAMED)
    .flatMap((name, index) => [index === 0 ? ' ' : ', ', code(name)]);
  const rest = namespaces.length - MOST_NAMED;
  return markdown(paragraph('Namespace audit:', ...named, rest > 0 ? ` and ${rest} more` : ''));
}
