import type { Event } from '../model/event.ts';
import type { Pod } from '../model/pod.ts';
import type { BrokenContainer } from './broken-container.ts';
import { lastTermination } from './termination.ts';

/** What the events of a pod say of a container the kubelet restarts because a probe failed. */
export interface ProbeKill {
  readonly probe: 'liveness' | 'startup';
  /** Says that the container was, or will be, killed; `null` when only failed probes are on record. */
  readonly killing: Event | null;
  /** Says what the probe saw. */
  readonly failing: Event | null;
}

/**
 * The kubelet's words: "Container web failed liveness probe, will be restarted" (reason Killing) and
 * "Liveness probe failed: ..." (reason Unhealthy). The second alone counts only when the container last ended as one
 * does that was told to: a program that crashes by itself fails its probe as well.
 * pkg/kubelet/kuberuntime/kuberuntime_manager.go, pkg/kubelet/prober/prober.go
 */
export function probeKill(pod: Pod, { status }: BrokenContainer, events: readonly Event[]): ProbeKill | null {
  const last = lastTermination(status);
  if (status.restartCount === 0 || last?.reason === 'OOMKilled') return null;
  const own = events.filter((event) => isAbout(event, pod, status.name));
  for (const probe of ['liveness', 'startup'] as const) {
    const killing =
      own.find((event) => event.reason === 'Killing' && said(event).includes(`failed ${probe} probe`)) ??
      null;
    const failing =
      own.find((event) => event.reason === 'Unhealthy' && said(event).startsWith(`${probe} probe`)) ?? null;
    const told = last !== null && last.exitCode !== null && TOLD_TO_END.has(last.exitCode);
    if (killing !== null || (failing !== null && told)) return { probe, killing, failing };
  }
  return null;
}

/** After SIGTERM: a clean end, the signal's own code, or SIGKILL once the grace period is over. */
const TOLD_TO_END: ReadonlySet<number> = new Set([0, 137, 143]);

function said(event: Event): string {
  return event.message?.toLowerCase() ?? '';
}

/** A pod of a StatefulSet comes back under the name of the one before it; its uid is its own. */
function isAbout(event: Event, pod: Pod, container: string): boolean {
  if (event.subjectUid !== null && pod.meta.uid !== null && event.subjectUid !== pod.meta.uid) return false;
  const { fieldPath } = event;
  if (fieldPath !== null) return fieldPath.endsWith(`{${container}}`);
  return pod.spec.containers.length === 1 || said(event).startsWith(`container ${container} `);
}
