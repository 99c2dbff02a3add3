import type { Node } from '../../model/node.ts';
import type { Finding } from '../../rules/finding.ts';
import type { PlanView, Remedy, StepDraft } from './remedy.ts';

/** The steps of a remedy for nodes: one a finding, where its node was captured. */
export function nodeSteps(
  step: (finding: Finding, node: Node, view: PlanView) => StepDraft,
): Remedy['steps'] {
  return (findings, view) =>
    findings.flatMap((finding) => {
      const node = view.nodes.get(finding.subject.name);
      return node === undefined ? [] : [step(finding, node, view)];
    });
}
