import type { ConfigMap } from '../../../../model/configuration.ts';
import type { Container } from '../../../../model/container.ts';
import { groupBy } from '../../../../model/grouping.ts';
import { lazily } from '../../../../model/lazy.ts';
import { namespacedName, type ObjectReference } from '../../../../model/object.ts';
import type { Pod } from '../../../../model/pod.ts';
import { hostTargets } from '../../../../rules/service-host.ts';
import type { Scene } from '../../mechanism.ts';
import { perScene } from '../../per-scene.ts';
import {
  type DatabaseKind,
  type DatabaseServer,
  databaseBehind,
  databaseOf,
  databaseServers,
} from './database-servers.ts';

/** The database that a client means, and by what one knows. */
export interface ClientDatabase {
  readonly server: DatabaseServer;
  /** False where others of its kind could be meant. */
  readonly sure: boolean;
  /** A clause: `which its log names`. */
  readonly how: string;
}

/** What one knows of the client. */
export interface DatabaseClient {
  readonly pod: Pod;
  readonly container: Container | null;
  /** Hosts that its log names. */
  readonly hosts: readonly string[];
  readonly kind: DatabaseKind | null;
  /** The signature of its trouble: a server may log the same. */
  readonly signature: string;
}

/**
 * Finds the database of a client: by a host that its log names; by an address in its environment or in a ConfigMap it
 * reads; by a server that logs the same trouble; by a Secret both use; the only one of its kind in the namespace; and
 * of several the one whose name begins like the client's, or the one that is not named after another workload. `null`
 * where nothing tells.
 */
export function databaseOfClient(scene: Scene, client: DatabaseClient): ClientDatabase | null {
  const { pod, container, hosts, kind } = client;
  const { namespace } = pod.meta;
  const own = scene.cluster.links.topOwner(pod);
  const fits = (server: DatabaseServer) =>
    (kind === null || server.kind === kind) &&
    !(server.ref.name === own.name && server.ref.kind === own.kind);
  const all = databaseServers(scene).filter(fits);
  const behind = (names: readonly string[], how: string) => {
    for (const name of names) {
      const server = serverAt(scene, name, namespace);
      if (server !== null && all.includes(server)) return { server, sure: true, how };
    }
    return null;
  };
  const near = all.filter(({ ref }) => ref.namespace === namespace);
  const candidates = near.length > 0 ? near : kind === null ? [] : all;
  return (
    behind(hosts, 'which its log names') ??
    behind(addressesOf(scene, pod, container), 'which its configuration names') ??
    complaining(scene, candidates, client.signature) ??
    one(
      candidates.filter((server) => sharesSecret(pod, server)),
      'which uses the same Secret',
      true,
    ) ??
    one(
      candidates,
      `the only ${kind ?? 'database'} of ${near.length > 0 ? 'its namespace' : 'the cluster'}`,
      kind !== null,
    ) ??
    one(alike(candidates, own.name), `whose name begins like that of ${own.name}`, false) ??
    one(
      candidates.filter((server) => !isOfAnother(server, own, scene)),
      `the only ${kind ?? 'database'} of ${near.length > 0 ? 'its namespace' : 'the cluster'} that bears no other workload’s name`,
      false,
    )
  );
}

function one(found: readonly DatabaseServer[], how: string, sure: boolean): ClientDatabase | null {
  const [server] = found;
  return server === undefined || found.length > 1 ? null : { server, sure, how };
}

function complaining(
  { cluster }: Scene,
  candidates: readonly DatabaseServer[],
  signature: string,
): ClientDatabase | null {
  return one(
    candidates.filter(({ pods }) =>
      pods.some((pod) =>
        cluster.links
          .logsOf(pod)
          .some(({ matches }) => matches.some((match) => match.signature === signature)),
      ),
    ),
    'which logs the same',
    true,
  );
}

/** The database at a host, as a program in the namespace sees it. */
export function serverAt(scene: Scene, host: string, namespace: string | null): DatabaseServer | null {
  const target = hostTargets(scene.cluster)(host, namespace);
  if (target === null) return null;
  return target.kind === 'service'
    ? databaseBehind(scene, target.service)
    : databaseOf(scene, scene.cluster.links.topOwner(target.pod));
}

const configMaps = perScene(({ cluster }: Scene) =>
  lazily(
    () => new Map(cluster.configMaps.map((map): [string, ConfigMap] => [namespacedName(map.meta), map])),
  ),
);

/** Hosts that the environment of a container names, and those of ConfigMaps it reads. */
function addressesOf(scene: Scene, pod: Pod, container: Container | null): readonly string[] {
  const { namespace } = pod.meta;
  const literal = (container?.env ?? []).flatMap(({ addresses }) => addresses);
  const names = [
    ...(container?.envFrom ?? []),
    ...(container?.env ?? []).flatMap(({ from }) => from ?? []),
    ...pod.spec.volumes.flatMap(({ uses }) => uses),
  ].flatMap(({ kind, name }) => (kind === 'ConfigMap' ? [name] : []));
  const mapped = names.flatMap(
    (name) => configMaps(scene)().get(namespacedName({ namespace, name }))?.addresses ?? [],
  );
  return [...literal, ...mapped].map(({ host }) => host);
}

/** Whoever logs in and whoever lets in know one password. */
function sharesSecret(pod: Pod, { pods }: DatabaseServer): boolean {
  const own = secretsOf(pod);
  const [first] = pods;
  return first !== undefined && [...secretsOf(first)].some((name) => own.has(name));
}

/** Secrets that the containers of a pod take variables from. */
export function secretsOf({ spec }: Pod): ReadonlySet<string> {
  const uses = spec.containers.flatMap(({ env, envFrom }) => [
    ...envFrom,
    ...env.flatMap(({ from }) => from ?? []),
  ]);
  return new Set(uses.flatMap(({ kind, name }) => (kind === 'Secret' ? [name] : [])));
}

/** `sessions-db` beside a workload `sessions` is that one's. */
function isOfAnother({ ref }: DatabaseServer, own: ObjectReference, scene: Scene): boolean {
  return (workloadNames(scene).get(ref.namespace) ?? []).some(
    ({ name }) =>
      name.length > LEAST_ALIKE && name !== own.name && name !== ref.name && ref.name.startsWith(name),
  );
}

const workloadNames = perScene(({ cluster: { deployments, statefulSets } }: Scene) =>
  groupBy(
    [...deployments, ...statefulSets].map(({ meta }) => meta),
    ({ namespace }) => namespace,
  ),
);

/** Fewer letters are chance. */
const LEAST_ALIKE = 2;

function alike(candidates: readonly DatabaseServer[], name: string): readonly DatabaseServer[] {
  const lengths = candidates.map(({ ref }) => commonStart(ref.name, name));
  const longest = lengths.reduce((a, b) => Math.max(a, b), 0);
  return longest < LEAST_ALIKE ? [] : candidates.filter((_, index) => lengths[index] === longest);
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}
