import { reference } from '../model/object.ts';
import { kubectl } from './command.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';
import { inPercent } from './threshold.ts';

export default defineRule({
  id: 'node-pods-near-limit',
  title: 'Node has nearly as many pods as it takes',
  group: 'capacity',
  severity: 'medium',
  why: 'A kubelet takes a fixed number of pods, whatever CPU and memory are left; beyond it pods stay Pending.',
  fix: 'Add a node, delete pods that nobody needs, or raise maxPods of the kubelet where the pod network has addresses for more.',
  peers: { KubeBuddy: ['NODE003'], 'kube-capacity': ['--pod-count'] },
  needs: ['nodes', 'pods'],
  settings: {
    percent: inPercent(80, 'Of the pods that the node takes; found from here on'),
    // A few more, or those of a lost neighbour, find no place.
    mediumPercent: inPercent(90, 'From here on the severity is medium'),
  },
  *check({ nodes, links }, { percent: near, mediumPercent }) {
    for (const node of nodes) {
      const limit = node.allocatable.pods;
      if (limit === undefined || limit <= 0) continue;
      const pods = links
        .podsOn(node.meta.name)
        .filter(({ phase }) => phase !== 'Succeeded' && phase !== 'Failed').length;
      const percent = Math.trunc((100 * pods) / limit);
      if (percent < near) continue;
      yield {
        subject: reference(node),
        severity: percent >= mediumPercent ? 'medium' : 'low',
        facts: { pods, limit, percent },
        evidence: [field(node, 'status.allocatable.pods', limit)],
      };
    }
  },
  message({ pods, limit, percent }) {
    return `${pods} of at most ${limit} pods (${percent} %)`;
  },
  commands(_facts, { name }) {
    return [kubectl('get', 'pods', '-A', '-o', 'wide', '--field-selector', `spec.nodeName=${name}`)];
  },
});
