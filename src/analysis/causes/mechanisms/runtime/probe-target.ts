import type { Container } from '../../../../model/container.ts';
import type { Event } from '../../../../model/event.ts';
import type { Probe } from '../../../../model/probe.ts';
import type { TroubledContainer } from './troubled-containers.ts';

export type ProbeKind = 'liveness' | 'readiness' | 'startup';

/** A probe that asks a port, and where that leads. */
export interface ProbeTarget {
  readonly kind: ProbeKind;
  readonly probe: Probe;
  /** `null` where it names a port that the container does not have. */
  readonly port: number | null;
}

/** `livenessProbe`, as the field of the container. */
export function probeField(kind: ProbeKind): 'livenessProbe' | 'readinessProbe' | 'startupProbe' {
  return `${kind}Probe`;
}

/** `null` where there is no such probe, or it asks no port. */
export function probeTarget(spec: Container, kind: ProbeKind): ProbeTarget | null {
  const probe = spec[probeField(kind)];
  if (probe === null || probe.port === null || probe.handler === 'exec' || probe.handler === 'unknown')
    return null;
  // Istio has the probes of a container asked by its sidecar, on a port of its own.
  if (probe.path?.startsWith('/app-health/') === true) return null;
  return { kind, probe, port: portNumber(spec, probe.port) };
}

/** The container's other probes that ask a port. */
export function otherProbes(spec: Container, kind: ProbeKind): readonly ProbeTarget[] {
  return KINDS.flatMap((one) => (one === kind ? [] : (probeTarget(spec, one) ?? [])));
}

const KINDS: readonly ProbeKind[] = ['readiness', 'liveness', 'startup'];

function portNumber({ ports }: Container, port: number | string): number | null {
  if (typeof port === 'number') return port;
  if (/^\d+$/.test(port)) return Number(port);
  return ports.find(({ name }) => name === port)?.port ?? null;
}

/** `httpGet 8080/healthz`, `grpc 9555`. */
export function probeWords({ handler, port, path, scheme }: Probe): string {
  const kind = scheme === 'HTTPS' ? 'httpGet (HTTPS)' : handler;
  return `${kind} ${port ?? ''}${handler === 'httpGet' ? (path ?? '') : ''}`;
}

/** What the kubelet says a probe of a container saw, in its own words; `null` where no event is left. */
export function probeSaid(
  { pod, name }: TroubledContainer,
  events: readonly Event[],
  kind: ProbeKind,
): Event | null {
  return (
    events.find(
      ({ reason, message, fieldPath }) =>
        reason === 'Unhealthy' &&
        message !== null &&
        message.toLowerCase().startsWith(`${kind} probe`) &&
        (fieldPath === null || fieldPath.endsWith(`{${name}}`)) &&
        isOf(message, pod.spec.containers, name),
    ) ?? null
  );
}

/** An event without field path that names a port another container declares, and this one not, is about that one. */
function isOf(message: string, containers: readonly Container[], name: string): boolean {
  if (containers.length < 2) return true;
  const port = Number(/:(\d{1,5})\b(?!.*:\d{1,5}\b)/.exec(message)?.[1] ?? 0);
  const asks = (spec: Container) => KINDS.some((kind) => probeTarget(spec, kind)?.port === port);
  const own = containers.find((spec) => spec.name === name);
  return port === 0 || own === undefined || asks(own) || !containers.some(asks);
}
