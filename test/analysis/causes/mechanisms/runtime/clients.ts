import type { LogMatch } from '../../../../../src/model/log-signature.ts';
import { type ClusterOptions, cluster } from '../../../../builders/cluster.ts';
import { endpointsFor, service } from '../../../../builders/network.ts';
import { containerLog } from '../../../../builders/observation.ts';
import { type PodOptions, pod } from '../../../../builders/pod.ts';
import { deployment, statefulSet } from '../../../../builders/workload.ts';

/** A database that is ready, behind a Service of its name on port 3306. */
export function database(name: string, image = 'docker.io/library/mysql:8.4', options: PodOptions = {}) {
  const ports = [{ name: null, port: 3306, protocol: 'TCP', hostPort: null }];
  const owner = statefulSet(name, { image, container: { ports } });
  return {
    owner,
    own: pod(`${name}-0`, { owner, ...options }),
    behind: service(name, { ports: [{ port: 3306 }] }),
  };
}

export interface Client {
  readonly name: string;
  readonly said: readonly LogMatch[];
  /** Crashes otherwise. */
  readonly runs?: boolean;
  readonly options?: PodOptions;
}

/** Programs and the databases beside them, with what both log. */
export function shopOf(
  clients: readonly Client[],
  databases: readonly ReturnType<typeof database>[],
  served: readonly LogMatch[] = [],
  more: ClusterOptions = {},
) {
  const made = clients.map(({ name, said, runs = false, options = {} }) => {
    const owner = deployment(name, { available: runs ? 1 : 0 });
    const state = runs ? {} : { waiting: { reason: 'CrashLoopBackOff' } };
    const own = pod(`${name}-5d4f8c7b9-aaaaa`, { owner, ...state, ...options });
    return { owner, own, log: containerLog(own, { matches: said }) };
  });
  return cluster({
    deployments: made.map(({ owner }) => owner),
    statefulSets: databases.map(({ owner }) => owner),
    pods: [...made, ...databases].map(({ own }) => own),
    services: databases.map(({ behind }) => behind),
    endpoints: databases.map(({ own, behind }) => endpointsFor(behind, [own])),
    logs: [
      ...made.map(({ log }) => log),
      ...databases
        .slice(0, 1)
        .flatMap(({ own }) => (served.length === 0 ? [] : [containerLog(own, { matches: served })])),
    ],
    ...more,
  });
}
