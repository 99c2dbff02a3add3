import { SEVERITIES, type Severity } from '../../rules/severity.ts';
import type { Audit } from '../audit.ts';
import type { Capacity, ResourceCapacity } from '../capacity.ts';
import type { GroupShape } from './fact-shape.ts';
import { amount, count, group, rows, truth, word } from './fact-words.ts';
import type { FactValue } from './snapshot-facts.ts';
import { when, wholeness } from './wholeness.ts';

export const AUTOSCALERS: GroupShape = group({
  total: count('HorizontalPodAutoscalers', ['horizontalPodAutoscalers']),
  inactive: count('Of these: cannot scale, or have no target', ['horizontalPodAutoscalers']),
});

const INACTIVE = ['autoscaler-inactive', 'autoscaler-target-missing'];

export function autoscalerFacts(audit: Audit): FactValue {
  const isKnown = wholeness(audit).whole('horizontalPodAutoscalers');
  const inactive = new Set(
    audit.findings
      .filter(({ rule }) => INACTIVE.includes(rule))
      .map(({ subject }) => `${subject.namespace ?? ''}/${subject.name}`),
  );
  return {
    total: when(isKnown, () => audit.inventory.autoscalers.length),
    inactive: when(isKnown && isEvaluated(audit, 'autoscaler-inactive'), () => inactive.size),
  };
}

export const CPU: GroupShape = resource('double', 'cores', 'CPU');
export const MEMORY: GroupShape = resource('int', 'bytes', 'Memory');

function resource(type: 'int' | 'double', unit: 'bytes' | 'cores', name: string): GroupShape {
  return group({
    allocatable: amount(type, unit, `${name} that the nodes offer`, ['nodes']),
    requested: amount(type, unit, `${name} that pods on the nodes request`, ['nodes', 'pods']),
    requestedPercent: amount('double', '0 to 100', 'Requested of allocatable', ['nodes', 'pods']),
    used: amount(type, unit, `${name} in use on the nodes that were measured`, ['nodes', 'nodeMetrics']),
    usedPercent: amount('double', '0 to 100', 'Used, of what these nodes offer', ['nodes', 'nodeMetrics']),
    unmeasuredNodes: count('Nodes that were not measured', ['nodes', 'nodeMetrics']),
  });
}

export function resourceFacts(audit: Audit, name: 'cpu' | 'memory'): FactValue {
  const known = wholeness(audit).whole('nodes') ? audit.capacity[name] : null;
  const whole = name === 'memory' ? (value: number) => Math.round(value) : (value: number) => value;
  return { ...UNKNOWN_RESOURCE, ...(known === null ? {} : resourceValues(known, whole)) };
}

const UNKNOWN_RESOURCE = {
  allocatable: null,
  requested: null,
  requestedPercent: null,
  used: null,
  usedPercent: null,
  unmeasuredNodes: null,
};

function resourceValues(
  { allocatable, requests, usage }: NonNullable<Capacity['cpu']> & ResourceCapacity,
  whole: (value: number) => number,
): Readonly<Record<string, FactValue>> {
  return {
    allocatable: whole(allocatable),
    requested: requests === null ? null : whole(requests),
    requestedPercent: requests === null ? null : (100 * requests) / allocatable,
    used: usage === null ? null : whole(usage.used),
    usedPercent: usage?.percent ?? null,
    unmeasuredNodes: usage?.unmeasuredNodes.length ?? null,
  };
}

export const FINDINGS: GroupShape = group({
  total: count('Findings of the rules that were evaluated', ['pods']),
  ...Object.fromEntries(SEVERITIES.map((severity) => [severity, count(`Of these: ${severity}`, ['pods'])])),
  notEvaluated: count('Rules that were not evaluated', []),
  byRule: rows('id of a rule', 'The rules that were evaluated', [], {
    count: count('Findings of the rule; of one that was not evaluated, nobody knows', []),
  }),
});

/** As with the verdict, nothing is said where pods were not captured whole. */
export function findingFacts(audit: Audit): FactValue {
  const isKnown = wholeness(audit).whole('pods');
  const having = (severity: Severity) =>
    when(isKnown, () => audit.findings.filter((finding) => finding.severity === severity).length);
  return {
    total: when(isKnown, () => audit.findings.length),
    ...Object.fromEntries(SEVERITIES.map((severity) => [severity, having(severity)])),
    notEvaluated: audit.coverage.notEvaluated.length,
    byRule: Object.fromEntries(
      audit.rules.map(({ rule, outcome, findings }) => [
        rule,
        { count: outcome === 'found' || outcome === 'clear' ? findings : null },
      ]),
    ),
  };
}

function isEvaluated({ rules }: Audit, id: string): boolean {
  return rules.some(({ rule, outcome }) => rule === id && (outcome === 'found' || outcome === 'clear'));
}

export const CAUSES: GroupShape = group({
  total: count('Causes of what was found', ['pods']),
  unexplained: count('Health findings without a known cause', ['pods']),
});

export function causeFacts(audit: Audit): FactValue {
  const isKnown = wholeness(audit).whole('pods');
  return {
    total: when(isKnown, () => audit.causes.length),
    unexplained: when(isKnown, () => audit.unexplained.length),
  };
}

export const SCORE: GroupShape = group({
  overall: amount('int', '0 to 100', 'The health score', []),
  byArea: rows('name of an area: `Storage`', 'The areas of the score', [], {
    score: amount('int', '0 to 100', 'Of the area', []),
  }),
});

export function scoreFacts({ score }: Audit): FactValue {
  return {
    overall: score.overall,
    byArea: Object.fromEntries(score.areas.map(({ area, score: own }) => [area, { score: own }])),
  };
}

export const VERDICT = word('`critical`, `degraded` or `healthy`', ['pods']);

export const GITOPS: GroupShape = group({
  total: count(
    'Sources, Kustomizations and HelmReleases of Flux, Applications of Argo CD, as far as they were captured',
    ['customResources'],
  ),
  ready: count('Of these: ready, or in sync and healthy', ['customResources']),
  notReady: count('Of these: not ready', ['customResources']),
  suspended: count('Of these: suspended', ['customResources']),
  byName: rows('`namespace/Kind/name`', 'The objects of Flux and Argo CD', ['customResources'], {
    ready: truth('Ready, or in sync and healthy', []),
    suspended: truth('Suspended', []),
    revision: word('What was fetched or applied last', []),
  }),
});

export function gitopsFacts(audit: Audit): FactValue {
  const { gitops } = audit.inventory;
  // Custom resources are captured kind by kind: where none is of these kinds, nobody asked for them.
  const isKnown = gitops.length > 0 && wholeness(audit).whole('customResources');
  const number = (is: (row: (typeof gitops)[number]) => boolean) =>
    when(isKnown, () => gitops.filter(is).length);
  return {
    total: number(() => true),
    ready: number(({ ready }) => ready === true),
    notReady: number(({ ready }) => ready === false),
    suspended: number(({ suspended }) => suspended),
    byName: when(gitops.length > 0, () =>
      Object.fromEntries(
        gitops.map(({ kind, namespace, name, ready, suspended, revision }): [string, FactValue] => [
          `${namespace}/${kind}/${name}`,
          { ready, suspended, revision },
        ]),
      ),
    ),
  };
}
