import { excerpt } from '../../rules/excerpt.ts';
import type { Inventory } from '../inventory/inventory.ts';
import type { ChecklistItem } from './checklist.ts';

/** Ways in from outside; a person tries a few, not hundreds. */
const MOST = 10;

/** Addresses of what was touched, as users reach it from outside: no capture says whether it answers. */
export function reachItems(
  { services, routes, nodes }: Inventory,
  touched: ReadonlyMap<string, unknown>,
): readonly ChecklistItem[] {
  const address = nodes.find(({ ready, internalIP }) => ready && internalIP !== null)?.internalIP ?? null;
  const ports = services
    .filter(({ namespace, type }) => touched.has(namespace) && type === 'NodePort')
    .flatMap(({ namespace, name, ports: text }) => {
      const port = /:(\d+)\/TCP/.exec(text)?.[1];
      if (port === undefined || address === null) return [];
      const host = address.includes(':') ? `[${address}]` : address;
      return [
        { id: `reach ${namespace}/${name}`, at: `${host}:${port}`, of: `NodePort of ${namespace}/${name}` },
      ];
    });
  const hosts = routes
    .filter(({ namespace, host }) => touched.has(namespace) && host !== null)
    .map(({ namespace, ingress, host, path, tls }) => ({
      id: `reach ${namespace}/${ingress} ${host}${path ?? ''}`,
      at: `${tls ? 'https' : 'http'}://${host}${path ?? '/'}`,
      of: `Ingress ${namespace}/${ingress}`,
    }));
  return [...ports, ...hosts].slice(0, MOST).map(({ id, at, of }) => ({
    id,
    text: `${excerpt(at, 160)} answers as its users need it (${excerpt(of, 160)})`,
    check: null,
  }));
}
