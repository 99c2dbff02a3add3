import { expect, test } from 'vitest';
import { podProblem } from '../../../src/model/pod-problem.ts';
import { MINUTE, NOW } from '../../builders/meta.ts';
import { added, remarks } from './added.ts';

const POD = `Name:             cart-7d9f8b6c5d-x2x4z
Namespace:        shop
Priority:         0
Service Account:  cart
Node:             pi-worker/192.168.1.12
Start Time:       Sun, 01 Jun 2025 09:00:00 +0000
Labels:           app=cart
                  pod-template-hash=7d9f8b6c5d
Annotations:      prometheus.io/scrape: true
Status:           Running
IP:               10.42.1.17
IPs:
  IP:           10.42.1.17
Controlled By:  ReplicaSet/cart-7d9f8b6c5d
Init Containers:
  migrate:
    Container ID:  containerd://1111
    Image:         shop/migrate:1
    State:          Terminated
      Reason:       Completed
      Exit Code:    0
      Started:      Sun, 01 Jun 2025 09:00:01 +0000
      Finished:     Sun, 01 Jun 2025 09:00:05 +0000
    Ready:          True
    Restart Count:  0
Containers:
  web:
    Container ID:  containerd://2222
    Image:         shop/cart:2
    Image ID:      docker.io/shop/cart@sha256:0123
    Port:          8080/TCP
    Host Port:     0/TCP
    Command:
      /bin/sh
      -c
    Args:
      exec cart --password=hunter2
    State:          Waiting
      Reason:       CrashLoopBackOff
    Last State:     Terminated
      Reason:       Error
      Exit Code:    3
      Started:      Sun, 01 Jun 2025 11:57:00 +0000
      Finished:     Sun, 01 Jun 2025 11:57:02 +0000
    Ready:          False
    Restart Count:  12
    Limits:
      cpu:     500m
      memory:  256Mi
    Requests:
      cpu:      100m
      memory:   128Mi
    Liveness:   http-get http://:8080/healthz delay=10s timeout=1s period=10s #success=1 #failure=3
    Readiness:  tcp-socket :web delay=0s timeout=1s period=5s #success=1 #failure=3
    Environment Variables from:
      cart-config  ConfigMap  Optional: true
    Environment:
      DB_HOST:      shop-db
      DB_PASSWORD:  <set to the key 'password' in secret 'shop-db'>  Optional: false
    Mounts:
      /data from data (rw)
      /var/run/secrets/kubernetes.io/serviceaccount from kube-api-access-abcde (ro)
Conditions:
  Type                        Status
  PodReadyToStartContainers   True 
  Initialized                 True 
  Ready                       False 
  ContainersReady             False 
  PodScheduled                True 
Volumes:
  data:
    Type:       PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)
    ClaimName:  cart-data
    ReadOnly:   false
  kube-api-access-abcde:
    Type:                    Projected (a volume that contains injected data from multiple sources)
    TokenExpirationSeconds:  3607
QoS Class:                   Burstable
Node-Selectors:              disk=ssd
Tolerations:                 node.kubernetes.io/not-ready:NoExecute op=Exists for 300s
Events:
  Type     Reason     Age                   From               Message
  ----     ------     ----                  ----               -------
  Normal   Scheduled  41m                   default-scheduler  Successfully assigned shop/cart-7d9f8b6c5d-x2x4z to pi-worker
  Warning  BackOff    3m (x25 over 5m10s)   kubelet            Back-off restarting failed container: web in pod
`;

test('a pod, with its containers, probes and references, and without what is secret', () => {
  const { objects, entries } = added({ 'pod.txt': POD });
  const [pod] = objects.pods;
  expect(pod).toMatchObject({
    meta: {
      namespace: 'shop',
      labels: { app: 'cart', 'pod-template-hash': '7d9f8b6c5d' },
      owners: [{ kind: 'ReplicaSet', name: 'cart-7d9f8b6c5d', controller: true }],
      source: { item: 1, text: { form: 'describe', ageMs: null } },
    },
    nodeName: 'pi-worker',
    status: 'CrashLoopBackOff',
    ready: { ready: 0, total: 1 },
    restarts: { count: 12, lastAt: NOW - 3 * MINUTE + 2000 },
    qosClass: 'Burstable',
    startedAt: NOW - 180 * MINUTE,
    conditions: expect.arrayContaining([
      { type: 'Ready', status: 'False', reason: null, message: null, changedAt: null, heartbeatAt: null },
    ]),
    spec: {
      serviceAccountName: 'cart',
      nodeSelector: { disk: 'ssd' },
      containers: [
        {
          name: 'web',
          image: 'shop/cart:2',
          requests: { cpu: 0.1, memory: 128 * 1024 ** 2 },
          limits: { cpu: 0.5 },
          livenessProbe: {
            handler: 'httpGet',
            port: 8080,
            path: '/healthz',
            initialDelaySeconds: 10,
            failureThreshold: 3,
          },
          readinessProbe: { handler: 'tcpSocket', port: 'web', periodSeconds: 5 },
          env: [
            { name: 'DB_HOST', from: null, addresses: [] },
            {
              name: 'DB_PASSWORD',
              from: { kind: 'Secret', name: 'shop-db', key: 'password', optional: false },
            },
          ],
          envFrom: [{ kind: 'ConfigMap', name: 'cart-config', key: null, optional: true }],
        },
      ],
      volumes: [{ name: 'data', uses: [{ kind: 'PersistentVolumeClaim', name: 'cart-data' }] }, {}],
    },
  });
  expect(pod && podProblem(pod, NOW)).toMatchObject({ class: 'crash', container: 'web', restarts: 12 });
  expect(JSON.stringify(objects)).not.toMatch(/hunter2|prometheus/);
  expect(entries[0]?.format).toBe('kubectl describe');
});

test('its events', () => {
  const { events } = added({ 'pod.txt': POD }).objects;
  expect(events).toMatchObject([
    {
      type: 'Warning',
      reason: 'BackOff',
      count: 25,
      lastAt: NOW - 3 * MINUTE,
      firstAt: NOW - 5 * MINUTE - 10_000,
      component: 'kubelet',
      message: 'Back-off restarting failed container: web in pod',
      subject: { kind: 'Pod', namespace: 'shop', name: 'cart-7d9f8b6c5d-x2x4z' },
    },
    { reason: 'Scheduled', count: 1, lastAt: NOW - 41 * MINUTE },
  ]);
});

test('evicted, terminating and unscheduled pods', () => {
  const block = (name: string, lines: string) =>
    `Name:             ${name}\nNamespace:        shop\nNode:             <none>\n${lines}\nContainers:\n  web:\n    Image:      shop/cart:2\nConditions:\n  Type           Status\n  PodScheduled   False \nEvents:          <none>\n`;
  const { objects } = added({
    'pods.txt': [
      block(
        'evicted',
        'Status:           Failed\nReason:           Evicted\nMessage:          The node was low on resource: memory. Threshold: 100Mi',
      ),
      block('going', 'Status:                    Terminating (lasts 5m)\nTermination Grace Period:  30s'),
      block('waiting', 'Status:           Pending'),
    ].join('\n\n'),
  });
  expect(objects.pods.map((pod) => [pod.meta.name, pod.status, podProblem(pod, NOW)?.class])).toEqual([
    ['evicted', 'Evicted', 'evicted'],
    ['going', 'Terminating', 'stuck-terminating'],
    ['waiting', 'Pending', 'unschedulable'],
  ]);
  expect(objects.pods[0]?.message).toBe('The node was low on resource: memory. Threshold: 100Mi');
  expect(objects.pods[1]?.meta.deletedAt).toBe(NOW - 5 * MINUTE);
});

const NODE = `Name:               pi-worker
Roles:              worker
Labels:             kubernetes.io/arch=arm64
                    node-role.kubernetes.io/worker=true
Annotations:        flannel.alpha.coreos.com/public-ip: 192.168.1.12
CreationTimestamp:  Sun, 18 Aug 2024 12:00:00 +0200
Taints:             node.kubernetes.io/disk-pressure:NoSchedule
                    team=shop:NoExecute
Unschedulable:      true
Lease:
  HolderIdentity:  pi-worker
  AcquireTime:     <unset>
  RenewTime:       Sun, 01 Jun 2025 11:59:58 +0000
Conditions:
  Type             Status  LastHeartbeatTime                 LastTransitionTime                Reason                       Message
  ----             ------  -----------------                 ------------------                ------                       -------
  MemoryPressure   False   Sun, 01 Jun 2025 11:58:00 +0000   Sun, 18 Aug 2024 10:00:00 +0000   KubeletHasSufficientMemory   kubelet has sufficient memory available
  DiskPressure     True    Sun, 01 Jun 2025 11:58:00 +0000   Sun, 01 Jun 2025 11:00:00 +0000   KubeletHasDiskPressure       kubelet has disk pressure
  Ready            True    Sun, 01 Jun 2025 11:58:00 +0000   Sun, 18 Aug 2024 10:00:00 +0000   KubeletReady                 kubelet is posting ready status
Addresses:
  InternalIP:  192.168.1.12
  Hostname:    pi-worker
Capacity:
  cpu:                4
  memory:             8000000Ki
  pods:               110
Allocatable:
  cpu:                4
  memory:             7000000Ki
  pods:               110
System Info:
  Machine ID:                 0123
  Kernel Version:             6.6.31
  OS Image:                   Debian GNU/Linux 12 (bookworm)
  Operating System:           linux
  Architecture:               arm64
  Container Runtime Version:  containerd://1.7.15
  Kubelet Version:            v1.30.1+k3s1
PodCIDR:                      10.42.1.0/24
Non-terminated Pods:          (2 in total)
  Namespace                   Name      CPU Requests  CPU Limits  Memory Requests  Memory Limits  Age
  ---------                   ----      ------------  ----------  ---------------  -------------  ---
  shop                        cart-0    100m (2%)     0 (0%)      128Mi (1%)       0 (0%)         41m
Allocated resources:
  (Total limits may be over 100 percent, i.e., overcommitted.)
  Resource           Requests    Limits
  --------           --------    ------
  cpu                100m (2%)   0 (0%)
Events:              <none>
`;

test('a node, with its conditions and what it can allocate', () => {
  const { objects, entries } = added({ 'node.txt': NODE });
  expect(objects.nodes).toMatchObject([
    {
      meta: { name: 'pi-worker', namespace: null, createdAt: Date.parse('2024-08-18T10:00:00Z') },
      roles: ['worker'],
      unschedulable: true,
      taints: [
        { key: 'node.kubernetes.io/disk-pressure', value: null, effect: 'NoSchedule' },
        { key: 'team', value: 'shop', effect: 'NoExecute' },
      ],
      conditions: [
        { type: 'MemoryPressure', status: 'False' },
        {
          type: 'DiskPressure',
          status: 'True',
          changedAt: NOW - 60 * MINUTE,
          message: 'kubelet has disk pressure',
        },
        { type: 'Ready', status: 'True' },
      ],
      allocatable: { cpu: 4, memory: 7_000_000 * 1024, pods: 110 },
      info: { kubeletVersion: 'v1.30.1+k3s1', architecture: 'arm64' },
    },
  ]);
  // One of who knows how many.
  expect(entries[0]?.lists).toMatchObject([{ source: 'nodes', state: 'partial', form: 'describe' }]);
});

test('several descriptions are told apart by two empty lines, and are all there are', () => {
  const { objects, entries } = added({
    'nodes.txt': `${NODE}\n\n${NODE.replace(/pi-worker/g, 'pi-master')}`,
  });
  expect(objects.nodes.map(({ meta }) => meta.name)).toEqual(['pi-master', 'pi-worker']);
  expect(entries[0]?.lists).toMatchObject([{ source: 'nodes', state: 'captured' }]);
});

test('the moments that a description names in full are a clock', () => {
  const { entries } = added({ 'node.txt': NODE, 'pod.txt': POD }, null);
  expect(entries.map(({ text }) => text?.newest)).toEqual([
    { at: Date.parse('2025-06-01T11:59:58Z'), detail: 'description of pi-worker: RenewTime' },
    { at: Date.parse('2025-06-01T11:57:02Z'), detail: 'description of cart-7d9f8b6c5d-x2x4z: Finished' },
  ]);
});

const TEMPLATE = `Pod Template:
  Labels:           app=cart
  Service Account:  cart
  Containers:
   web:
    Image:      shop/cart:2
    Port:       <none>
    Requests:
      memory:     128Mi
    Environment:  <none>
    Mounts:       <none>
  Volumes:         <none>`;
const HEAD = (name: string) =>
  `Name:                   ${name}\nNamespace:              shop\nCreationTimestamp:      Sun, 01 Jun 2025 09:00:00 +0000\nLabels:                 app=cart\nAnnotations:            deployment.kubernetes.io/revision: 3\nSelector:               app=cart\n`;

test('deployments, replicasets, statefulsets and daemonsets', () => {
  const { objects } = added({
    'deployment.txt': `${HEAD('cart')}Replicas:               3 desired | 3 updated | 3 total | 2 available | 1 unavailable
StrategyType:           RollingUpdate
RollingUpdateStrategy:  25% max unavailable, 25% max surge
${TEMPLATE}
Conditions:
  Type           Status  Reason
  ----           ------  ------
  Available      False   MinimumReplicasUnavailable
  Progressing    True    ReplicaSetUpdated
OldReplicaSets:  <none>
NewReplicaSet:   cart-7d9f8b6c5d (3/3 replicas created)
Events:          <none>
`,
    'replicaset.txt': `${HEAD('cart-7d9f8b6c5d')}Controlled By:  Deployment/cart
Replicas:       3 current / 3 desired
Pods Status:    2 Running / 1 Waiting / 0 Succeeded / 0 Failed
${TEMPLATE}
Events:  <none>
`,
    'statefulset.txt': `${HEAD('db')}Replicas:           2 desired | 2 total
Update Strategy:    RollingUpdate
  Partition:        0
Pods Status:        1 Running / 1 Waiting / 0 Succeeded / 0 Failed
${TEMPLATE}
Volume Claims:  <none>
Events:         <none>
`,
    'daemonset.txt': `${HEAD('agent')}Node-Selector:  <none>
Desired Number of Nodes Scheduled: 3
Current Number of Nodes Scheduled: 3
Number of Nodes Scheduled with Up-to-date Pods: 3
Number of Nodes Scheduled with Available Pods: 2
Number of Nodes Misscheduled: 0
Pods Status:  3 Running / 0 Waiting / 0 Succeeded / 0 Failed
${TEMPLATE}
Events:  <none>
`,
  });
  expect(objects.deployments).toMatchObject([
    {
      replicas: 3,
      status: { updated: 3, available: 2, unavailable: 1 },
      conditions: [
        { type: 'Available', status: 'False', reason: 'MinimumReplicasUnavailable' },
        { type: 'Progressing' },
      ],
      template: {
        labels: { app: 'cart' },
        spec: { containers: [{ name: 'web', image: 'shop/cart:2', requests: { memory: 128 * 1024 ** 2 } }] },
      },
      selector: { matchLabels: { app: 'cart' } },
    },
  ]);
  expect(objects.replicaSets).toMatchObject([
    {
      meta: { owners: [{ kind: 'Deployment', name: 'cart' }] },
      replicas: 3,
      status: { replicas: 3, ready: 2 },
    },
  ]);
  expect(objects.statefulSets).toMatchObject([{ replicas: 2, status: { replicas: 2, ready: 1 } }]);
  expect(objects.daemonSets).toMatchObject([{ desired: 3, available: 2, ready: 2 }]);
});

test('jobs and cronjobs', () => {
  const { objects } = added({
    'job.txt': `${HEAD('migrate')}Parallelism:      1
Completions:      1
Backoff Limit:    6
Start Time:       Sun, 01 Jun 2025 09:00:00 +0000
Pods Statuses:    0 Active (0 Ready) / 0 Succeeded / 7 Failed
${TEMPLATE}
Events:
  Type     Reason                Age   From            Message
  ----     ------                ----  ----            -------
  Warning  BackoffLimitExceeded  5m    job-controller  Job has reached the specified backoff limit
`,
    'cronjob.txt': `${HEAD('backup')}Schedule:                      0 */2 * * *
Concurrency Policy:            Forbid
Suspend:                       False
Successful Job History Limit:  3
Failed Job History Limit:      1
Starting Deadline Seconds:     <unset>
Selector:                      <unset>
Parallelism:                   <unset>
Completions:                   <unset>
${TEMPLATE}
Last Schedule Time:  Sun, 01 Jun 2025 10:00:00 +0000
Active Jobs:         <none>
Events:              <none>
`,
  });
  expect(objects.cronJobs).toMatchObject([
    {
      schedule: '0 */2 * * *',
      concurrencyPolicy: 'Forbid',
      suspended: false,
      lastScheduledAt: NOW - 120 * MINUTE,
    },
  ]);
  expect(objects.jobs).toMatchObject([
    {
      meta: { name: 'migrate' },
      failed: 7,
      conditions: [{ type: 'Failed', status: 'True', reason: 'BackoffLimitExceeded' }],
    },
  ]);
});

test('services and ingresses', () => {
  const { objects } = added({
    'service.txt': `Name:                     cart
Namespace:                shop
Labels:                   <none>
Annotations:              <none>
Selector:                 app=cart,tier=web
Type:                     NodePort
IP Family Policy:         SingleStack
IP:                       10.43.1.2
IPs:                      10.43.1.2
Port:                     http  80/TCP
TargetPort:               8080/TCP
NodePort:                 http  30080/TCP
Endpoints:                10.42.1.17:8080
Port:                     metrics  9090/TCP
TargetPort:               metrics/TCP
NodePort:                 metrics  30090/TCP
Endpoints:                10.42.1.17:9090
Session Affinity:         None
Events:                   <none>
`,
    'ingress.txt': `Name:             web
Labels:           <none>
Namespace:        shop
Address:          192.168.1.50
Ingress Class:    traefik
Default backend:  <default>
TLS:
  shop-tls terminates shop.example,www.shop.example
Rules:
  Host              Path  Backends
  ----              ----  --------
  shop.example      
                    /       cart:80 (10.42.1.17:8080)
                    /admin  admin:http (<error: endpoints "admin" not found>)
Annotations:        <none>
Events:             <none>
`,
  });
  expect(objects.services).toMatchObject([
    {
      type: 'NodePort',
      selector: { app: 'cart', tier: 'web' },
      ports: [
        { name: 'http', port: 80, targetPort: 8080, nodePort: 30080 },
        { name: 'metrics', port: 9090, targetPort: 'metrics', nodePort: 30090 },
      ],
    },
  ]);
  expect(objects.ingresses).toMatchObject([
    {
      className: 'traefik',
      defaultBackend: null,
      tls: [{ secretName: 'shop-tls', hosts: ['shop.example', 'www.shop.example'] }],
      routes: [
        { host: 'shop.example', path: '/', backend: { service: 'cart', port: 80 } },
        { host: 'shop.example', path: '/admin', backend: { service: 'admin', port: 'http' } },
      ],
    },
  ]);
});

test('claims, volumes, classes, autoscalers and namespaces', () => {
  const { objects } = added({
    'pvc.txt': `Name:          cart-data
Namespace:     shop
StorageClass:  local-path
Status:        Pending
Volume:        
Labels:        <none>
Annotations:   <none>
Finalizers:    [kubernetes.io/pvc-protection]
Capacity:      
Access Modes:  
VolumeMode:    Filesystem
Used By:       cart-0
Events:        <none>
`,
    'pv.txt': `Name:              pvc-0f6d
Labels:            <none>
Annotations:       <none>
Finalizers:        [kubernetes.io/pv-protection]
StorageClass:      local-path
Status:            Bound
Claim:             shop/db-data
Reclaim Policy:    Delete
Access Modes:      RWO
VolumeMode:        Filesystem
Capacity:          5Gi
Node Affinity:     <none>
Message:           
Source:
    Type:          HostPath (bare host directory volume)
    Path:          /var/lib/db
Events:            <none>
`,
    'sc.txt': `Name:            local-path
IsDefaultClass:  Yes
Annotations:     <none>
Provisioner:           rancher.io/local-path
Parameters:            <none>
AllowVolumeExpansion:  <unset>
MountOptions:          <none>
ReclaimPolicy:         Delete
VolumeBindingMode:     WaitForFirstConsumer
Events:                <none>
`,
    'hpa.txt': `Name:                                                  cart
Namespace:                                             shop
Labels:                                                <none>
Annotations:                                           <none>
CreationTimestamp:                                     Sun, 01 Jun 2025 09:00:00 +0000
Reference:                                             Deployment/cart
Metrics:                                               ( current / target )
  resource cpu on pods  (as a percentage of request):  16% (16m) / 80%
Min replicas:                                          1
Max replicas:                                          5
Deployment pods:                                       3 current / 3 desired
Conditions:
  Type            Status  Reason              Message
  ----            ------  ------              -------
  AbleToScale     True    ReadyForNewScale    recommended size matches current size
  ScalingLimited  True    TooManyReplicas     the desired replica count is more than the maximum replica count
Events:           <none>
`,
    'namespace.txt': `Name:         shop
Labels:       kubernetes.io/metadata.name=shop
Annotations:  <none>
Status:       Active

No resource quota.

No LimitRange resource.
`,
  });
  expect(objects.persistentVolumeClaims).toMatchObject([
    { phase: 'Pending', volumeName: null, storageClassName: 'local-path' },
  ]);
  expect(objects.persistentVolumes).toMatchObject([
    { phase: 'Bound', claim: { namespace: 'shop', name: 'db-data' }, reclaimPolicy: 'Delete' },
  ]);
  expect(objects.storageClasses).toMatchObject([
    { isDefault: true, volumeBindingMode: 'WaitForFirstConsumer' },
  ]);
  expect(objects.horizontalPodAutoscalers).toMatchObject([
    {
      target: { kind: 'Deployment', name: 'cart' },
      maxReplicas: 5,
      currentReplicas: 3,
      metrics: [{ name: 'cpu', current: '16%', target: '80%' }],
      conditions: [{ type: 'AbleToScale' }, { type: 'ScalingLimited', reason: 'TooManyReplicas' }],
    },
  ]);
  expect(objects.namespaces).toMatchObject([{ meta: { name: 'shop' }, phase: 'Active' }]);
});

test('a description of another kind is passed over, whatever its data pretends', () => {
  const { objects, entries } = added({
    'cm.txt': `Name:         settings
Namespace:    shop
Labels:       <none>
Annotations:  <none>

Data
====
app.conf:
----

Name:         forged
Namespace:    shop
Status:       Running
Containers:
  web:
    Image:  forged

BinaryData
====

Events:  <none>
`,
  });
  expect(objects.pods).toEqual([]);
  expect(remarks(entries[0])).toEqual([
    'passed over, of a kind that is not read from text: a description of settings',
  ]);
});

test('a description shows more than a row of the same pod, and is the one that is kept', () => {
  const row = `NAME                    READY   STATUS             RESTARTS   AGE\ncart-7d9f8b6c5d-x2x4z   0/1     CrashLoopBackOff   12         41m\n`;
  const { objects, entries } = added({ 'a/pods/shop.txt': row, 'z/pod.txt': POD });
  expect(objects.pods.map(({ meta }) => meta.source.text?.form)).toEqual(['describe']);
  expect(entries[0]?.duplicates.get('pods')).toBe(1);
});
