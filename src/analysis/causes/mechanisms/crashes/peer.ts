import { namespacedName } from '../../../../model/object.ts';
import { excerpt } from '../../../../rules/excerpt.ts';
import { hostTargets } from '../../../../rules/service-host.ts';
import type { Scene } from '../../mechanism.ts';

/** What a program asks for, as this snapshot knows it. */
export interface Peer {
  /** A clause: `10.43.7.1:5432 is Service shop/db, 0 of 1 endpoints ready`. */
  readonly words: string;
  /** `absent`: a name that would be a Service of this cluster, and is none; `no port`: the Service has no such port. */
  readonly state: 'absent' | 'no port' | 'down' | 'up' | 'unknown';
}

/** Resolves host and port of a log line, seen from a namespace. */
export function peerOf(scene: Scene, host: string, port: string | null, namespace: string | null): Peer {
  const { captured, links } = scene.cluster;
  const who = port === null ? excerpt(host, 100) : `${excerpt(host, 100)}:${port}`;
  const target = hostTargets(scene.cluster)(host, namespace);
  if (target === null) {
    const [, other] = host.split('.');
    const isAbsent = isServiceName(host) && captured.all('services', other ?? namespace);
    return isAbsent
      ? { words: `no Service is called ${excerpt(host, 100)}`, state: 'absent' }
      : { words: `nothing captured bears the address ${who}`, state: 'unknown' };
  }
  if (target.kind === 'pod') {
    const { pod } = target;
    const ready = pod.phase === 'Running' && pod.ready.ready === pod.ready.total;
    return {
      words: `${who} is Pod ${namespacedName(pod.meta)}, ${ready ? 'ready' : pod.status}`,
      state: ready ? 'up' : 'down',
    };
  }
  const { service } = target;
  const name = namespacedName(service.meta);
  if (
    port !== null &&
    service.clusterIP !== 'None' &&
    !service.ports.some((one) => String(one.port) === port)
  )
    return {
      words: `${who} is Service ${name}, which has port ${service.ports.map((one) => one.port).join(', ')}`,
      state: 'no port',
    };
  const addresses = links.addressesOf(service);
  if (addresses === null) return { words: `${who} is Service ${name}`, state: 'unknown' };
  const ready = addresses.filter((address) => address.ready).length;
  return {
    words: `${who} is Service ${name}, ${ready} of ${addresses.length} endpoints ready`,
    state: ready === 0 ? 'down' : 'up',
  };
}

/** `db`, `db.shop`, `db.shop.svc`: names that nobody but the cluster's DNS knows. */
function isServiceName(host: string): boolean {
  const labels = host.split('.');
  return /^[a-z]/.test(host) && host !== 'localhost' && (labels.length === 1 || labels[2] === 'svc');
}
