import type { Node } from './node.ts';
import type { NodeSelectorRequirement, NodeSelectorTerm, PodSpec } from './pod-spec.ts';

/** Whether a pod's node selector and required node affinity let it onto the node. Taints and room are another matter. */
export function selectsNode(spec: Pick<PodSpec, 'nodeSelector' | 'nodeAffinity'>, node: Node): boolean {
  return hasLabels(spec.nodeSelector, node) && matchesAffinity(spec.nodeAffinity, node);
}

/** Every label asked for, with its value. */
export function hasLabels(selector: Readonly<Record<string, string>>, { meta }: Node): boolean {
  return Object.entries(selector).every(
    ([key, value]) => Object.hasOwn(meta.labels, key) && meta.labels[key] === value,
  );
}

/** One term suffices, and no affinity at all; a term that says nothing matches no node. */
export function matchesAffinity(terms: readonly NodeSelectorTerm[], node: Node): boolean {
  return terms.length === 0 || terms.some((term) => matchesTerm(term, node));
}

function matchesTerm({ matchExpressions, matchFields }: NodeSelectorTerm, { meta }: Node): boolean {
  if (matchExpressions.length + matchFields.length === 0) return false;
  const labelOf = (key: string) => (Object.hasOwn(meta.labels, key) ? meta.labels[key] : undefined);
  return (
    matchExpressions.every((one) => holds(one, labelOf(one.key))) &&
    matchFields.every((one) => holds(one, one.key === 'metadata.name' ? meta.name : undefined))
  );
}

/** An operator that Kubernetes does not know matches nothing. */
function holds({ operator, values }: NodeSelectorRequirement, value: string | undefined): boolean {
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    case 'Gt':
      return isWhole(value) && isWhole(values[0]) && Number(value) > Number(values[0]);
    case 'Lt':
      return isWhole(value) && isWhole(values[0]) && Number(value) < Number(values[0]);
    default:
      return false;
  }
}

function isWhole(text: string | undefined): boolean {
  return text !== undefined && /^-?\d{1,15}$/.test(text);
}
