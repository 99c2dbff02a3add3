import { groupIn } from '../model/grouping.ts';
import type { Node } from '../model/node.ts';
import { selectsNode } from '../model/node-selection.ts';
import { reference } from '../model/object.ts';
import { podProblem } from '../model/pod-problem.ts';
import type { PodSpec } from '../model/pod-spec.ts';
import type { WorkloadBase } from '../model/workload.ts';
import { counted, someOf } from './amount-words.ts';
import { kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';
import { isWanted, podSpecPath } from './workload-template.ts';

export default defineRule({
  id: 'unmatched-node-labels',
  title: 'Workload asks for node labels that no node has',
  group: 'risk',
  severity: 'medium',
  why: 'None of the nodes there are now may take its pods. Those that run stay; none that ends or moves finds a place. Where an autoscaler makes such nodes when they are asked for, nothing is wrong.',
  fix: 'Compare nodeSelector, affinity and topologyKey of the workload with the labels of the nodes; correct the one that is misspelled or has changed, or label the nodes.',
  needs: ['nodes', 'deployments', 'pods'],
  uses: ['statefulSets', 'cronJobs'],
  absence: ['nodes', 'pods'],
  *check({ nodes, deployments, statefulSets, cronJobs, links, now }) {
    if (nodes.length === 0) return;
    const keys = new Set(nodes.flatMap(({ meta }) => Object.keys(meta.labels)));
    const known = labelled(nodes);
    const fits = new Map<string, boolean>();
    for (const workload of [...deployments, ...statefulSets, ...cronJobs]) {
      const { spec } = workload.template;
      if (!isWanted(workload)) continue;
      const topologyKey = unknownTopologyKey(spec, keys);
      const asksNothing = Object.keys(spec.nodeSelector).length + spec.nodeAffinity.length === 0;
      if (topologyKey === null && (asksNothing || matchesAny(spec, known, fits))) continue;
      const pods = links.podsOf(reference(workload));
      // Then the scheduler has said so, and the pods are reported.
      if (pods.some((pod) => podProblem(pod, now)?.class === 'unschedulable')) continue;
      yield {
        subject: reference(workload),
        severity: workload.meta.kind === 'CronJob' || pods.length === 0 ? 'low' : 'medium',
        facts: { nodes: nodes.length, asked: askedLabels(spec), topologyKey: topologyKey?.key ?? null },
        evidence: evidenceOf(workload, topologyKey),
      };
    }
  },
  message({ nodes, asked, topologyKey }) {
    if (topologyKey !== null)
      return `its pods are placed by the label ${excerpt(topologyKey, 100)}, which none of ${counted(nodes, 'node')} has`;
    return `none of ${counted(nodes, 'node')} has ${someOf(asked.map((one) => excerpt(one, 100)))}`;
  },
  commands() {
    return [kubectl('get', 'nodes', '--show-labels')];
  },
});

/** Many workloads ask for the same few labels, and few nodes have a rare one. */
function matchesAny(spec: PodSpec, nodes: LabelledNodes, fits: Map<string, boolean>): boolean {
  const question = JSON.stringify([spec.nodeSelector, spec.nodeAffinity]);
  const known = fits.get(question) ?? candidates(spec, nodes).some((node) => selectsNode(spec, node));
  fits.set(question, known);
  return known;
}

interface LabelledNodes {
  readonly all: readonly Node[];
  /** By `key=value`. */
  readonly byLabel: ReadonlyMap<string, readonly Node[]>;
}

function labelled(nodes: readonly Node[]): LabelledNodes {
  const byLabel = new Map<string, Node[]>();
  for (const node of nodes) {
    for (const [key, value] of Object.entries(node.meta.labels))
      groupIn(byLabel, `${key}=${value}`).push(node);
  }
  return { all: nodes, byLabel };
}

/** Nodes beside which none can match: those with the rarest label of the selector, else with one an affinity lists. */
function candidates(
  { nodeSelector, nodeAffinity }: PodSpec,
  { all, byLabel }: LabelledNodes,
): readonly Node[] {
  const selected = Object.entries(nodeSelector).map(([key, value]) => byLabel.get(`${key}=${value}`) ?? []);
  const [rarest] = selected.toSorted((a, b) => a.length - b.length);
  if (rarest !== undefined) return rarest;
  const listed = nodeAffinity.map(({ matchExpressions }) =>
    matchExpressions.find(({ operator }) => operator === 'In'),
  );
  if (listed.some((one) => one === undefined)) return all;
  return listed.flatMap(
    (one) => one?.values.flatMap((value) => byLabel.get(`${one.key}=${value}`) ?? []) ?? [],
  );
}

interface TopologyKey {
  readonly key: string;
  /** Where it stands below the spec of the pods. */
  readonly path: string;
}

/** Of a term that must hold; one that may not be satisfied is only passed over. */
function unknownTopologyKey(spec: PodSpec, keys: ReadonlySet<string>): TopologyKey | null {
  const asked = [
    ...spec.podAffinity.map(({ topologyKey: key }) => ({ key, path: 'affinity.podAffinity' })),
    ...spec.topologySpread
      .filter(({ whenUnsatisfiable }) => whenUnsatisfiable === 'DoNotSchedule')
      .map(({ topologyKey: key }) => ({ key, path: 'topologySpreadConstraints' })),
  ];
  return asked.find(({ key }) => key !== '' && !keys.has(key)) ?? null;
}

function askedLabels({ nodeSelector, nodeAffinity }: PodSpec): readonly string[] {
  return [
    ...Object.entries(nodeSelector).map(([key, value]) => `${key}=${value}`),
    ...nodeAffinity.flatMap(({ matchExpressions, matchFields }) =>
      [...matchExpressions, ...matchFields].map(
        ({ key, operator, values }) =>
          `${key} ${operator}${values.length === 0 ? '' : ` ${values.join(' ')}`}`,
      ),
    ),
  ];
}

function evidenceOf(workload: WorkloadBase, topologyKey: TopologyKey | null) {
  const root = podSpecPath(workload);
  if (topologyKey !== null) return [field(workload, `${root}.${topologyKey.path}`, topologyKey.key)];
  const { spec } = workload.template;
  const path = Object.keys(spec.nodeSelector).length > 0 ? 'nodeSelector' : 'affinity.nodeAffinity';
  return [field(workload, `${root}.${path}`, askedLabels(spec).join(', '))];
}
