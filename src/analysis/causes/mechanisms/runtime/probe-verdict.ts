import type { Container } from '../../../../model/container.ts';
import type { Event } from '../../../../model/event.ts';
import { excerpt } from '../../../../rules/excerpt.ts';
import { field } from '../../../../rules/field-evidence.ts';
import type { Evidence } from '../../../../rules/finding.ts';
import type { Confidence } from '../../cause.ts';
import type { Scene } from '../../mechanism.ts';
import {
  otherProbes,
  type ProbeKind,
  type ProbeTarget,
  probeField,
  probeSaid,
  probeTarget,
  probeWords,
} from './probe-target.ts';
import { podEvents, type TroubledContainer } from './troubled-containers.ts';

/** What is wrong with a failing probe itself: it asks where nobody listens, in another protocol, or for another path. */
export interface ProbeVerdict {
  readonly what: 'port' | 'protocol' | 'path';
  readonly confidence: Confidence;
  /** A clause: `asks port 8081, and the container listens on 8080`. */
  readonly words: string;
  readonly evidence: readonly Evidence[];
  /** Another probe of the container that asks rightly, or `null`. */
  readonly right: ProbeTarget | null;
  /** The port it should ask, where the spec tells. */
  readonly rightPort: number | null;
  readonly target: ProbeTarget;
}

/**
 * Compares a probe with the container's other probes, with the ports it declares and those that Services send to, and
 * with what the kubelet saw. `null` where nothing speaks against the probe. A port need not be declared to be listened
 * on, so an undeclared one is wrong only where the kubelet could not connect, or says nothing any more, and the spec
 * names another.
 */
export function probeVerdict(one: TroubledContainer, kind: ProbeKind, scene: Scene): ProbeVerdict | null {
  const { spec } = one;
  const target = spec === null ? null : probeTarget(spec, kind);
  if (spec === null || target === null) return null;
  const event = probeSaid(one, podEvents(scene, one.pod), kind);
  const answer = answerOf(event?.message ?? null);
  const others = otherProbes(spec, kind);
  const asked = { one, spec, target, others, answer, scene };
  const found = portFault(asked) ?? protocolFault(asked) ?? pathFault(target, others, event);
  return found === null
    ? null
    : {
        rightPort: null,
        ...found,
        target,
        evidence: evidence(one, spec, target, found.right, event),
      };
}

type Answer = 'none' | 'refused' | 'unreached' | 'foreign' | 'cut' | 'status' | null;

/**
 * net/http, net and grpc health client as the kubelet quotes them (pkg/probe/http, pkg/probe/tcp, pkg/probe/grpc).
 * `unreached` leaves open whether nobody listens or somebody who speaks no gRPC; `cut` is how servers of another
 * protocol, and dying ones, hang up.
 */
function answerOf(message: string | null): Answer {
  if (message === null) return null;
  if (/connection refused|no route to host|i\/o timeout/.test(message)) return 'refused';
  if (FOREIGN.test(message)) return 'foreign';
  if (/failed to connect service/.test(message)) return 'unreached';
  if (/statuscode: \d+|status code:? \d+|HTTP probe failed/i.test(message)) return 'status';
  if (/\bEOF\b|connection reset by peer|server closed|broken pipe/.test(message)) return 'cut';
  return 'none';
}

const FOREIGN =
  /malformed HTTP|server gave HTTP response to HTTPS client|first record does not look like a TLS|http2: |grpc health protocol|unimplemented|unexpected content-type|HTTP\/1\.x transport connection broken|tls: /i;

type Found = Omit<ProbeVerdict, 'evidence' | 'target' | 'rightPort'> & {
  readonly rightPort?: number | null;
};

/** One probe of a container in trouble, its others, and what the asked one was told. */
interface Asked {
  readonly one: TroubledContainer;
  readonly spec: Container;
  readonly target: ProbeTarget;
  readonly others: readonly ProbeTarget[];
  readonly answer: Answer;
  readonly scene: Scene;
}

function portFault({ one, spec, target: { probe, port }, others, answer, scene }: Asked): Found | null {
  if (port === null)
    return {
      what: 'port',
      confidence: 'confirmed',
      words: `asks port ${excerpt(String(probe.port), 60)}, which is the name of none of the container’s ports`,
      right: null,
    };
  if (answer !== null && answer !== 'refused' && answer !== 'unreached') return null;
  const declared = new Set(spec.ports.map((one) => one.port));
  const right = others.find((other) => other.port !== port && other.port !== null) ?? null;
  const sameAsOthers = others.some((other) => other.port === port);
  const known = right?.port ?? [...declared][0] ?? servedPort(one, scene);
  if (declared.has(port)) {
    // It declares both; that of the probe that succeeds is open.
    if (sameAsOthers || right === null || answer !== 'refused' || !isAnswering(one, right.kind)) return null;
    return {
      what: 'port',
      confidence: 'likely',
      words: `asks port ${port}, where nobody listens, while its ${right.kind} probe asks ${right.port} and is answered`,
      right,
      rightPort: right.port,
    };
  }
  if (known === null || sameAsOthers) return null;
  const declares = declared.size > 0;
  const also =
    right === null || right.port === null ? '' : `, and its ${right.kind} probe asks ${right.port}`;
  return {
    what: 'port',
    confidence:
      answer !== null && declares && (right !== null || others.length === 0) ? 'confirmed' : 'likely',
    words: `asks port ${port}, which the container does not have: it ${declares ? `declares ${portList([...declared])}` : `is asked for ${known}`}${also}`,
    right: right !== null && right.port === known ? right : null,
    rightPort: declared.size > 1 && right === null ? null : known,
  };
}

/** Of a sound probe nothing would show but its effect. */
function isAnswering({ status }: TroubledContainer, kind: ProbeKind): boolean {
  return kind === 'readiness' ? status.ready : status.restartCount === 0;
}

/** What a Service sends to pods of this kind, where it is a number. */
function servedPort({ pod }: TroubledContainer, { cluster }: Scene): number | null {
  const ports = cluster.links
    .servicesOf(pod)
    .flatMap((service) => service.ports.map(({ targetPort }) => targetPort));
  return ports.find((one) => typeof one === 'number') ?? null;
}

function protocolFault({ one, spec, target: { probe, port }, others, answer, scene }: Asked): Found | null {
  // A tcpSocket probe only connects.
  if (probe.handler === 'tcpSocket' || answer === 'refused' || answer === 'none') return null;
  const right = others.find((other) => other.port === port && !isAlike(other, { probe })) ?? null;
  const asks = probeWords(probe);
  if (answer === 'foreign')
    return {
      what: 'protocol',
      confidence: 'confirmed',
      words: `asks ${asks}, and what listens there speaks another protocol${right === null ? '' : `: its ${right.kind} probe asks ${probeWords(right.probe)}`}`,
      right,
    };
  // Some servers of gRPC or TLS answer plain HTTP with an error of HTTP.
  if (answer === 'status' && right?.probe.scheme !== 'HTTPS' && right?.probe.handler !== 'grpc') return null;
  if (right !== null)
    return {
      what: 'protocol',
      confidence: right.probe.handler === 'tcpSocket' && answer === null ? 'hypothesis' : 'likely',
      words: `asks ${asks}, while its ${right.kind} probe asks the same port as ${probeWords(right.probe)}`,
      right,
    };
  if (others.some((other) => other.port === port)) return null;
  const named = portProtocol(one, spec, port, scene);
  if (named === null || named === (probe.handler === 'grpc' ? 'grpc' : 'http')) return null;
  return {
    what: 'protocol',
    confidence: 'likely',
    words: `asks ${asks}, and the port is named after ${named === 'grpc' ? 'gRPC' : 'HTTP'}`,
    right: null,
  };
}

function isAlike(a: Pick<ProbeTarget, 'probe'>, b: Pick<ProbeTarget, 'probe'>): boolean {
  return a.probe.handler === b.probe.handler && (a.probe.scheme ?? 'HTTP') === (b.probe.scheme ?? 'HTTP');
}

/** By the name of the container's port, or of a Service's: `grpc`, `http-web`. */
function portProtocol(
  { pod }: TroubledContainer,
  spec: Container,
  port: number | null,
  { cluster }: Scene,
): 'grpc' | 'http' | null {
  const names = [
    ...spec.ports.flatMap((one) => (one.port === port && one.name !== null ? [one.name] : [])),
    ...cluster.links
      .servicesOf(pod)
      .flatMap(({ ports }) =>
        ports.flatMap((one) => (one.targetPort === port && one.name !== null ? [one.name] : [])),
      ),
  ];
  if (names.some((name) => /^grpc(?:-|$)/.test(name))) return 'grpc';
  return names.some((name) => /^http(?:-|$)/.test(name)) ? 'http' : null;
}

function pathFault(
  { probe }: ProbeTarget,
  others: readonly ProbeTarget[],
  event: Event | null,
): Found | null {
  const [, code] = /statuscode: (40[134])\b/.exec(event?.message ?? '') ?? [];
  if (probe.handler !== 'httpGet' || code === undefined) return null;
  const right =
    others.find((other) => other.probe.handler === 'httpGet' && other.probe.path !== probe.path) ?? null;
  const also =
    right === null ? '' : `; its ${right.kind} probe asks for ${excerpt(right.probe.path ?? '/', 60)}`;
  return {
    what: 'path',
    confidence: code === '404' ? 'confirmed' : 'likely',
    words: `asks for ${excerpt(probe.path ?? '/', 60)} and is answered ${code}${also}`,
    right,
  };
}

function evidence(
  { pod, specPath }: TroubledContainer,
  spec: Container,
  { kind, probe }: ProbeTarget,
  right: ProbeTarget | null,
  event: Event | null,
): readonly Evidence[] {
  const place = (target: Pick<ProbeTarget, 'kind' | 'probe'>) =>
    field(pod, `${specPath}.${probeField(target.kind)}.${target.probe.handler}.port`, target.probe.port);
  const [first] = spec.ports;
  return [
    place({ kind, probe }),
    ...(event === null ? [] : [field(event, 'message', event.message)]),
    ...(right === null ? [] : [place(right)]),
    ...(first === undefined ? [] : [field(pod, `${specPath}.ports[0].containerPort`, first.port)]),
  ];
}

function portList(ports: readonly number[]): string {
  return ports.length > 3 ? `${ports.slice(0, 3).join(', ')} and ${ports.length - 3} more` : ports.join(', ');
}
