import { isAvailable } from '../../analysis/inventory/availability.ts';
import type { Judged } from '../brief/judged.ts';
import type { Dossier } from '../dossier.ts';
import { fraction, listed, percent } from '../format/numbers.ts';
import { capitalized } from '../format/severities.ts';
import { isKnownByPodsAlone } from '../sources.ts';
import { deferredWorkloads } from './deferred.ts';
import { HIGH_USE } from './node-health.ts';

/** One objective and whether it is met. */
export interface MetricResult {
  readonly metric: string;
  readonly target: string;
  readonly actual: string;
  /** `null`: nobody can tell. */
  readonly met: boolean | null;
  /** `measured`: in this snapshot; `stated`: by the auditor. */
  readonly by: 'measured' | 'stated' | 'not evaluated';
}

/** The auditor's objectives; where there are none, what any cluster is to reach, as far as it was captured. */
export function metricResults(dossier: Dossier): readonly MetricResult[] {
  const stated = statedMetrics(dossier.judged);
  return stated.length === 0 ? ownMetrics(dossier) : stated;
}

/** Those of the brief alone. */
export function statedMetrics({ successMetrics }: Pick<Judged, 'successMetrics'>): readonly MetricResult[] {
  return successMetrics.map(({ metric, target, actual, actualBy, met, metBy, why }) => ({
    metric,
    target,
    actual: [
      ...(actual === null
        ? []
        : [`${actual}${actualBy === 'auditor' && metBy !== 'auditor' ? ' (stated)' : ''}`]),
      ...(why === null ? [] : [why]),
    ].join('; '),
    met,
    by: met === null ? 'not evaluated' : metBy === 'snapshot' ? 'measured' : 'stated',
  }));
}

function ownMetrics(dossier: Dossier): readonly MetricResult[] {
  return [
    ...nodesReady(dossier),
    ...noPressure(dossier),
    ...problemPodsGone(dossier),
    ...soundPods(dossier),
    ...fullyAvailable(dossier),
    ...inUse(dossier),
  ];
}

function measured(metric: string, target: string, actual: string, met: boolean): MetricResult {
  return { metric, target, actual, met, by: 'measured' };
}

function nodesReady({ audit: { inventory } }: Dossier): readonly MetricResult[] {
  const { nodes } = inventory;
  if (nodes.length === 0) return [];
  const ready = nodes.filter((node) => node.ready).length;
  return [measured('Nodes Ready', '100 %', fraction(ready, nodes.length), ready === nodes.length)];
}

function noPressure({ audit: { inventory, rules } }: Dossier): readonly MetricResult[] {
  const isEvaluated = rules.some(
    ({ rule, outcome }) => rule === 'node-pressure' && (outcome === 'clear' || outcome === 'found'),
  );
  if (!isEvaluated || inventory.nodes.length === 0) return [];
  const pressed = inventory.nodes.filter(({ troubles }) => troubles.length > 0).length;
  return [measured('Nodes under pressure', '0', String(pressed), pressed === 0)];
}

function problemPodsGone({ before }: Dossier): readonly MetricResult[] {
  const was = before?.comparison.problemPods.before ?? 0;
  if (before === null || was === 0) return [];
  const gone = before.comparison.problemPods.removed.reduce((sum, { pods }) => sum + pods.length, 0);
  return [measured('Problem pods of before gone or well', '100 %', fraction(gone, was), gone === was)];
}

function soundPods({ audit: { inventory } }: Dossier): readonly MetricResult[] {
  const { ok, total } = inventory.pods;
  return total === 0
    ? []
    : [measured('Captured pods without a problem', '100 %', fraction(ok, total), ok === total)];
}

function fullyAvailable(dossier: Dossier): readonly MetricResult[] {
  const { workloads } = dossier.audit.inventory;
  const judged = workloads.filter(({ state }) => state === 'healthy' || BROKEN.has(state));
  const critical = dossier.brief.critical.filter((name) =>
    judged.some(({ ref }) => `${ref.namespace}/${ref.name}` === name),
  );
  const guessed = judged.some(({ ref }) => isKnownByPodsAlone(dossier.audit, ref));
  const available = judged.filter(isAvailable);
  const hasAll = (name: string) => available.some(({ ref }) => `${ref.namespace}/${ref.name}` === name);
  const whole = critical.filter(hasAll).length;
  const idle = deferredWorkloads(dossier).filter(({ isScaledToZero }) => isScaledToZero).length;
  return [
    ...(critical.length === 0
      ? []
      : [
          measured(
            `Critical workloads with every ${guessed ? 'captured pod' : 'replica'} ready`,
            '100 %',
            fraction(whole, critical.length),
            whole === critical.length,
          ),
        ]),
    ...(judged.length === 0
      ? []
      : [
          measured(
            `Workloads with every ${guessed ? 'captured pod' : 'replica'} ready, those at zero left out`,
            '100 %',
            fraction(available.length, judged.length),
            available.length === judged.length,
          ),
        ]),
    ...(idle === 0 ? [] : [measured('Workloads scaled to zero', '0', String(idle), false)]),
  ];
}

const BROKEN: ReadonlySet<string> = new Set(['degraded', 'down', 'failed']);

/** Names its resources: a full disk is not hidden behind idle processors. */
function inUse({ audit: { capacity }, brief }: Dossier): readonly MetricResult[] {
  const disks = Object.values(brief.measurements.disks).map(({ usedPercent }) => usedPercent);
  const known = [
    ...[
      { name: 'CPU', value: capacity.cpu?.usage?.percent },
      { name: 'memory', value: capacity.memory?.usage?.percent },
    ].flatMap(({ name, value }) => (value === undefined ? [] : [{ name, value, remark: '' }])),
    ...(disks.length === 0
      ? []
      : [{ name: 'fullest disk', value: Math.max(...disks), remark: ' (stated by the auditor)' }]),
  ];
  if (known.length === 0) return [];
  return [
    measured(
      capitalized(`${listed(known.map(({ name }) => name))} in use`),
      `below ${HIGH_USE} % each`,
      known.map(({ name, value, remark }) => `${name} ${percent(value, 100)}${remark}`).join(', '),
      known.every(({ value }) => value < HIGH_USE),
    ),
  ];
}
