import { condition } from '../../../model/condition.ts';
import type { Node } from '../../../model/node.ts';
import { counted } from '../../../rules/amount-words.ts';
import { kubectl } from '../../../rules/command.ts';
import { nodeServices, onNode } from '../../../rules/distribution.ts';
import { excerpt } from '../../../rules/excerpt.ts';
import type { Finding } from '../../../rules/finding.ts';
import { nodeSteps } from '../node-steps.ts';
import type { PlanView, Remedy, StepDraft } from '../remedy.ts';

/** Brings a silent node back by the service its kubelet runs in, which each distribution names otherwise. */
export const restartNode: Remedy = {
  id: 'restart-node',
  phase: 'restore',
  rules: ['node-not-ready'],
  steps: nodeSteps(step),
};

function step(finding: Finding, node: Node, { cluster }: PlanView): StepDraft {
  const { name } = node.meta;
  const shown = excerpt(name, 120);
  const services = nodeServices(node);
  const ready = condition(node.conditions, 'Ready');
  const runtimeDown = ready?.message?.includes('container runtime') ?? false;
  const unit = runtimeDown ? services.runtime : services.kubelet;
  // A kubelet that still answers says what it lacks: starting it again mends that only where it is the runtime.
  const restarts = (ready?.status !== 'False' || runtimeDown) && services.login !== null;
  const leaving = cluster.links.podsOn(name).filter(({ meta }) => meta.deletedAt !== null).length;
  const total = cluster.nodes.length;
  const readyNodes = cluster.nodes.filter(isReady).length;
  return {
    about: `Node/${name}`,
    title: restarts ? `Restart ${unit} on node ${shown}` : `Bring node ${shown} back`,
    answers: [finding.fingerprint],
    why: `The node is ${finding.message}.`,
    preconditions: [
      services.login === null
        ? 'the provider’s console says whether the machine is up; where nodes are not logged in to, it is replaced'
        : `the machine is up and reachable; if not, start it, and its ${unit} starts with it`,
    ],
    commands: [
      kubectl('describe', 'node', name),
      ...onNode(services, 'systemctl', 'status', unit),
      ...onNode(services, 'journalctl', '-u', unit, '-n', '200', '--no-pager'),
      ...(restarts ? onNode(services, 'systemctl', 'restart', unit) : []),
      kubectl('wait', '--for=condition=Ready', `node/${name}`, '--timeout=5m'),
    ],
    actions: [],
    effects: [
      ...(cluster.captured.all('nodes')
        ? [`${readyNodes + 1} of ${counted(total, 'node')} Ready (now ${readyNodes})`]
        : []),
      ...(leaving === 0
        ? []
        : [
            `the kubelet ends the ${counted(leaving, 'pod')} in Terminating there by itself; none is to be forced`,
          ]),
    ],
    risk: restarts
      ? {
          level: 'low',
          text: `Containers go on while ${unit} restarts, and a silent one serves nobody.`,
        }
      : { level: 'none', text: 'These commands look and wait.' },
    undo: null,
  };
}

export function isReady({ conditions }: Node): boolean {
  return condition(conditions, 'Ready')?.status === 'True';
}
