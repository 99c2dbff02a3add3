import { expect, test } from 'vitest';
import { DAY, HOUR, MINUTE, NOW } from '../../builders/meta.ts';
import { added, remarks } from './added.ts';
import { printedTable } from './printed-table.ts';

const cells = (...lines: readonly string[]) => printedTable(lines.map((line) => line.split('|')));

test('pods, wide and of all namespaces', () => {
  const { objects, entries } = added({
    'pods.txt': cells(
      'NAMESPACE|NAME|READY|STATUS|RESTARTS|AGE|IP|NODE|NOMINATED NODE|READINESS GATES',
      'shop|cart-0|1/1|Running|5 (3m ago)|9d|10.42.1.17|pi-worker|<none>|<none>',
      'depot|stock-0|0/1|Pending|0|3h|<none>|<none>|pi-master|0/1',
    ),
  });
  expect(objects.pods).toMatchObject([
    { meta: { namespace: 'depot', name: 'stock-0', createdAt: NOW - 3 * HOUR }, nodeName: null, podIP: null },
    {
      meta: { namespace: 'shop', name: 'cart-0', source: { file: 'pods.txt', item: 2 } },
      nodeName: 'pi-worker',
    },
  ]);
  expect(objects.pods[1]?.meta.source.text).toEqual({ form: 'table', ageMs: 9 * DAY });
  expect(entries[0]?.format).toBe('kubectl get table');
  expect(entries[0]?.lists).toEqual([
    { source: 'pods', state: 'captured', scope: 'cluster', namespaces: [], form: 'table' },
  ]);
});

test('labels that are asked for, whatever their columns are called', () => {
  const { objects } = added({
    'namespaces/shop/pods.txt': cells(
      'NAME|READY|STATUS|RESTARTS|AGE|NODE|LABELS',
      'cart-0|1/1|Running|0|9d|edge|app=cart,tier=web',
    ),
  });
  expect(objects.pods).toMatchObject([{ nodeName: null, meta: { labels: { app: 'cart', tier: 'web' } } }]);
});

test('nodes', () => {
  const { objects } = added({
    'nodes.txt': cells(
      'NAME|STATUS|ROLES|AGE|VERSION|INTERNAL-IP|EXTERNAL-IP|OS-IMAGE|KERNEL-VERSION|CONTAINER-RUNTIME',
      'pi-master|Ready|control-plane,master|285d|v1.30.1+k3s1|192.168.1.11|<none>|Debian GNU/Linux 12 (bookworm)|6.6.31|containerd://1.7.15',
      'pi-worker|NotReady,SchedulingDisabled|<none>|285d|v1.30.1+k3s1|192.168.1.12|203.0.113.7|Debian GNU/Linux 12 (bookworm)|6.6.31|containerd://1.7.15',
    ),
  });
  expect(objects.nodes).toMatchObject([
    {
      meta: { name: 'pi-master', namespace: null },
      roles: ['control-plane', 'master'],
      unschedulable: false,
      conditions: [{ type: 'Ready', status: 'True' }],
      info: { kubeletVersion: 'v1.30.1+k3s1', osImage: 'Debian GNU/Linux 12 (bookworm)', architecture: null },
      allocatable: {},
    },
    {
      roles: [],
      unschedulable: true,
      conditions: [{ type: 'Ready', status: 'Unknown' }],
      addresses: [
        { type: 'InternalIP', address: '192.168.1.12' },
        { type: 'ExternalIP', address: '203.0.113.7' },
      ],
    },
  ]);
});

test('deployments, of this release and of old ones', () => {
  const { objects } = added({
    'namespaces/shop/deployments.txt': cells(
      'NAME|READY|UP-TO-DATE|AVAILABLE|AGE|CONTAINERS|IMAGES|SELECTOR',
      'cart|2/3|3|2|9d|web,proxy|shop/cart:2,envoy:1|app=cart',
    ),
    'namespaces/depot/deploy.txt': cells(
      'NAME|DESIRED|CURRENT|UP-TO-DATE|AVAILABLE|AGE',
      'stock|4|4|4|1|2y1d',
    ),
  });
  expect(objects.deployments).toMatchObject([
    {
      meta: { namespace: 'depot', createdAt: NOW - 731 * DAY },
      replicas: 4,
      status: { ready: 1, available: 1, unavailable: 3 },
    },
    {
      meta: { namespace: 'shop' },
      replicas: 3,
      status: { replicas: 3, updated: 3, ready: 2, available: 2, unavailable: 1 },
      template: {
        labels: { app: 'cart' },
        spec: {
          containers: [
            { name: 'web', image: 'shop/cart:2' },
            { name: 'proxy', image: 'envoy:1' },
          ],
        },
      },
    },
  ]);
});

test('replicasets, replicationcontrollers, statefulsets and daemonsets', () => {
  const { objects } = added({
    'ns/shop/rs.txt': cells('NAME|DESIRED|CURRENT|READY|AGE', 'cart-7d9f8b6c5d|3|2|1|9d'),
    'ns/shop/replicationcontrollers.txt': cells('NAME|DESIRED|CURRENT|READY|AGE', 'old|1|1|1|9d'),
    'ns/shop/sts.txt': cells('NAME|READY|AGE', 'db|1/2|9d'),
    'ns/shop/ds.txt': cells(
      'NAME|DESIRED|CURRENT|READY|UP-TO-DATE|AVAILABLE|NODE SELECTOR|AGE',
      'agent|3|3|2|3|2|kubernetes.io/os=linux|9d',
    ),
  });
  expect(objects.replicaSets).toMatchObject([{ replicas: 3, status: { replicas: 2, ready: 1 } }]);
  expect(objects.replicationControllers).toMatchObject([{ meta: { name: 'old' }, replicas: 1 }]);
  expect(objects.statefulSets).toMatchObject([{ replicas: 2, status: { ready: 1, unavailable: 1 } }]);
  expect(objects.daemonSets).toMatchObject([{ desired: 3, current: 3, ready: 2, updated: 3, available: 2 }]);
});

test('jobs and cronjobs; a failed job shows only where there is a STATUS', () => {
  const { objects, entries } = added({
    'ns/shop/jobs.txt': cells(
      'NAME|STATUS|COMPLETIONS|DURATION|AGE',
      'migrate|Failed|0/1|5h|5h',
      'backup-29340000|Complete|1/1|40s|2h',
    ),
    'ns/depot/jobs.txt': cells('NAME|COMPLETIONS|DURATION|AGE', 'migrate|0/1|5h|5h'),
    'ns/shop/cronjobs.txt': cells(
      'NAME|SCHEDULE|TIMEZONE|SUSPEND|ACTIVE|LAST SCHEDULE|AGE',
      'backup|0 */2 * * *|<none>|True|0|2h|9d',
    ),
  });
  expect(objects.jobs).toMatchObject([
    { meta: { namespace: 'depot' }, conditions: [] },
    {
      meta: { owners: [{ kind: 'CronJob', name: 'backup' }] },
      conditions: [{ type: 'Complete' }],
      succeeded: 1,
    },
    { meta: { name: 'migrate' }, conditions: [{ type: 'Failed', status: 'True' }] },
  ]);
  expect(objects.jobs[1]?.completedAt).toBe(NOW - 2 * HOUR + 40_000);
  expect(objects.cronJobs).toMatchObject([
    { schedule: '0 */2 * * *', timeZone: null, suspended: true, lastScheduledAt: NOW - 2 * HOUR },
  ]);
  expect(entries.map((entry) => entry.states('jobs').join())).toEqual(['captured', 'partial', '']);
});

test('services', () => {
  const { objects } = added({
    'services.txt': cells(
      'NAMESPACE|NAME|TYPE|CLUSTER-IP|EXTERNAL-IP|PORT(S)|AGE|SELECTOR',
      'shop|cart|LoadBalancer|10.43.0.7|192.168.1.50|80:30080/TCP,443:30443/TCP|9d|app=cart',
      'shop|db|ClusterIP|None|<none>|5432/TCP|9d|<none>',
      'shop|mail|ExternalName|<none>|mail.example|<none>|9d|<none>',
      'shop|wait|LoadBalancer|10.43.0.8|<pending>|80:30081/TCP|9d|app=wait',
    ),
  });
  expect(objects.services).toMatchObject([
    {
      type: 'LoadBalancer',
      selector: { app: 'cart' },
      loadBalancerAddresses: ['192.168.1.50'],
      ports: [
        { port: 80, nodePort: 30080 },
        { port: 443, nodePort: 30443 },
      ],
    },
    { clusterIP: 'None', externalIPs: [], ports: [{ port: 5432, nodePort: null }] },
    { externalName: 'mail.example' },
    { loadBalancerAddresses: [] },
  ]);
});

test('ingresses and their classes', () => {
  const { objects } = added({
    'ns/shop/ingresses.txt': cells(
      'NAME|CLASS|HOSTS|ADDRESS|PORTS|AGE',
      'web|traefik|shop.example,www.shop.example + 2 more...|192.168.1.50|80, 443|9d',
      'any|<none>|*||80|9d',
    ),
    'ingressclasses.txt': cells(
      'NAME|CONTROLLER|PARAMETERS|AGE',
      'traefik|traefik.io/ingress-controller|<none>|9d',
    ),
  });
  expect(objects.ingresses).toMatchObject([
    {
      className: null,
      routes: [{ host: null, backend: { service: null } }],
      loadBalancerAddresses: [],
      tls: [],
    },
    {
      className: 'traefik',
      routes: [{ host: 'shop.example' }, { host: 'www.shop.example' }],
      tls: [{ hosts: ['shop.example', 'www.shop.example'] }],
    },
  ]);
  expect(objects.ingressClasses).toMatchObject([{ controller: 'traefik.io/ingress-controller' }]);
});

test('claims, volumes and classes, empty cells among them', () => {
  const { objects } = added({
    'pvc.txt': cells(
      'NAMESPACE|NAME|STATUS|VOLUME|CAPACITY|ACCESS MODES|STORAGECLASS|VOLUMEATTRIBUTESCLASS|AGE',
      'shop|cart|Pending||||local-path|<unset>|41m',
      'shop|db|Bound|pvc-0f6d|5Gi|RWO,ROX|local-path|<unset>|9d',
    ),
    'pv.txt': cells(
      'NAME|CAPACITY|ACCESS MODES|RECLAIM POLICY|STATUS|CLAIM|STORAGECLASS|REASON|AGE',
      'pvc-0f6d|5Gi|RWO|Delete|Bound|shop/db|local-path||9d',
      'spare|1Gi|RWX|Retain|Available||||9d',
    ),
    'sc.txt': cells(
      'NAME|PROVISIONER|RECLAIMPOLICY|VOLUMEBINDINGMODE|ALLOWVOLUMEEXPANSION|AGE',
      'local-path (default)|rancher.io/local-path|Delete|WaitForFirstConsumer|false|9d',
      'nfs|nfs.csi.k8s.io|Retain|Immediate|true|9d',
    ),
  });
  expect(objects.persistentVolumeClaims).toMatchObject([
    {
      phase: 'Pending',
      volumeName: null,
      storageClassName: 'local-path',
      accessModes: [],
      requestedBytes: null,
      meta: { createdAt: NOW - 41 * MINUTE },
    },
    {
      phase: 'Bound',
      volumeName: 'pvc-0f6d',
      accessModes: ['ReadWriteOnce', 'ReadOnlyMany'],
      requestedBytes: null,
    },
  ]);
  expect(objects.persistentVolumes).toMatchObject([
    { claim: { namespace: 'shop', name: 'db' }, capacityBytes: 5 * 1024 ** 3, reclaimPolicy: 'Delete' },
    { claim: null, phase: 'Available', accessModes: ['ReadWriteMany'] },
  ]);
  expect(objects.storageClasses).toMatchObject([
    { meta: { name: 'local-path' }, isDefault: true, volumeBindingMode: 'WaitForFirstConsumer' },
    { meta: { name: 'nfs' }, isDefault: false, reclaimPolicy: 'Retain', allowVolumeExpansion: true },
  ]);
});

test('autoscalers, of this release and of old ones', () => {
  const { objects } = added({
    'hpa.txt': cells(
      'NAMESPACE|NAME|REFERENCE|TARGETS|MINPODS|MAXPODS|REPLICAS|AGE',
      'shop|cart|Deployment/cart|cpu: 16%/80%, memory: <unknown>/90%|1|5|3|9d',
      'shop|old|Deployment/old|<unknown>/70%|2|4|2|9d',
    ),
  });
  expect(objects.horizontalPodAutoscalers).toMatchObject([
    {
      target: { kind: 'Deployment', namespace: 'shop', name: 'cart' },
      minReplicas: 1,
      maxReplicas: 5,
      currentReplicas: 3,
      metrics: [
        { name: 'cpu', current: '16%', target: '80%' },
        { name: 'memory', current: null, target: '90%' },
      ],
    },
    { metrics: [{ name: 'cpu', current: null, target: '70%' }] },
  ]);
});

test('namespaces, where a path or a command says that they are', () => {
  const table = cells('NAME|STATUS|AGE', 'shop|Active|9d', 'gone|Terminating|3d');
  expect(added({ 'namespaces.txt': table }).objects.namespaces).toMatchObject([
    { meta: { name: 'gone' }, phase: 'Terminating' },
    { meta: { name: 'shop' }, phase: 'Active' },
  ]);
  expect(added({ 'out.txt': `$ kubectl get ns\n${table}` }).objects.namespaces).toHaveLength(2);
  expect(added({ 'out.txt': table }).objects.namespaces).toHaveLength(0);
});

test('several kinds in one output, by the names of their rows', () => {
  const { objects, entries } = added({
    'all.txt': [
      cells('NAMESPACE|NAME|READY|STATUS|RESTARTS|AGE', 'shop|pod/cart-0|1/1|Running|0|9d'),
      cells(
        'NAMESPACE|NAME|TYPE|CLUSTER-IP|EXTERNAL-IP|PORT(S)|AGE',
        'shop|service/cart|ClusterIP|10.43.0.7|<none>|80/TCP|9d',
      ),
      cells('NAMESPACE|NAME|READY|AGE', 'shop|statefulset.apps/cart|1/1|9d'),
      cells('NAMESPACE|NAME|DESIRED|CURRENT|READY|AGE', 'shop|replicationcontroller/old|1|1|1|9d'),
      cells('NAMESPACE|NAME|READY|AGE', 'shop|postgresql.acid.zalan.do/db|1/1|9d'),
    ].join('\n'),
  });
  expect(
    [objects.pods, objects.services, objects.statefulSets, objects.replicationControllers].map(
      (list) => list.length,
    ),
  ).toEqual([1, 1, 1, 1]);
  expect(objects.replicaSets).toEqual([]);
  expect(remarks(entries[0])).toContain(
    'passed over, of a kind that is not read from text: NAMESPACE NAME READY AGE',
  );
});

test('a table of a kind that is not known is passed over, and said so', () => {
  const { entries } = added({ 'certs.txt': cells('NAME|READY|SECRET|AGE', 'shop-tls|True|shop-tls|9d') });
  expect(remarks(entries[0])).toEqual([
    'passed over, of a kind that is not read from text: NAME READY SECRET AGE',
  ]);
  expect(entries[0]?.recognised).toBe(false);
});

test('one that has the columns of a statefulset and the words of something else is none', () => {
  const { objects } = added({ 'x.txt': cells('NAME|READY|AGE', 'issuer|True|9d') });
  expect(objects.statefulSets).toEqual([]);
});

test('rows whose columns are aligned anew every hundred lines', () => {
  const pods = Array.from({ length: 450 }, (_, index) => {
    const name = `${'cart-'.repeat(1 + (Math.floor(index / 100) % 3) * 4)}${index}`;
    return [
      'shop',
      name,
      '1/1',
      'Running',
      index % 7 === 0 ? `${index + 1} (3d4h ago)` : '0',
      '9d',
      '<none>',
    ];
  });
  const text = printedTable([['NAMESPACE', 'NAME', 'READY', 'STATUS', 'RESTARTS', 'AGE', 'IP'], ...pods]);
  const { objects, entries } = added({ 'pods.txt': text });
  expect(objects.pods).toHaveLength(450);
  expect(objects.pods.every(({ status }) => status === 'Running')).toBe(true);
  expect(objects.pods.filter(({ restarts }) => restarts.count > 0)).toHaveLength(65);
  expect(entries[0]?.lists[0]?.state).toBe('captured');
});

test('empty cells where columns are aligned anew', () => {
  const header = 'NAME|STATUS|VOLUME|CAPACITY|ACCESS MODES|STORAGECLASS|AGE'.split('|');
  const claims = Array.from({ length: 150 }, (_, index) =>
    index % 3 === 0
      ? [`claim-${index}`, 'Pending', '', '', '', 'fast', '9d']
      : [
          `claim-${index}`,
          'Bound',
          index > 100 ? `pvc-${'0'.repeat(30)}` : 'pvc-1',
          '1Gi',
          'RWO',
          'fast',
          '9d',
        ],
  );
  const { objects } = added({ 'ns/shop/pvc.txt': printedTable([header, ...claims]) });
  const phases = objects.persistentVolumeClaims.map(
    ({ phase, storageClassName }) => `${phase} ${storageClassName}`,
  );
  expect(phases.filter((phase) => phase === 'Pending fast')).toHaveLength(50);
  expect(phases.filter((phase) => phase === 'Bound fast')).toHaveLength(100);
});

test('the namespace of a table that names none', () => {
  const table = cells('NAME|READY|STATUS|RESTARTS|AGE', 'cart-0|1/1|Running|0|9d');
  const namespaceIn = (path: string, text: string) => added({ [path]: text }).objects.pods[0]?.meta.namespace;
  expect(namespaceIn('pods.txt', `$ kubectl get pods -n shop\n${table}`)).toBe('shop');
  expect(namespaceIn('pods.txt', `PS C:\\> kubectl --namespace=shop get po\r\n${table}`)).toBe('shop');
  expect(namespaceIn('pods.txt', `# kubectl -n shop get pods\n${table}`)).toBe('shop');
  expect(namespaceIn('pods/shop.txt', table)).toBe('shop');
  expect(namespaceIn('pods.txt', table)).toBe('<unknown>');
  const { entries } = added({ 'pods.txt': table });
  expect(remarks(entries[0]).join()).toContain('names no namespace');
});

test('of a namespace that nobody names, what is known elsewhere is the same object', () => {
  const plain = cells('NAME|READY|STATUS|RESTARTS|AGE', 'cart-0|1/1|Running|0|9d', 'lost-0|1/1|Running|0|9d');
  const wide = cells('NAMESPACE|NAME|READY|STATUS|RESTARTS|AGE', 'shop|cart-0|1/1|Running|0|9d');
  const { objects } = added({ 'a.txt': plain, 'b.txt': wide });
  expect(objects.pods.map(({ meta }) => `${meta.namespace}/${meta.name}`)).toEqual([
    '<unknown>/lost-0',
    'shop/cart-0',
  ]);
});

test('a selection is not all there is', () => {
  const table = cells('NAME|READY|STATUS|RESTARTS|AGE', 'cart-0|1/1|Running|0|9d');
  const state = (command: string) => added({ 'x.txt': `$ ${command}\n${table}` }).entries[0]?.lists[0]?.state;
  expect(state('kubectl get pods -n shop')).toBe('captured');
  expect(state('kubectl get pods -n shop -l app=cart')).toBe('partial');
  expect(state('kubectl get pods -n shop cart-0')).toBe('partial');
  expect(state('kubectl get pod/cart-0 -n shop')).toBe('partial');
  expect(state('kubectl get pods -A | grep -v Running')).toBe('partial');
});

test('a table without header, where the path says what it is', () => {
  const text = cells('cart-0|1/1|Running|5 (3m ago)|9d', 'cart-1|0/1|CrashLoopBackOff|7 (2m ago)|9d');
  const { objects, entries } = added({ 'ns/shop/pods.txt': text });
  expect(objects.pods.map(({ status, restarts }) => `${status} ${restarts.count}`)).toEqual([
    'Running 5',
    'CrashLoopBackOff 7',
  ]);
  expect(entries[0]?.lists[0]?.state).toBe('partial');
  expect(remarks(entries[0])).toContain('no header: the columns were taken for those of pods');
  expect(added({ 'notes.txt': text }).objects.pods).toEqual([]);
  expect(added({ 'pods.txt': 'some notes about\npods that I   saw   today\n' }).objects.pods).toEqual([]);
});

test('what --watch prints again replaces what was there', () => {
  const { objects } = added({
    'ns/shop/pods.txt': cells(
      'NAME|READY|STATUS|RESTARTS|AGE',
      'cart-0|0/1|ContainerCreating|0|1s',
      'cart-0|1/1|Running|0|9s',
    ),
  });
  expect(objects.pods.map(({ status }) => status)).toEqual(['Running']);
});

test('colours, carriage returns, fences, prompts and messages around a table are no rows', () => {
  const table = cells('NAME|READY|STATUS|RESTARTS|AGE', 'cart-0|1/1|Running|0|9d', 'cart-1|0/1|Error|0|9d');
  const text = [
    '```',
    'user@pi-master:~$ kubectl get pods -n shop',
    'Warning: policy/v1beta1 PodSecurityPolicy is deprecated in v1.21+, unavailable in v1.25+',
    ...table.trimEnd().split('\n'),
    'Error from server (Forbidden): nodes is forbidden: User "dev" cannot list resource "nodes" in API group "" at the cluster scope',
    '```',
    'user@pi-master:~$ ',
  ];
  const { objects, entries } = added({
    'session.txt': text.join('\r\n').replace('Error  ', '\u001b[31mError\u001b[0m  '),
  });
  expect(objects.pods.map(({ meta, status }) => `${meta.namespace}/${meta.name} ${status}`)).toEqual([
    'shop/cart-0 Running',
    'shop/cart-1 Error',
  ]);
  expect(entries[0]?.lists.map(({ source, state }) => `${source} ${state}`)).toEqual([
    'nodes forbidden',
    'pods captured',
  ]);
});

test('"No resources found" beside tables stays what it is', () => {
  const { entries } = added({
    'session.txt': `$ kubectl get pods -n depot\nNo resources found in depot namespace.\n$ kubectl get pods -n shop\n${cells('NAME|READY|STATUS|RESTARTS|AGE', 'cart-0|1/1|Running|0|9d')}`,
  });
  expect(entries[0]?.lists).toMatchObject([{ source: 'pods', state: 'captured', namespaces: ['shop'] }]);
  expect(remarks(entries[0])[0]).toBe('kubectl said: No resources found in depot namespace.');
});

test('pods are of the owners that their names tell, where those were captured', () => {
  const { objects } = added({
    'pods.txt': cells(
      'NAMESPACE|NAME|READY|STATUS|RESTARTS|AGE',
      'shop|cart-7d9f8b6c5d-x2x4z|0/1|Error|0|9d',
      'shop|db-0|1/1|Running|0|9d',
      'shop|agent-k8s4b|1/1|Running|0|9d',
      'shop|lone-7d9f8b6c5d-x2x4z|0/1|Error|0|9d',
      'depot|cart-7d9f8b6c5d-x2x4z|1/1|Running|0|9d',
    ),
    'deployments.txt': cells('NAMESPACE|NAME|READY|UP-TO-DATE|AVAILABLE|AGE', 'shop|cart|0/1|1|0|9d'),
    'statefulsets.txt': cells('NAMESPACE|NAME|READY|AGE', 'shop|db|1/1|9d'),
    'daemonsets.txt': cells(
      'NAMESPACE|NAME|DESIRED|CURRENT|READY|UP-TO-DATE|AVAILABLE|NODE SELECTOR|AGE',
      'shop|agent|1|1|1|1|1|<none>|9d',
    ),
  });
  const owners = objects.pods.map(({ meta, phase }) => [
    `${meta.namespace}/${meta.name}`,
    meta.owners.map(({ kind, name }) => `${kind}/${name}`).join(),
    phase,
  ]);
  expect(owners).toEqual([
    ['depot/cart-7d9f8b6c5d-x2x4z', '', 'Running'],
    ['shop/agent-k8s4b', 'DaemonSet/agent', 'Running'],
    // Between two runs: a Deployment's pod does not end.
    ['shop/cart-7d9f8b6c5d-x2x4z', 'ReplicaSet/cart-7d9f8b6c5d', 'Running'],
    ['shop/db-0', 'StatefulSet/db', 'Running'],
    ['shop/lone-7d9f8b6c5d-x2x4z', '', 'Failed'],
  ]);
});
