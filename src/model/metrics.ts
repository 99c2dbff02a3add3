import type { Instant } from './instant.ts';
import type { Source } from './object.ts';

/** One row of `kubectl top nodes`, or one NodeMetrics object. Cores and bytes; `null` where it says `<unknown>`. */
export interface NodeMetrics {
  readonly name: string;
  readonly cpu: number | null;
  readonly memory: number | null;
  /** The percentages kubectl printed: truncated integers, of allocatable. `null` for NodeMetrics objects. */
  readonly cpuPercent: number | null;
  readonly memoryPercent: number | null;
  readonly at: Instant | null;
  readonly source: Source;
}

/** One row of `kubectl top pods`, or one container of a PodMetrics object. */
export interface PodMetrics {
  /** `null` when the table had no NAMESPACE column and the pod's name did not decide it. */
  readonly namespace: string | null;
  readonly pod: string;
  /** `null`: the whole pod. */
  readonly container: string | null;
  readonly cpu: number | null;
  readonly memory: number | null;
  readonly at: Instant | null;
  readonly source: Source;
}
