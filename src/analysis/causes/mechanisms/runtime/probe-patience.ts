import { humanDuration } from '../../../../model/human-duration.ts';
import type { Probe } from '../../../../model/probe.ts';
import { field } from '../../../../rules/field-evidence.ts';
import type { Evidence } from '../../../../rules/finding.ts';
import { type ProbeKind, probeField } from './probe-target.ts';
import type { TroubledContainer } from './troubled-containers.ts';

/** How much time a probe gives a container, and how long that lived. */
export interface ProbePatience {
  readonly probe: Probe;
  /** From the start of a container that never answers until it is ended, at most. */
  readonly allowedMs: number;
  /** One failure, seconds after the start or at any time, ends the container. */
  readonly tight: boolean;
  /** It was ended at the first occasion: it never answered. `null` where its life is not known. */
  readonly atOnce: boolean | null;
  readonly words: string;
  readonly evidence: readonly Evidence[];
}

/** Few programs start within it, and every one is slow for as long now and then. */
const TIGHT = 10_000;

export function probePatience(one: TroubledContainer, kind: ProbeKind): ProbePatience | null {
  const { spec, last, pod, specPath } = one;
  const probe = spec?.[probeField(kind)] ?? null;
  if (probe === null) return null;
  const { initialDelaySeconds, periodSeconds, failureThreshold } = probe;
  const allowedMs = (initialDelaySeconds + periodSeconds * failureThreshold) * 1000;
  const graceMs = (pod.spec.terminationGracePeriodSeconds ?? 30) * 1000;
  const ran = last?.ran ?? null;
  const sum = `initialDelaySeconds ${initialDelaySeconds} + periodSeconds ${periodSeconds} × failureThreshold ${failureThreshold}`;
  const place = `${specPath}.${probeField(kind)}`;
  return {
    probe,
    allowedMs,
    tight: allowedMs <= TIGHT || (failureThreshold === 1 && periodSeconds * 1000 <= TIGHT),
    atOnce: ran === null ? null : ran <= allowedMs + periodSeconds * 1000 + graceMs,
    words: `${humanDuration(allowedMs)} (${sum})${ran === null ? '' : `; it last lived ${humanDuration(ran)}`}`,
    evidence: [
      field(pod, `${place}.initialDelaySeconds`, initialDelaySeconds),
      field(pod, `${place}.periodSeconds`, periodSeconds),
      field(pod, `${place}.failureThreshold`, failureThreshold),
    ],
  };
}
