import type { Node } from '../../../model/node.ts';
import { objectKey } from '../../../model/object.ts';
import { counted, someOf } from '../../../rules/amount-words.ts';
import { inNamespace, kubectl, resourceWord, shellWord } from '../../../rules/command.ts';
import { nodeServices } from '../../../rules/distribution.ts';
import { excerpt } from '../../../rules/excerpt.ts';
import type { Finding } from '../../../rules/finding.ts';
import { factList, factText } from '../../causes/fact-member.ts';
import { boundedLines } from '../bounded-lines.ts';
import type { PlanView, Remedy, StepDraft } from '../remedy.ts';

/** An image that is only on some nodes and is never pulled: it is copied from one that has it. */
export const importImage: Remedy = {
  id: 'import-image',
  phase: 'restore',
  rules: ['unavailable-image'],
  steps(findings, view) {
    return findings.flatMap((finding) => {
      const image = factText(finding.facts, 'image');
      const has = nodesOf(finding, 'presentOn', view)[0];
      const lacks = nodesOf(finding, 'waitingOn', view);
      if (factText(finding.facts, 'trouble') !== 'never pulled' || image === null) return [];
      return has === undefined || lacks.length === 0 ? [] : [step(finding, image, has, lacks)];
    });
  },
};

function step(finding: Finding, image: string, has: Node, lacks: readonly Node[]): StepDraft {
  const { subject } = finding;
  const shown = excerpt(image, 120);
  return {
    about: objectKey(subject),
    title: `Import ${shown} on ${counted(lacks.length, 'node')}`,
    answers: [finding.fingerprint],
    why: `${finding.message}.`,
    preconditions: [
      `the image on ${excerpt(has.meta.name, 120)} is the one that is meant`,
      'the nodes run on the same architecture',
    ],
    commands: [
      ...boundedLines(lacks.map((node) => copyLine(image, has, node))),
      kubectl('get', 'pods', ...inNamespace(subject), '-o', 'wide'),
    ],
    actions: [],
    effects: [
      `${resourceWord(subject)} can start on ${someOf(lacks.map(({ meta }) => excerpt(meta.name, 80)))}: the kubelet asks again within five minutes`,
    ],
    risk: {
      level: 'low',
      text: 'An image that only nodes have is gone again when it is pruned or a node is replaced; a registry keeps it.',
    },
    undo: null,
  };
}

function copyLine(image: string, has: Node, node: Node): string {
  const from = ctr(has, 'export', '-', image);
  const to = ctr(node, 'import', '-');
  return `${from} | ${to}`;
}

/** The images of the kubelet are in containerd's namespace k8s.io; k3s and RKE2 bring their own ctr. */
function ctr(node: Node, ...words: readonly string[]): string {
  const { login, crictl } = nodeServices(node);
  const tool = crictl.startsWith('k3s') ? ['k3s', 'ctr'] : ['ctr', '-n', 'k8s.io'];
  const line = ['sudo', ...tool, 'images', ...words].map(shellWord).join(' ');
  return `ssh ${shellWord(login ?? '')} ${shellWord(line)}`;
}

function nodesOf(finding: Finding, name: string, { nodes }: PlanView): readonly Node[] {
  return factList(finding.facts, name).flatMap((one) => {
    const node = typeof one === 'string' ? nodes.get(one) : undefined;
    return node === undefined || nodeServices(node).login === null ? [] : [node];
  });
}
