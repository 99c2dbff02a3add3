import type { Cluster } from '../../src/model/cluster.ts';
import type { Event } from '../../src/model/event.ts';
import type { ContainerLog } from '../../src/model/log.ts';
import type { LogMatch } from '../../src/model/log-signature.ts';
import type { Pod } from '../../src/model/pod.ts';
import type { PersistentVolumeClaim } from '../../src/model/storage.ts';
import type { Deployment } from '../../src/model/workload.ts';
import { cluster } from './cluster.ts';
import { namespace } from './configuration.ts';
import { ingress, service } from './network.ts';
import { node } from './node.ts';
import { containerLog, event } from './observation.ts';
import { pod } from './pod.ts';
import { claim } from './storage.ts';
import { deployment } from './workload.ts';

/** Every third pod is broken, each in one of seven ways; the others run. All in one namespace, on a hundred nodes. */
export function sickCluster(pods: number): Cluster {
  const apps = Array.from({ length: pods }, (_, index) => app(index));
  const owners = apps.map(({ owner }) => owner);
  return cluster({
    nodes: Array.from({ length: 100 }, (_, index) => node(`node-${index}`, { ready: index > 0 })),
    namespaces: [namespace('shop')],
    deployments: owners,
    pods: apps.map(({ own }) => own),
    services: owners.map(({ meta, template }) => service(meta.name, { selector: template.labels })),
    ingresses: owners.filter((_, index) => index % 10 === 0).map(({ meta }) => ingress(meta.name)),
    persistentVolumeClaims: apps.flatMap(({ claims }) => claims),
    events: apps.flatMap(({ events }) => events),
    logs: apps.flatMap(({ logs }) => logs),
  });
}

interface App {
  readonly owner: Deployment;
  readonly own: Pod;
  readonly events: readonly Event[];
  readonly logs: readonly ContainerLog[];
  readonly claims: readonly PersistentVolumeClaim[];
}

function app(index: number): App {
  const name = `app-${index}`;
  const owner = deployment(name, { labels: { app: name } });
  const podName = `${name}-7d9f-a`;
  const options = { owner, labels: { app: name }, nodeName: `node-${index % 100}` };
  const nothing = { owner, events: [], logs: [], claims: [] };
  if (index % 3 !== 0) return { ...nothing, own: pod(podName, options) };
  switch ((index / 3) % 7) {
    case 0: {
      const own = pod(podName, { ...options, waiting: { reason: 'CrashLoopBackOff' }, restarts: 9 });
      return { ...nothing, own, logs: [containerLog(own, { matches: [refused(`app-${index + 3}`)] })] };
    }
    case 1: {
      const message = `failed to pull image "shop/${name}:1": shop/${name}:1: not found`;
      const own = pod(podName, { ...options, waiting: { reason: 'ErrImagePull', message } });
      return { ...nothing, own, events: [event(own, 'Failed', { message })] };
    }
    case 2: {
      const message = "0/100 nodes are available: 100 node(s) didn't match Pod's node affinity/selector.";
      const own = pod(podName, { owner, labels: { app: name }, unschedulable: message });
      return { ...nothing, own, events: [event(own, 'FailedScheduling', { message })] };
    }
    case 3: {
      const message = `secret "${name}" not found`;
      const own = pod(podName, { ...options, waiting: { reason: 'CreateContainerConfigError', message } });
      return { ...nothing, own };
    }
    case 4: {
      const own = pod(podName, { ...options, ready: false });
      const message = 'Readiness probe failed: dial tcp 10.42.0.9:8080: connect: connection refused';
      return { ...nothing, own, events: [event(own, 'Unhealthy', { message })] };
    }
    case 5:
      return {
        ...nothing,
        own: pod(podName, {
          owner,
          labels: { app: name },
          unschedulable: 'pod has unbound immediate PersistentVolumeClaims',
        }),
        claims: [claim(name, { phase: 'Pending', storageClassName: `class-${index % 5}` })],
      };
    default: {
      const own = pod(podName, {
        ...options,
        waiting: { reason: 'CrashLoopBackOff' },
        restarts: 20,
        lastTerminated: { reason: 'OOMKilled', exitCode: 137 },
      });
      return { ...nothing, own };
    }
  }
}

function refused(host: string): LogMatch {
  return {
    signature: 'connection-refused',
    count: 40,
    firstLine: 1,
    lastLine: 120,
    firstAt: null,
    lastAt: null,
    line: `dial tcp: connect to ${host}:8080: connection refused`,
    captures: { host, port: '8080' },
    frame: null,
  };
}
