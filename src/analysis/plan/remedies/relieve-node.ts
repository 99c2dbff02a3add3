import type { Node } from '../../../model/node.ts';
import { counted } from '../../../rules/amount-words.ts';
import { kubectl } from '../../../rules/command.ts';
import { nodeServices, onNode } from '../../../rules/distribution.ts';
import { excerpt } from '../../../rules/excerpt.ts';
import type { Finding } from '../../../rules/finding.ts';
import { nodeSteps } from '../node-steps.ts';
import type { PlanView, Remedy, StepDraft } from '../remedy.ts';

/** Looks for what fills a node under pressure before anything is deleted there. */
export const relieveNode: Remedy = {
  id: 'relieve-node',
  phase: 'restore',
  rules: ['node-pressure'],
  steps: nodeSteps(step),
};

function step(finding: Finding, node: Node, { cluster }: PlanView): StepDraft {
  const { name } = node.meta;
  const services = nodeServices(node);
  const hasDisk = node.conditions.some(({ type, status }) => type === 'DiskPressure' && status === 'True');
  const local = hasDisk ? sleepingLocalImages(cluster) : 0;
  return {
    about: `Node/${name}`,
    title: `See what node ${excerpt(name, 120)} is short of, and free it`,
    answers: [finding.fingerprint],
    why: `The node reports ${finding.message}.`,
    preconditions:
      local === 0
        ? []
        : [
            `no image is pruned that nobody can pull again: ${counted(local, 'workload')} at 0 replicas ${local === 1 ? 'has' : 'have'} images with pull policy Never or IfNotPresent, which pruning takes for unused`,
          ],
    commands: [
      kubectl('describe', 'node', name),
      ...(hasDisk ? [] : [kubectl('top', 'pods', '-A', '--sort-by=memory')]),
      ...(hasDisk
        ? [
            ...onNode(services, 'df', '-h'),
            ...onNode(services, 'du', '-xh', '--max-depth=2', '/var/lib', '/var/log'),
            ...onNode(services, ...services.crictl.split(' '), 'images'),
          ]
        : []),
      kubectl('get', 'node', name, '-o', 'jsonpath={.status.conditions}'),
    ],
    actions: [],
    effects: ['what fills the node is known; these commands change nothing'],
    risk: { level: 'none', text: 'These commands only look.' },
    undo: null,
  };
}

/** Workloads at zero whose images only the nodes may have. */
function sleepingLocalImages({ deployments, statefulSets }: PlanView['cluster']): number {
  return [...deployments, ...statefulSets].filter(
    ({ replicas, template }) =>
      replicas === 0 && template.spec.containers.some(({ imagePullPolicy }) => imagePullPolicy !== 'Always'),
  ).length;
}
