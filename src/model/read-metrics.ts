import { instant } from './instant.ts';
import { type JsonRecord, record, records, text } from './json.ts';
import type { NodeMetrics, PodMetrics } from './metrics.ts';
import type { ObjectMeta } from './object.ts';
import { parseQuantity } from './quantity.ts';

/** A NodeMetrics of metrics.k8s.io. */
export function readNodeMetrics(raw: JsonRecord, meta: ObjectMeta): NodeMetrics {
  return {
    name: meta.name,
    ...usage(raw),
    cpuPercent: null,
    memoryPercent: null,
    at: instant(raw.timestamp),
    source: meta.source,
  };
}

/** A PodMetrics of metrics.k8s.io, a row per container. */
export function readPodMetrics(raw: JsonRecord, meta: ObjectMeta): readonly PodMetrics[] {
  const { namespace, name, source } = meta;
  const at = instant(raw.timestamp);
  return records(raw.containers).map((container) => ({
    namespace,
    pod: name,
    container: text(container.name),
    ...usage(container),
    at,
    source,
  }));
}

function usage(raw: JsonRecord): { readonly cpu: number | null; readonly memory: number | null } {
  const { cpu, memory } = record(raw.usage);
  return { cpu: parseQuantity(cpu), memory: parseQuantity(memory) };
}
