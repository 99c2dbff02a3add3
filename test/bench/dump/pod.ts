import type { Fields, Resource } from '../../fixtures/objects/resource.ts';
import { type NodePlace, nodesFor, type Place, places } from './cluster.ts';
import type { Container } from './container.ts';
import { podStatus } from './pod-status.ts';
import { type Random, random } from './random.ts';
import { ago } from './time.ts';
import type { Workload } from './workload.ts';

/** The pods of an invented cluster, as `kubectl get pods -A` lists them: the same number, the same pods. */
export function* pods(count: number): Generator<Resource> {
  const seeded = random(count);
  const nodes = nodesFor(count);
  for (const place of places(count, nodes.length, seeded)) yield pod(place, nodes, seeded);
}

function pod({ name, workload, ordinal }: Place, nodes: readonly NodePlace[], random: Random): Resource {
  const isAgent = workload.kind === 'DaemonSet';
  const node = nodes[isAgent ? ordinal % nodes.length : random.below(nodes.length)] ?? nodes[0];
  const age = random.between(60, workload.age);
  const status = podStatus({ name, workload, age, node, nodes: nodes.length, random });
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      annotations: annotations(workload, random),
      creationTimestamp: ago(age),
      generateName: `${workload.name}-`,
      labels: { ...workload.labels, ...ownLabels(name, ordinal, workload) },
      name,
      namespace: workload.namespace,
      ownerReferences: [
        {
          apiVersion: workload.kind === 'Job' ? 'batch/v1' : 'apps/v1',
          blockOwnerDeletion: true,
          controller: true,
          kind: workload.kind,
          name: workload.name,
          uid: workload.uid,
        },
      ],
      resourceVersion: String(random.between(100_000_000, 900_000_000)),
      uid: random.uid(),
    },
    spec: spec(name, workload, status.scheduled ? node : undefined, random),
    status: status.fields,
  };
}

/** Of a thousand pods, two carry text that is not ASCII. */
function annotations(workload: Workload, random: Random): Record<string, string> | undefined {
  const foreign = random.chance(0.002) ? { 'example.com/note': random.pick(FOREIGN) } : {};
  const all = { ...workload.annotations, ...foreign };
  return Object.keys(all).length === 0 ? undefined : all;
}

const FOREIGN = [
  'Größe überschritten – Straße',
  '決済サービス',
  'оплата: ошибка',
  'café ✓',
  '完了 🚀',
] as const;

function ownLabels(name: string, ordinal: number, { kind, hash, uid, ...workload }: Workload) {
  switch (kind) {
    case 'ReplicaSet':
      return { 'pod-template-hash': hash };
    case 'DaemonSet':
      return { 'controller-revision-hash': hash, 'pod-template-generation': '3' };
    case 'StatefulSet':
      return {
        'apps.kubernetes.io/pod-index': String(ordinal),
        'controller-revision-hash': `${workload.name}-${hash}`,
        'statefulset.kubernetes.io/pod-name': name,
      };
    case 'Job':
      return { 'batch.kubernetes.io/controller-uid': uid, 'batch.kubernetes.io/job-name': workload.name };
  }
}

function spec(name: string, workload: Workload, node: NodePlace | undefined, random: Random): Fields {
  const isAgent = workload.kind === 'DaemonSet';
  const token = `kube-api-access-${random.suffix(5)}`;
  const containers = (list: readonly Container[]) => list.map((one) => mounted(one, token));
  return {
    affinity: isAgent ? pinned(node) : workload.spread ? spread(workload) : undefined,
    containers: containers(workload.containers),
    dnsPolicy: 'ClusterFirst',
    enableServiceLinks: true,
    initContainers: workload.initContainers.length > 0 ? containers(workload.initContainers) : undefined,
    nodeName: node?.name,
    preemptionPolicy: 'PreemptLowerPriority',
    priority: isAgent ? 2_000_001_000 : 0,
    priorityClassName: isAgent ? 'system-node-critical' : undefined,
    restartPolicy: workload.kind === 'Job' ? 'Never' : 'Always',
    schedulerName: 'default-scheduler',
    securityContext: workload.spread ? { fsGroup: 2000, runAsUser: 1000 } : {},
    serviceAccount: workload.serviceAccount,
    serviceAccountName: workload.serviceAccount,
    terminationGracePeriodSeconds: 30,
    tolerations: tolerations(isAgent),
    volumes: volumes(name, workload, token),
  };
}

function mounted({ spec, mounts }: Container, token: string): Fields {
  const mountPath = '/var/run/secrets/kubernetes.io/serviceaccount';
  return { ...spec, volumeMounts: [...mounts, { mountPath, name: token, readOnly: true }] };
}

function volumes(name: string, workload: Workload, token: string): readonly Fields[] {
  const mounts = [...workload.containers, ...workload.initContainers].flatMap((one) => one.mounts);
  const uses = (volume: string) => mounts.some((mount) => mount['name'] === volume);
  return [
    ...(uses('config')
      ? [{ configMap: { defaultMode: 420, name: `${workload.namespace}-settings` }, name: 'config' }]
      : []),
    ...(uses('cache') ? [{ emptyDir: {}, name: 'cache' }] : []),
    ...(workload.kind === 'StatefulSet'
      ? [{ name: 'data', persistentVolumeClaim: { claimName: `data-${name}` } }]
      : []),
    { name: token, projected: { defaultMode: 420, sources: TOKEN_SOURCES } },
  ];
}

const TOKEN_SOURCES = [
  { serviceAccountToken: { expirationSeconds: 3607, path: 'token' } },
  { configMap: { items: [{ key: 'ca.crt', path: 'ca.crt' }], name: 'kube-root-ca.crt' } },
  {
    downwardAPI: {
      items: [{ fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' }, path: 'namespace' }],
    },
  },
];

function tolerations(isAgent: boolean): readonly Fields[] {
  const seconds = isAgent ? {} : { tolerationSeconds: 300 };
  const tolerated = (name: string, effect: string) => ({
    effect,
    key: `node.kubernetes.io/${name}`,
    operator: 'Exists',
  });
  return [
    ...['not-ready', 'unreachable'].map((name) => ({ ...tolerated(name, 'NoExecute'), ...seconds })),
    ...(isAgent ? ['disk-pressure', 'memory-pressure', 'pid-pressure', 'unschedulable'] : []).map((name) =>
      tolerated(name, 'NoSchedule'),
    ),
  ];
}

/** As the DaemonSet controller does it. */
function pinned(node: NodePlace | undefined): Fields {
  const matchFields = [{ key: 'metadata.name', operator: 'In', values: [node?.name ?? ''] }];
  return {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchFields }] },
    },
  };
}

function spread({ labels }: Workload): Fields {
  const matchLabels = { 'app.kubernetes.io/name': labels['app.kubernetes.io/name'] };
  return {
    podAntiAffinity: {
      preferredDuringSchedulingIgnoredDuringExecution: [
        {
          podAffinityTerm: { labelSelector: { matchLabels }, topologyKey: 'topology.kubernetes.io/zone' },
          weight: 100,
        },
      ],
    },
  };
}
