import { type Container, container, mainContainer } from './container.ts';
import type { Random } from './random.ts';

/** How its pods do. Of a `killed` one only some pods are; a pod of any can be evicted. */
export type Health = 'well' | 'crashing' | 'no image' | 'unschedulable' | 'killed' | 'completed' | 'failed';

export type WorkloadKind = 'ReplicaSet' | 'DaemonSet' | 'StatefulSet' | 'Job';

/** What a controller makes its pods from. */
export interface Workload {
  readonly kind: WorkloadKind;
  readonly namespace: string;
  readonly name: string;
  /** Of the pod template. */
  readonly hash: string;
  readonly uid: string;
  readonly health: Health;
  /** Seconds. */
  readonly age: number;
  readonly replicas: number;
  readonly containers: readonly Container[];
  readonly initContainers: readonly Container[];
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly serviceAccount: string;
  readonly spread: boolean;
}

/** One that runs on every node, and is well. */
export function daemonSet(namespace: string, name: string, nodes: number, random: Random): Workload {
  return { ...workload('DaemonSet', namespace, name, random), health: 'well', replicas: nodes };
}

/** One of the others, mostly a ReplicaSet. */
export function application(namespace: string, name: string, random: Random): Workload {
  const draw = random.below(20);
  const kind = draw < 16 ? 'ReplicaSet' : draw < 18 ? 'StatefulSet' : 'Job';
  const replicas = kind === 'Job' ? 1 : random.between(1, kind === 'StatefulSet' ? 5 : 10);
  return { ...workload(kind, namespace, name, random), replicas };
}

function workload(
  kind: WorkloadKind,
  namespace: string,
  name: string,
  random: Random,
): Omit<Workload, 'replicas'> {
  const version = `${random.between(1, 9)}.${random.below(40)}.${random.below(20)}`;
  const image = `${random.pick(REGISTRIES)}/${namespace.split('-')[0]}/${name}:v${version}`;
  const hash = random.suffix(10);
  const injected = kind !== 'DaemonSet' && random.chance(0.1);
  return {
    kind,
    namespace,
    name: kind === 'ReplicaSet' ? `${name}-${hash}` : name,
    hash,
    uid: random.uid(),
    health: health(kind, random),
    age: random.between(3600, 90 * 86400),
    containers: [
      mainContainer(kind === 'DaemonSet' ? 'agent' : 'app', image, namespace, random),
      ...(injected ? [container('mesh-proxy', 'registry.example.com/mesh/proxy:1.24.1', random)] : []),
    ],
    initContainers: random.chance(0.08) ? [container('migrate', image, random)] : [],
    labels: {
      'app.kubernetes.io/instance': `${name}-${namespace}`,
      'app.kubernetes.io/name': name,
      'app.kubernetes.io/version': version,
      ...(random.chance(0.5)
        ? { 'app.kubernetes.io/managed-by': 'Helm', 'helm.sh/chart': `${name}-${version}` }
        : { team: namespace.split('-')[0] ?? namespace }),
    },
    annotations: {
      ...(random.chance(0.6) ? { 'prometheus.io/port': '9102', 'prometheus.io/scrape': 'true' } : {}),
      ...(random.chance(0.5) ? { 'checksum/config': random.hex(64) } : {}),
      ...(injected ? { 'mesh.example.com/status': INJECTED } : {}),
    },
    serviceAccount: random.chance(0.6) ? name : 'default',
    spread: random.chance(0.3),
  };
}

function health(kind: WorkloadKind, random: Random): Health {
  const draw = random.below(1000);
  if (kind === 'Job') return draw < 850 ? 'completed' : 'failed';
  if (draw < 15) return 'crashing';
  if (draw < 22) return 'no image';
  if (draw < 30) return 'unschedulable';
  return draw < 60 ? 'killed' : 'well';
}

const REGISTRIES = [
  'registry.example.com',
  'ghcr.io/harbour',
  'quay.io/harbour',
  'docker.io/library',
] as const;
const INJECTED =
  '{"containers":["mesh-proxy"],"volumes":["mesh-data"],"imagePullSecrets":null,"revision":"default"}';
