import { type Condition, readConditions } from './condition.ts';
import { isRecord, type JsonRecord, member, number, record, records, text } from './json.ts';
import type { AutoscalerMetric } from './scaling.ts';

/**
 * The metrics of an autoscaler of any version, one for each in its spec, as kubectl's TARGETS column prints them: a
 * share of the request where that is what is aimed at, else a quantity; ` (avg)` marks an average of an external or
 * object metric. Where autoscaling/v1 has no field it has an annotation with the JSON of the newer versions.
 * https://github.com/kubernetes/kubernetes/blob/master/pkg/printers/internalversion/printers.go (formatHPAMetrics)
 */
export function readAutoscalerMetrics(raw: JsonRecord): readonly AutoscalerMetric[] {
  const spec = record(raw.spec);
  const status = record(raw.status);
  const specs = [...records(spec.metrics), ...annotated(raw, 'metrics')].map(readSource);
  const statuses = [...records(status.currentMetrics), ...annotated(raw, 'current-metrics')].map(readSource);
  const target = percent(spec.targetCPUUtilizationPercentage);
  const current = percent(status.currentCPUUtilizationPercentage);
  const cpu = target === null ? [] : [{ name: 'cpu', target, current }];
  return [...cpu, ...specs.map((source, index) => readMetric(source, counterpart(source, statuses, index)))];
}

/** Of the status, or of the annotation autoscaling/v1 has for them. */
export function readAutoscalerConditions(raw: JsonRecord): readonly Condition[] {
  const conditions = readConditions(record(raw.status).conditions);
  return conditions.length > 0 ? conditions : readConditions(annotated(raw, 'conditions'));
}

/** One entry of `spec.metrics` or `status.currentMetrics`: what all versions say, under the names of v2. */
interface MetricSource {
  readonly type: string;
  readonly name: string;
  readonly container: string | null;
  readonly utilization: string | null;
  readonly averageValue: string | null;
  readonly value: string | null;
}

const SOURCES = ['resource', 'containerResource', 'pods', 'object', 'external'] as const;

function readSource(raw: JsonRecord): MetricSource {
  const type = SOURCES.find((source) => isRecord(raw[source])) ?? 'unknown';
  const source = record(raw[type]);
  const amounts: JsonRecord = { ...record(source.target), ...record(source.current) };
  const utilization =
    amounts.averageUtilization ?? source.targetAverageUtilization ?? source.currentAverageUtilization;
  const averageValue =
    amounts.averageValue ?? source.targetAverageValue ?? source.currentAverageValue ?? source.averageValue;
  return {
    type,
    name: text(source.name) ?? text(record(source.metric).name) ?? text(source.metricName) ?? '',
    container: text(source.container),
    utilization: percent(utilization),
    averageValue: quantity(averageValue),
    value: quantity(amounts.value ?? source.targetValue ?? source.currentValue),
  };
}

/** The status at the same place, unless it is of another metric; the controller leaves failed ones empty. */
function counterpart(
  source: MetricSource,
  statuses: readonly MetricSource[],
  index: number,
): MetricSource | null {
  const isSame = (status: MetricSource) =>
    status.type === source.type && status.name === source.name && status.container === source.container;
  const status = statuses[index];
  return status !== undefined && isSame(status) ? status : (statuses.find(isSame) ?? null);
}

function readMetric(source: MetricSource, status: MetricSource | null): AutoscalerMetric {
  const { type, name, utilization, averageValue, value } = source;
  if (averageValue !== null) {
    const mark = type === 'object' || type === 'external' ? ' (avg)' : '';
    return { name, target: `${averageValue}${mark}`, current: status?.averageValue ?? null };
  }
  if (value !== null) return { name, target: value, current: status?.value ?? null };
  return { name, target: utilization, current: status?.utilization ?? null };
}

function percent(value: unknown): string | null {
  const share = number(value);
  return share === null ? null : `${share}%`;
}

function quantity(value: unknown): string | null {
  return typeof value === 'number' ? String(value) : text(value);
}

const LONGEST_ANNOTATION = 64 * 1024;

function annotated(raw: JsonRecord, name: string): readonly JsonRecord[] {
  const json = member(record(record(raw.metadata).annotations), `autoscaling.alpha.kubernetes.io/${name}`);
  if (typeof json !== 'string' || json.length > LONGEST_ANNOTATION) return [];
  try {
    return records(JSON.parse(json));
  } catch {
    return [];
  }
}
