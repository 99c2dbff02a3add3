import { printTopNodes, printTopPods } from '../../fixtures/kubectl-top.ts';
import { printedTable } from '../../snapshot/text/printed-table.ts';
import { type Capture, captureOf } from '../capture.ts';

/** What kubectl prints for people. */
export function texts(): readonly Capture[] {
  return [captureOf('text/tables', TABLES), captureOf('text/descriptions', DESCRIPTIONS)];
}

const cells = (...lines: readonly string[]) => printedTable(lines.map((line) => line.split('|')));
const TIME = '2025-10-19T19:59:00Z';
const PODS = ['cart-0', 'cart-1', 'web-5d9f8b6c5d-x2x4z'];

const TABLES = {
  'pods.txt': cells(
    'NAMESPACE|NAME|READY|STATUS|RESTARTS|AGE|IP|NODE|NOMINATED NODE|READINESS GATES',
    'shop|cart-0|0/1|CrashLoopBackOff|25 (3m ago)|9d|10.42.1.17|pi-worker|<none>|<none>',
    'shop|cart-1|0/1|Pending|0|3h|<none>|<none>|<none>|0/1',
    'shop|web-5d9f8b6c5d-x2x4z|2/2|Running|0|285d|10.42.1.18|pi-worker|<none>|<none>',
    'depot|stock-0|0/1|Init:ImagePullBackOff|0|2d3h|10.42.1.19|pi-master|<none>|<none>',
  ),
  'nodes.txt': cells(
    'NAME|STATUS|ROLES|AGE|VERSION|INTERNAL-IP|EXTERNAL-IP|OS-IMAGE|KERNEL-VERSION|CONTAINER-RUNTIME',
    'pi-master|Ready|control-plane,master|285d|v1.30.1+k3s1|192.168.1.11|<none>|Debian GNU/Linux 12 (bookworm)|6.6.31|containerd://1.7.15',
    'pi-worker|NotReady,SchedulingDisabled|<none>|285d|v1.30.1+k3s1|192.168.1.12|203.0.113.7|Debian GNU/Linux 12 (bookworm)|6.6.31|containerd://1.7.15',
  ),
  'deployments.txt': cells(
    'NAMESPACE|NAME|READY|UP-TO-DATE|AVAILABLE|AGE|CONTAINERS|IMAGES|SELECTOR',
    'shop|web|1/2|2|1|285d|web,proxy|registry.shop.example/web:2,envoy:1|app=web,tier=front',
  ),
  'services.txt': cells(
    'NAMESPACE|NAME|TYPE|CLUSTER-IP|EXTERNAL-IP|PORT(S)|AGE|SELECTOR',
    'shop|web|ClusterIP|10.43.0.7|<none>|80/TCP,443:31443/TCP|285d|app=web',
  ),
  'events.txt': cells(
    'NAMESPACE|LAST SEEN|TYPE|REASON|OBJECT|MESSAGE',
    'shop|3m21s|Warning|BackOff|pod/cart-0|Back-off restarting failed container: cart in pod cart-0_shop(0123)',
    'default|9m|Normal|NodeNotReady|node/pi-worker|Node pi-worker status is now: NodeNotReady',
    'shop|3m (x25 over 5m10s)|Warning|FailedScheduling|pod/cart-1|0/2 nodes are available: 1 Insufficient cpu, 1 node(s) had taint {key: value}.',
  ),
  'top-nodes.txt': printTopNodes([
    { name: 'pi-master', cpu: 310, memory: 2048, allocatable: { cpu: 4000, memoryKi: 8388608 } },
    { name: 'pi-worker', cpu: 3900, memory: 7900, allocatable: { cpu: 4000, memoryKi: 8388608 } },
  ]),
  'top-pods.txt': printTopPods(PODS.map((pod) => ({ namespace: 'shop', pod, cpu: 5, memory: 64 }))),
  'version.txt': 'Client Version: v1.34.1\nKustomize Version: v5.7.1\nServer Version: v1.30.1+k3s1\n',
  'ingresses.txt':
    'Error from server (Forbidden): ingresses.networking.k8s.io is forbidden: User "auditor" cannot list resource "ingresses" in API group "networking.k8s.io" at the cluster scope\n',
  'secrets.txt': 'No resources found\n',
  'captured-at.txt': `${TIME}\n`,
};

const DESCRIPTIONS = {
  'describe-pods.txt': `Name:             cart-0
Namespace:        shop
Priority:         0
Service Account:  cart
Node:             pi-worker/192.168.1.12
Start Time:       Sun, 19 Oct 2025 09:00:00 +0000
Labels:           app=cart
                  tier=back
Annotations:      prometheus.io/scrape: true
Status:           Running
IP:               10.42.1.17
Controlled By:  StatefulSet/cart
Init Containers:
  migrate:
    Image:         shop/migrate:1
    State:          Terminated
      Reason:       Completed
      Exit Code:    0
    Ready:          True
    Restart Count:  0
Containers:
  cart:
    Image:         shop/cart:2
    Port:          8080/TCP
    Command:
      /bin/sh
    State:          Waiting
      Reason:       CrashLoopBackOff
    Last State:     Terminated
      Reason:       OOMKilled
      Exit Code:    137
      Started:      Sun, 19 Oct 2025 19:57:00 +0000
      Finished:     Sun, 19 Oct 2025 19:57:02 +0000
    Ready:          False
    Restart Count:  12
    Limits:
      memory:  256Mi
    Requests:
      cpu:      100m
    Liveness:   http-get http://:8080/healthz delay=10s timeout=1s period=10s #success=1 #failure=3
    Environment:
      DB_HOST:      shop-db
      DB_PASSWORD:  <set to the key 'password' in secret 'shop-db'>  Optional: false
    Mounts:
      /data from data (rw)
Conditions:
  Type              Status
  Ready             False 
  PodScheduled      True 
Volumes:
  data:
    Type:       PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)
    ClaimName:  cart-data
    ReadOnly:   false
QoS Class:                   Burstable
Node-Selectors:              disk=ssd
Tolerations:                 node.kubernetes.io/not-ready:NoExecute op=Exists for 300s
Events:
  Type     Reason     Age                   From               Message
  ----     ------     ----                  ----               -------
  Normal   Scheduled  41m                   default-scheduler  Successfully assigned shop/cart-0 to pi-worker
  Warning  BackOff    3m (x25 over 5m10s)   kubelet            Back-off restarting failed container: cart in pod


Name:             cart-1
Namespace:        shop
Node:             <none>
Labels:           <none>
Status:           Pending
Conditions:
  Type           Status
  PodScheduled   False 
Events:          <none>
`,
  'describe-nodes.txt': `Name:               pi-worker
Roles:              <none>
Labels:             kubernetes.io/hostname=pi-worker
Annotations:        node.alpha.kubernetes.io/ttl: 0
CreationTimestamp:  Wed, 01 Oct 2025 08:00:00 +0000
Taints:             node.kubernetes.io/disk-pressure:NoSchedule
Unschedulable:      false
Conditions:
  Type             Status  LastHeartbeatTime                 LastTransitionTime                Reason                 Message
  ----             ------  -----------------                 ------------------                ------                 -------
  DiskPressure     True    Sun, 19 Oct 2025 19:55:00 +0000   Sun, 19 Oct 2025 18:00:00 +0000   KubeletHasDiskPressure kubelet has disk pressure
  Ready            True    Sun, 19 Oct 2025 19:55:00 +0000   Wed, 01 Oct 2025 08:01:00 +0000   KubeletReady           kubelet is posting ready status
Addresses:
  InternalIP:  192.168.1.12
  Hostname:    pi-worker
Capacity:
  cpu:                4
  memory:             8Gi
  pods:               110
Allocatable:
  cpu:                4
  memory:             8Gi
  pods:               110
System Info:
  OS Image:                   Debian GNU/Linux 12 (bookworm)
  Container Runtime Version:  containerd://1.7.15
  Kubelet Version:            v1.30.1+k3s1
Non-terminated Pods:          (1 in total)
  Namespace                   Name      CPU Requests  CPU Limits  Memory Requests  Memory Limits  Age
  ---------                   ----      ------------  ----------  ---------------  -------------  ---
  shop                        cart-0    100m (2%)     0 (0%)      128Mi (1%)       256Mi (3%)     9d
Allocated resources:
  (Total limits may be over 100 percent, i.e., overcommitted.)
  Resource           Requests     Limits
  --------           --------     ------
  cpu                100m (2%)    0 (0%)
Events:              <none>
`,
  'describe-deployment.txt': `Name:                   web
Namespace:              shop
CreationTimestamp:      Wed, 01 Oct 2025 08:00:00 +0000
Labels:                 app=web
Annotations:            deployment.kubernetes.io/revision: 3
Selector:               app=web
Replicas:               2 desired | 2 updated | 2 total | 1 available | 1 unavailable
StrategyType:           RollingUpdate
Pod Template:
  Labels:  app=web
  Containers:
   web:
    Image:      registry.shop.example/web:2
    Port:       8080/TCP
    Environment:  <none>
Conditions:
  Type           Status  Reason
  ----           ------  ------
  Available      False   MinimumReplicasUnavailable
  Progressing    True    NewReplicaSetAvailable
OldReplicaSets:  <none>
NewReplicaSet:   web-5d9f8b6c5d (2/2 replicas created)
`,
  'session.log': `$ kubectl get pods -n shop
NAME     READY   STATUS    RESTARTS   AGE
cart-0   0/1     Pending   0          9d
$ kubectl get nodes
NAME        STATUS   ROLES    AGE    VERSION
pi-worker   Ready    <none>   285d   v1.30.1+k3s1
`,
};
