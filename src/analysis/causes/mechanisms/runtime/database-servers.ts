import { anyOf } from '../../../../model/any-of.ts';
import type { Container } from '../../../../model/container.ts';
import { parseImageReference } from '../../../../model/image-reference.ts';
import { namespacedName, type ObjectReference, objectKey, reference } from '../../../../model/object.ts';
import { by } from '../../../../model/order.ts';
import type { Pod } from '../../../../model/pod.ts';
import type { Service } from '../../../../model/service.ts';
import { isReady } from '../../../../rules/pod-census.ts';
import type { Scene } from '../../mechanism.ts';
import { perScene } from '../../per-scene.ts';

/** A workload that runs a database, cache or broker. */
export interface DatabaseServer {
  readonly ref: ObjectReference;
  readonly kind: DatabaseKind;
  readonly pods: readonly Pod[];
  /** Services that select its pods. */
  readonly services: readonly Service[];
  /** All of its pods are ready. */
  readonly ready: boolean;
}

export type DatabaseKind = (typeof KINDS)[number]['kind'];

interface KindOf {
  readonly kind: string;
  /** Of an image's repository, a word of its last part. */
  readonly image: RegExp;
  readonly port: number;
  /** How the server, or drivers that speak to it, word their errors. */
  readonly said: RegExp;
}

const KINDS = [
  {
    kind: 'MySQL',
    image: /mysql|mariadb|percona|xtradb|vitess|tidb/,
    port: 3306,
    said: /mysql|mariadb|--(?:super-)?read-only option|\bToo many connections\b|Access denied for user|communications link failure|max_user_connections/i,
  },
  {
    kind: 'PostgreSQL',
    image: /postgres|postgis|timescale|pgvector|spilo|citus|cockroach/,
    port: 5432,
    said: /postgres|psycopg|PSQLException|\bPG::|\bpgx?\b|too many clients already|connection slots are reserved|read-only transaction|password authentication failed for user|role "[^"]*" does not exist/i,
  },
  {
    kind: 'Redis',
    image: /redis|valkey|keydb|dragonfly/,
    port: 6379,
    said: /redis|lettuce|jedis|max number of clients|read only replica|WRONGPASS|NOAUTH|invalid username-password/i,
  },
  {
    kind: 'MongoDB',
    image: /mongo|ferretdb/,
    port: 27017,
    said: /mongo|NotWritablePrimary|SCRAM|not master/i,
  },
  {
    kind: 'SQL Server',
    image: /mssql|sqlserver|azure-sql-edge/,
    port: 1433,
    said: /sqlserver|SqlClient|Login failed for user|because the database is read-only/i,
  },
  { kind: 'Oracle', image: /oracle-(?:db|xe|free)|oracledb/, port: 1521, said: /\bORA-\d{5}\b/ },
  { kind: 'RabbitMQ', image: /rabbitmq|lavinmq/, port: 5672, said: /amqp|rabbit|ACCESS_REFUSED/i },
  { kind: 'Kafka', image: /kafka|redpanda/, port: 9092, said: /kafka|SaslAuthentication|broker may not be/i },
  { kind: 'Cassandra', image: /cassandra|scylla/, port: 9042, said: /cassandra|NoHostAvailable/i },
  {
    kind: 'Elasticsearch',
    image: /elasticsearch|opensearch/,
    port: 9200,
    said: /elastic|opensearch|read-only-allow-delete|no alive node/i,
  },
] as const satisfies readonly KindOf[];

const ANY = anyOf(KINDS.map(({ image }) => image));

/** They go with a database and are none. */
const COMPANION =
  /exporter|operator|proxy|backup|client|admin|router|bouncer|sentinel|express|commander|insight|connect|registry|ui$|dashboard|init|migrat|agent|console|manager|kibana/;

/** Which kind of database a text of an error speaks of; `null` where it does not say. */
export function databaseKindIn(text: string): DatabaseKind | null {
  return KINDS.find(({ said }) => said.test(text))?.kind ?? null;
}

/** The database of a container, by its image, or by its port and name. */
function kindOfContainer({ name, image, ports }: Container): DatabaseKind | null {
  // Nearly every container is none, and one look tells.
  if (!ANY.test(image ?? '') && !ANY.test(name)) return null;
  const repository = parseImageReference(image)?.repository.split('/').at(-1) ?? '';
  if (COMPANION.test(repository) || COMPANION.test(name)) return null;
  return (
    KINDS.find(
      (one) =>
        one.image.test(repository) || (one.image.test(name) && ports.some(({ port }) => port === one.port)),
    )?.kind ?? null
  );
}

/** Every database of the snapshot, by name; one look at each workload. */
export const databaseServers = perScene(({ cluster }: Scene): readonly DatabaseServer[] =>
  [...cluster.links.podsByTopOwner().values()]
    .flatMap((pods) => {
      const [first] = pods;
      const kind = first?.spec.containers.map(kindOfContainer).find((one) => one !== null) ?? null;
      if (first === undefined || kind === null || first.phase === 'Succeeded') return [];
      const services = new Map(
        pods.flatMap((pod) => cluster.links.servicesOf(pod)).map((one) => [namespacedName(one.meta), one]),
      );
      return [
        {
          ref: cluster.links.topOwner(first),
          kind,
          pods,
          services: [...services.values()],
          ready: pods.every(isReady),
        },
      ];
    })
    .toSorted(by(({ ref }) => objectKey(ref))),
);

/** The database that a pod belongs to, if it is one. */
export function databaseOf(scene: Scene, ref: ObjectReference): DatabaseServer | null {
  return byOwner(scene).get(objectKey(ref)) ?? null;
}

/** The database behind a Service. */
export function databaseBehind(scene: Scene, service: Service): DatabaseServer | null {
  return byService(scene).get(objectKey(reference(service))) ?? null;
}

const byOwner = perScene(
  (scene: Scene) => new Map(databaseServers(scene).map((server) => [objectKey(server.ref), server])),
);

const byService = perScene(
  (scene: Scene) =>
    new Map(
      databaseServers(scene).flatMap((server) =>
        server.services.map((service) => [objectKey(reference(service)), server]),
      ),
    ),
);
