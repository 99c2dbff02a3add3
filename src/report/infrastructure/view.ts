import type { Audit } from '../../analysis/audit.ts';
import { type Judged, judged } from '../brief/judged.ts';
import type { Brief } from '../brief/schema.ts';
import { paragraph } from '../markdown/blocks.ts';
import { markdown } from '../markdown/serialize.ts';
import { filled, when } from '../section.ts';
import { problemPods } from '../sections/appendix.ts';
import { basis } from '../sections/basis.ts';
import { capacity } from '../sections/capacity.ts';
import { causes, suspects } from '../sections/causes.ts';
import { contradictions } from '../sections/contradictions.ts';
import { healthFindings, otherFindings, unexplained } from '../sections/findings.ts';
import { groupScores } from '../sections/group-scores.ts';
import { growth } from '../sections/growth.ts';
import { header } from '../sections/header.ts';
import { namespaces } from '../sections/namespaces.ts';
import { networking } from '../sections/networking.ts';
import { nodes } from '../sections/nodes.ts';
import { ownSections } from '../sections/own-sections.ts';
import { recommendations } from '../sections/recommendations.ts';
import { score } from '../sections/score.ts';
import { security } from '../sections/security.ts';
import { storage } from '../sections/storage.ts';
import { timeline } from '../sections/timeline.ts';
import { verdict } from '../sections/verdict.ts';
import { workloads } from '../sections/workloads.ts';
import { gapText, isRead } from '../sources.ts';
import { DEFAULT_STYLE, type PageStyle } from '../style/page-style.ts';

/**
 * What `templates/infrastructure.hbs` prints: finished Markdown, or `null` for a section with nothing to say.
 */
export interface InfrastructureView {
  readonly title: string;
  readonly header: string;
  readonly verdict: string;
  readonly contradictions: string | null;
  readonly causes: string | null;
  readonly suspects: string | null;
  readonly unexplained: string | null;
  readonly nodes: string | null;
  readonly nodesMissing: string | null;
  readonly namespaces: string | null;
  readonly workloads: string | null;
  readonly storage: string | null;
  readonly networking: string;
  readonly healthFindings: string | null;
  readonly otherFindings: string | null;
  readonly groupScores: string | null;
  readonly timeline: string | null;
  readonly capacity: string | null;
  readonly security: string | null;
  readonly recommendations: string | null;
  readonly ownSections: string | null;
  readonly score: string;
  readonly problemPods: string | null;
  readonly accepted: string | null;
  readonly configuration: string | null;
  readonly notEvaluated: string | null;
  readonly ledger: string;
}

export function infrastructureView(
  audit: Audit,
  brief: Brief,
  style: PageStyle = DEFAULT_STYLE,
  claims: Judged = judged(brief, audit),
): InfrastructureView {
  const { inventory } = audit;
  return {
    title: markdown(paragraph(brief.report.title ?? 'Infrastructure analysis')),
    header: header(audit, brief, style),
    verdict: verdict(audit),
    contradictions: filled(contradictions(claims.contradictions)),
    causes: filled(causes(audit, brief)),
    suspects: filled(suspects(audit, brief)),
    unexplained: when(audit.unexplained, () => unexplained(audit, brief)),
    nodes: when(inventory.nodes, () => nodes(audit, brief, style)),
    nodesMissing: inventory.nodes.length > 0 ? null : nodesMissing(audit),
    namespaces: when(inventory.namespaces, () => namespaces(audit, brief)),
    workloads: when(inventory.workloads, () => workloads(audit, brief)),
    storage: when([...inventory.claims, ...inventory.storageClasses], () => storage(audit, brief)),
    networking: networking(audit, brief),
    healthFindings: when([...audit.causes, ...audit.unexplained], () => healthFindings(audit)),
    otherFindings: filled(otherFindings(audit, brief)),
    groupScores: filled(groupScores(audit)),
    timeline: audit.now === 0 ? null : filled(timeline(audit, brief, style)),
    capacity: when(inventory.nodes, () =>
      [capacity(audit), growth(audit)].filter((part) => part !== '').join('\n\n'),
    ),
    security: filled(security(audit, brief, style)),
    recommendations: filled(recommendations(audit, brief)),
    ownSections: filled(ownSections(claims)),
    score: score(audit, brief),
    problemPods: when(inventory.pods.problems, () => problemPods(audit)),
    ...basis(audit, style),
  };
}

function nodesMissing(audit: Audit): string {
  return isRead(audit, 'nodes')
    ? 'The capture of nodes is empty: nothing is said about them.'
    : `Nodes were not evaluated: ${gapText(audit, 'nodes')}.`;
}
