import {
  deployment,
  json,
  named,
  node,
  pod,
  typed,
  typedList,
  yaml,
} from '../../snapshot/layouts/capture.ts';
import { type Capture, captureOf } from '../capture.ts';

/** One small cluster as each collector lays it out. */
export function layouts(): readonly Capture[] {
  return Object.entries(LAYOUTS).map(([name, files]) => captureOf(`layouts/${name}`, files));
}

const TIME = '2025-10-19T19:55:00Z';
const NODE = node('pi-worker');
const POD = pod('shop', 'cart-0');
const NAMESPACE = { ...named('shop'), status: { phase: 'Active' } };
const DEPLOYMENT = deployment('shop', 'cart');
const EVENT = {
  ...named('cart-0.1', 'shop'),
  type: 'Warning',
  reason: 'BackOff',
  message: 'Back-off restarting failed container',
  count: 9,
  lastTimestamp: TIME,
  involvedObject: { kind: 'Pod', namespace: 'shop', name: 'cart-0' },
};
const LOG = `${TIME} ERROR dial tcp 10.96.0.10:5432: connect: connection refused\n`;

const object = (kind: string, apiVersion: string, value: object) => yaml(typed(kind, apiVersion, value));
const yamlList = (kind: string, apiVersion: string, items: readonly object[]) =>
  yaml({ apiVersion, items: items.map((item) => typed(kind, apiVersion, item)), kind: 'List' });

const DUMP = {
  'nodes.json': typedList('Node', 'v1', [NODE]),
  'shop/events.json': typedList('Event', 'v1', [EVENT]),
  'shop/replication-controllers.json': typedList('ReplicationController', 'v1', []),
  'shop/services.json': typedList('Service', 'v1', []),
  'shop/daemonsets.json': typedList('DaemonSet', 'apps/v1', []),
  'shop/deployments.json': typedList('Deployment', 'apps/v1', [DEPLOYMENT]),
  'shop/replicasets.json': typedList('ReplicaSet', 'apps/v1', []),
  'shop/pods.json': typedList('Pod', 'v1', [POD]),
};
const START = 'START logs for container server of pod shop/cart-0';
const BLOCK = `==== ${START} ====\n${LOG}==== ${START.replace('START', 'END')} ====\n`;

const LAYOUTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'cluster-info-dump': { ...DUMP, 'shop/cart-0/logs.txt': BLOCK },
  'cluster-info-stream': { 'dump.txt': `${Object.values(DUMP).join('')}${BLOCK}` },
  'cluster-info-yaml-stream': {
    'dump.txt': `${yamlList('Node', 'v1', [NODE])}${yamlList('Pod', 'v1', [POD])}${BLOCK}${yamlList('Deployment', 'apps/v1', [DEPLOYMENT])}`,
  },
  'support-bundle': {
    'bundle/version.yaml': 'apiVersion: troubleshoot.sh/v1beta2\nkind: SupportBundle\n',
    'bundle/cluster-info/cluster_version.json': json({ info: { gitVersion: 'v1.31.2' }, string: 'v1.31.2' }),
    'bundle/cluster-resources/nodes.json': typedList('Node', 'v1', [NODE]),
    'bundle/cluster-resources/namespaces.json': typedList('Namespace', 'v1', [NAMESPACE]),
    'bundle/cluster-resources/pods/shop.json': typedList('Pod', 'v1', [POD]),
    'bundle/cluster-resources/deployments/shop.json': json([DEPLOYMENT]),
    'bundle/cluster-resources/events/shop.json': typedList('Event', 'v1', [EVENT]),
    'bundle/cluster-resources/services-errors.json': json([
      'services is forbidden: User "auditor" cannot list',
    ]),
    'bundle/cluster-resources/pods/logs/shop/cart-0/server.log': LOG,
  },
  'must-gather': {
    'must-gather.local.1/timestamp': `${TIME}\n`,
    'must-gather.local.1/sha256-0123456789abcdef/cluster-scoped-resources/core/nodes/pi-worker.yaml': object(
      'Node',
      'v1',
      NODE,
    ),
    'must-gather.local.1/sha256-0123456789abcdef/namespaces/shop/shop.yaml': object(
      'Namespace',
      'v1',
      NAMESPACE,
    ),
    'must-gather.local.1/sha256-0123456789abcdef/namespaces/shop/core/pods.yaml': yamlList('Pod', 'v1', [
      POD,
    ]),
    'must-gather.local.1/sha256-0123456789abcdef/namespaces/shop/apps/deployments.yaml': yamlList(
      'Deployment',
      'apps/v1',
      [DEPLOYMENT],
    ),
    'must-gather.local.1/sha256-0123456789abcdef/namespaces/shop/pods/cart-0/cart-0.yaml': object(
      'Pod',
      'v1',
      POD,
    ),
    'must-gather.local.1/sha256-0123456789abcdef/namespaces/shop/pods/cart-0/server/server/logs/current.log':
      LOG,
  },
  sonobuoy: {
    'resources/cluster/core_v1_nodes.json': json([typed('Node', 'v1', NODE)]),
    'resources/cluster/core_v1_namespaces.json': json([typed('Namespace', 'v1', NAMESPACE)]),
    'resources/ns/shop/core_v1_pods.json': json([POD]),
    'resources/ns/shop/apps_v1_deployments.json': json([DEPLOYMENT]),
    'podlogs/shop/cart-0/logs/server.txt': LOG,
    'serverversion.json': json({ major: '1', minor: '31', gitVersion: 'v1.31.2' }),
    'meta/run.log': `time="${TIME}" msg="end"\n`,
  },
  'crust-gather': {
    'collected.timestamp': TIME,
    'version.yaml': 'major: "1"\nminor: "31"\ngitVersion: v1.31.2\n',
    'cluster/v1/node/pi-worker.yaml': object('Node', 'v1', NODE),
    'cluster/v1/namespace/shop.yaml': object('Namespace', 'v1', NAMESPACE),
    'namespaces/shop/v1/pod/cart-0.yaml': object('Pod', 'v1', POD),
    'namespaces/shop/apps-v1/deployment/cart.yaml': object('Deployment', 'apps/v1', DEPLOYMENT),
    'namespaces/shop/v1/pod/cart-0/server/current.log': LOG,
  },
  'support-bundle-kit': {
    'metadata.yaml': `bundlecreatedat: "${TIME}"\n`,
    'yamls/cluster/v1/nodes.yaml': yamlList('Node', 'v1', [NODE]),
    'yamls/namespaced/shop/v1/pods.yaml': yamlList('Pod', 'v1', [POD]),
    'yamls/namespaced/shop/apps/v1/deployments.yaml': yamlList('Deployment', 'apps/v1', [DEPLOYMENT]),
    'logs/shop/cart-0/server.log': LOG,
  },
  'kubectl-gather': {
    'gather.log': `${TIME}\tINFO\tgathering\n`,
    'hub/cluster/nodes/pi-worker.yaml': object('Node', 'v1', NODE),
    'hub/namespaces/shop/pods/cart-0.yaml': object('Pod', 'v1', POD),
    'hub/namespaces/shop/apps/deployments/cart.yaml': object('Deployment', 'apps/v1', DEPLOYMENT),
    'hub/namespaces/shop/pods/cart-0/server/previous.log': LOG,
    'edge/cluster/nodes/pi-edge.yaml': object('Node', 'v1', node('pi-edge')),
    'edge/namespaces/shop/pods/cart-1.yaml': object('Pod', 'v1', pod('shop', 'cart-1')),
  },
  ocne: {
    'cluster/cluster-wide/nodes.json': typedList('Node', 'v1', [NODE]),
    'cluster/namespaces/shop/pods.yaml': yamlList('Pod', 'v1', [POD]),
    'cluster/namespaces/shop/deployments.apps.json': typedList('Deployment', 'apps/v1', [DEPLOYMENT]),
    'cluster/namespaces/shop/podlogs/cart-0.txt': LOG,
  },
  insights: {
    'insights-operator/gathers.json': '{}',
    'config/pod/shop/cart-0.json': json(POD),
    'config/node/pi-worker.json': json(NODE),
    'config/version.json': json(typed('ClusterVersion', 'config.openshift.io/v1', named('version'))),
    'events/shop.json': json({
      items: [
        { namespace: 'shop', lastTimestamp: TIME, reason: 'BackOff', message: 'Back-off', type: 'Warning' },
      ],
    }),
    'config/pod/shop/logs/cart-0/server_current.log': LOG,
  },
  verrazzano: {
    'cluster-snapshot/verrazzano-resources.json': typedList('Verrazzano', 'install.verrazzano.io/v1', []),
    'cluster-snapshot/metadata.json': json({ time: TIME }),
    'cluster-snapshot/nodes.json': typedList('Node', 'v1', [NODE]),
    'cluster-snapshot/shop/namespace.json': json(typed('Namespace', 'v1', NAMESPACE)),
    'cluster-snapshot/shop/pods.json': typedList('Pod', 'v1', [POD]),
    'cluster-snapshot/shop/deployments.json': typedList('Deployment', 'apps/v1', [DEPLOYMENT]),
    'cluster-snapshot/shop/cart-0/logs.txt': BLOCK,
  },
  vpk: {
    'config0.yaml': typedList('Node', 'v1', [NODE]),
    'config1.yaml': typedList('Pod', 'v1', [POD]),
    'config2.yaml': typedList('Deployment', 'apps/v1', [DEPLOYMENT]),
  },
  'plain-yaml': {
    'pods.yaml': yamlList('Pod', 'v1', [POD]),
    'nodes.yaml': yamlList('Node', 'v1', [NODE]),
    'all.yaml': `${object('Deployment', 'apps/v1', DEPLOYMENT)}${object('Event', 'v1', EVENT)}`,
    'snapshot.yaml': `capturedAt: ${TIME}\nscope: cluster\ncommands:\n  pods.yaml: kubectl get pods -A -o yaml\n`,
    'logs/shop_cart-0_server.log': LOG,
  },
  unsupported: {
    'kubernetes-must-gather.log': 'started\n',
    'tables/Pods/parts/0.ndjson': '{"a":1}\n',
    'shop_pod_cart-0': 'Name: cart-0\n',
    'shop_pod_cart-1': 'Name: cart-1\n',
    shop_service_cart: 'Name: cart\n',
  },
};
