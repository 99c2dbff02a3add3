import type { Cluster } from '../../../../../src/model/cluster.ts';
import type { Probe } from '../../../../../src/model/probe.ts';
import { cluster } from '../../../../builders/cluster.ts';
import { type ContainerOptions, probe } from '../../../../builders/container.ts';
import { MINUTE, NOW, SECOND } from '../../../../builders/meta.ts';
import { event } from '../../../../builders/observation.ts';
import { type PodOptions, pod } from '../../../../builders/pod.ts';
import { deployment } from '../../../../builders/workload.ts';

/** A probe that speaks gRPC to port 9555. */
export function grpc(options: Partial<Probe> = {}): Probe {
  return probe({ handler: 'grpc', port: 9555, path: null, scheme: null, ...options });
}

/** A gRPC server on port 9555. */
const SERVER: ContainerOptions = {
  ports: [{ name: null, port: 9555, protocol: 'TCP', hostPort: null }],
  livenessProbe: grpc(),
  readinessProbe: grpc(),
};

const shop = (options: PodOptions, ...events: readonly (readonly [string, string])[]): Cluster => {
  const cart = deployment('cart', { available: 0, container: { ...SERVER, ...options } });
  const own = pod('cart-5d4f8c7b9-aaaaa', { owner: cart, ...options });
  return cluster({
    deployments: [cart],
    pods: [own],
    services: [],
    events: events.map(([reason, message]) => event(own, reason, { message })),
  });
};

/** Restarted again and again by the kubelet, after half a minute each time; `said`: what the probe saw. */
export function killed(options: PodOptions, said: string | null, ran = 30 * SECOND): Cluster {
  const finishedAt = NOW - MINUTE;
  return shop(
    {
      ...SERVER,
      waiting: { reason: 'CrashLoopBackOff' },
      lastTerminated: { exitCode: 143, startedAt: finishedAt - ran, finishedAt },
      ...options,
    },
    ...(said === null
      ? []
      : ([
          ['Killing', 'Container cart failed liveness probe, will be restarted'],
          ['Unhealthy', `Liveness probe failed: ${said}`],
        ] as const)),
  );
}

/** Running for long, never ready. */
export function unready(options: PodOptions, said: string | null): Cluster {
  return shop(
    { ...SERVER, ready: false, ...options },
    ...(said === null ? [] : ([['Unhealthy', `Readiness probe failed: ${said}`]] as const)),
  );
}

export const NO_SERVER =
  'timeout: failed to connect service "10.42.0.7:8081" within 1s: context deadline exceeded';
export const REFUSED = 'Get "http://10.42.0.7:8081/": dial tcp 10.42.0.7:8081: connect: connection refused';
export const NO_HTTP =
  'Get "http://10.42.0.7:9555/": net/http: HTTP/1.x transport connection broken: malformed HTTP status code "\\x00\\x00"';
