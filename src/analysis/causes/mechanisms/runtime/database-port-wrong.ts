import { namespacedName } from '../../../../model/object.ts';
import type { Service } from '../../../../model/service.ts';
import { inNamespace, kubectl } from '../../../../rules/command.ts';
import { type CrashLine, logEvidence } from '../../../../rules/crash-line.ts';
import { excerpt } from '../../../../rules/excerpt.ts';
import { field } from '../../../../rules/field-evidence.ts';
import type { Finding } from '../../../../rules/finding.ts';
import type { Diagnosis, Mechanism, Scene } from '../../mechanism.ts';
import { perScene } from '../../per-scene.ts';
import { linesOf, tellingLine } from './crash-reason.ts';
import { databaseOfClient, secretsOf, serverAt } from './database-of-client.ts';
import { loggedFault, REFUSED } from './database-refusal.ts';
import { type DatabaseServer, databaseKindIn, databaseOf, databaseServers } from './database-servers.ts';
import { logWords } from './log-words.ts';
import { type TroubledContainer, troubledContainers } from './troubled-containers.ts';

/** A program asks for a database at a port where that does not listen. */
export const databasePortWrong: Mechanism = {
  id: 'database-port-wrong',
  title: 'A program asks for its database at the wrong port',
  reasoning:
    'A connection is refused by a host whose database is up: its pods are ready and its Service has ready endpoints, ' +
    'on another port. The name resolves, or the log would say so, and a wrong password would be answered. Where the ' +
    'log names host and port, the ports of the Service decide. Drivers of Java name neither: then the database of that ' +
    'kind which the program uses is ready, and something in its configuration leads past it. A database that is down ' +
    'explains its clients by itself, and an address that stands in the template as a literal is named as that.',
  fix: 'Correct the port in the Secret or ConfigMap the program takes it from, and restart the program: environment variables are read once.',
  explains: REFUSED,
  diagnose(finding, scene) {
    if (databaseOf(scene, finding.subject) !== null) return null;
    for (const one of troubledContainers(finding, scene)) {
      const line = refusedLine(one, finding, scene);
      if (line === null) continue;
      const { host, port } = line.match.captures;
      const found =
        host === undefined
          ? byKind(one, line, finding, scene)
          : byAddress(one, line, host, port === undefined ? null : Number(port), finding, scene);
      if (found !== null) return found;
    }
    return null;
  },
};

const UNREACHED: ReadonlySet<string> = new Set([
  'connection-refused',
  'connection-timeout',
  'connection-reset',
  'connection-failed',
  'no-route-to-host',
  'database-unreachable',
]);

/** The last word of a program that ends; of one that runs on, what it logs now. */
function refusedLine(one: TroubledContainer, finding: Finding, scene: Scene): CrashLine | null {
  if (finding.rule === 'error-in-log') {
    for (const signature of UNREACHED) {
      const found = loggedFault(finding, scene, signature);
      if (found?.one === one) return found.line;
    }
    return null;
  }
  const telling = tellingLine(one, scene);
  return telling !== null && UNREACHED.has(telling.match.signature) ? telling : null;
}

function byAddress(
  one: TroubledContainer,
  line: CrashLine,
  host: string,
  port: number | null,
  finding: Finding,
  scene: Scene,
): Diagnosis | null {
  const server = serverAt(scene, host, one.pod.meta.namespace);
  if (server === null || port === null || !isServing(server, scene) || isLiteral(one, port)) return null;
  const ports = server.services.flatMap((service) => service.ports.map((each) => each.port));
  const listens = server.pods.flatMap(({ spec }) =>
    spec.containers.flatMap((container) => container.ports.map((each) => each.port)),
  );
  if (ports.includes(port) || listens.includes(port) || ports.length === 0) return null;
  const [service] = server.services;
  return diagnosis(one, finding, scene, line, server, {
    confidence: 'confirmed',
    clause: `asks ${excerpt(host, 100)} for port ${port}, and Service ${service === undefined ? '' : namespacedName(service.meta)} has ${[...new Set(ports)].join(', ')}`,
    service,
  });
}

/** Neither host nor port is known, only that the database is there and others reach it. */
function byKind(one: TroubledContainer, line: CrashLine, finding: Finding, scene: Scene): Diagnosis | null {
  const above = linesOf(one, scene, 'database-unreachable')[0];
  const named = databaseKindIn(`${line.match.line}\n${above?.match.line ?? ''}`);
  const kind = named ?? databaseKindIn(line.log.tail.join('\n'));
  if (kind === null) return null;
  const known = databaseOfClient(scene, {
    pod: one.pod,
    container: one.spec,
    hosts: [],
    kind,
    signature: line.match.signature,
  });
  if (known === null || !isServing(known.server, scene) || refusesAll(scene).has(known.server)) return null;
  const [service] = known.server.services;
  return diagnosis(one, finding, scene, line, known.server, {
    confidence: known.sure && named !== null ? 'likely' : 'hypothesis',
    clause: `cannot connect to ${kind}, while ${known.server.ref.kind} ${namespacedName(known.server.ref)}, ${known.how}, is ready on port ${portsOf(known.server)}`,
    service,
  });
}

/** A server that has no connection left hangs up on everybody. */
const refusesAll = perScene(
  (scene: Scene) =>
    new Set(
      databaseServers(scene).filter(({ pods }) =>
        pods.some((pod) =>
          scene.cluster.links
            .logsOf(pod)
            .some(({ matches }) => matches.some(({ signature }) => signature === 'too-many-connections')),
        ),
      ),
    ),
);

function portsOf({ services }: DatabaseServer): string {
  return [...new Set(services.flatMap(({ ports }) => ports.map(({ port }) => port)))].join(', ');
}

function diagnosis(
  one: TroubledContainer,
  finding: Finding,
  { cluster }: Scene,
  line: CrashLine,
  server: DatabaseServer,
  said: {
    readonly confidence: Diagnosis['confidence'];
    readonly clause: string;
    readonly service: Service | undefined;
  },
): Diagnosis {
  const secrets = [...secretsOf(one.pod)].toSorted().slice(0, 3);
  const from =
    secrets.length === 0
      ? ''
      : `; its variables come from ${secrets.map((name) => `Secret ${name}`).join(', ')}`;
  const { service } = said;
  return {
    root: finding.subject,
    confidence: said.confidence,
    summary: `container ${one.name} ${said.clause}: ${logWords(line, cluster.now)}${from}`,
    evidence: [
      logEvidence(line),
      ...(service?.ports.slice(0, 1).map(({ port }) => field(service, 'spec.ports[0].port', port)) ?? []),
    ],
    commands: [
      ...finding.commands,
      ...(service === undefined
        ? []
        : [kubectl('get', 'service', service.meta.name, ...inNamespace(server.ref), '-o', 'wide')]),
      ...secrets.map((name) => kubectl('describe', 'secret', name, ...inNamespace(finding.subject))),
    ],
    toConfirm:
      said.confidence === 'confirmed'
        ? null
        : `Compare host and port in the configuration of the program with the Service of ${server.ref.name}.`,
  };
}

/** Somebody can reach it: a Service of it has a ready address. */
function isServing({ services, ready }: DatabaseServer, { cluster }: Scene): boolean {
  const addresses = services.map((service) => cluster.links.addressesOf(service));
  if (addresses.length === 0 || addresses.every((one) => one === null)) return ready;
  return addresses.some((one) => one?.some((address) => address.ready) ?? false);
}

/** It stands in the template itself, host and all. */
function isLiteral({ spec }: TroubledContainer, port: number): boolean {
  return spec?.env.some(({ addresses }) => addresses.some((address) => address.port === port)) ?? false;
}
