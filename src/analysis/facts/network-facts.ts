import type { Audit } from '../audit.ts';
import type { RouteRow, ServiceRow } from '../inventory/inventory.ts';
import type { GroupShape } from './fact-shape.ts';
import { amount, count, counts, group, rows, word } from './fact-words.ts';
import type { FactValue } from './snapshot-facts.ts';
import { when, wholeness } from './wholeness.ts';

export const SERVICES: GroupShape = group({
  total: count('Services', ['services']),
  byType: counts('a type: `LoadBalancer`', 'Services of that type', ['services']),
  withoutPods: count('Services with a selector and no pod behind it', ['services', 'pods']),
  withoutEndpoints: count('Services with a selector and no ready pod behind it', ['services', 'pods']),
  byName: rows('`namespace/name`', 'The Services', ['services'], {
    type: word('`ClusterIP`, `NodePort`, ...', ['services']),
    ready: count('Ready addresses behind it', ['services', 'pods']),
    total: count('Addresses behind it', ['services', 'pods']),
  }),
});

export function serviceFacts(audit: Audit): FactValue {
  const { services } = audit.inventory;
  const isKnown = wholeness(audit).whole('services');
  const selecting = services.filter(({ selects }) => selects);
  const areBackendsKnown = isKnown && selecting.every(({ endpoints }) => endpoints !== null);
  const lacking = (what: 'ready' | 'total') =>
    when(areBackendsKnown, () => selecting.filter(({ endpoints }) => endpoints?.[what] === 0).length);
  return {
    total: when(isKnown, () => services.length),
    byType: when(isKnown, () => byType(services)),
    withoutPods: lacking('total'),
    withoutEndpoints: lacking('ready'),
    byName: Object.fromEntries(
      services.map(({ namespace, name, type, endpoints }) => [
        `${namespace}/${name}`,
        { type, ready: endpoints?.ready ?? null, total: endpoints?.total ?? null },
      ]),
    ),
  };
}

function byType(services: readonly ServiceRow[]): Readonly<Record<string, number>> {
  const found = new Map<string, number>();
  for (const { type } of services) found.set(type, (found.get(type) ?? 0) + 1);
  return Object.fromEntries(found);
}

export const ROUTES: GroupShape = group({
  total: count('Hosts and paths of Ingresses', ['ingresses']),
  active: count('Of these: all backends are ready', ['ingresses', 'services', 'pods']),
  degraded: count('Some backends are ready', ['ingresses', 'services', 'pods']),
  down: count('No backend is ready, or the Service does not exist', ['ingresses', 'services', 'pods']),
  withTls: count('Routes that TLS covers', ['ingresses']),
});

export function routeFacts(audit: Audit): FactValue {
  const { routes } = audit.inventory;
  const isKnown = wholeness(audit).whole('ingresses');
  const areStatesKnown = isKnown && routes.every(({ state }) => state !== 'unknown');
  const having = (...states: readonly RouteRow['state'][]) =>
    when(areStatesKnown, () => routes.filter(({ state }) => states.includes(state)).length);
  return {
    total: when(isKnown, () => routes.length),
    active: having('active'),
    degraded: having('degraded'),
    down: having('down', 'no such service'),
    withTls: when(isKnown, () => routes.filter(({ tls }) => tls).length),
  };
}

export const CLAIMS: GroupShape = group({
  total: count('PersistentVolumeClaims', ['persistentVolumeClaims']),
  bound: count('Claims that are Bound', ['persistentVolumeClaims']),
  unbound: count('The other claims', ['persistentVolumeClaims']),
  requestedBytes: amount('int', 'bytes', 'What the claims ask for', ['persistentVolumeClaims']),
});

export function claimFacts(audit: Audit): FactValue {
  const { claims } = audit.inventory;
  const { whole, detailed } = wholeness(audit);
  const isKnown = whole('persistentVolumeClaims');
  const bound = claims.filter(({ phase }) => phase === 'Bound').length;
  return {
    total: when(isKnown, () => claims.length),
    bound: when(isKnown, () => bound),
    unbound: when(isKnown, () => claims.length - bound),
    requestedBytes: when(detailed('persistentVolumeClaims'), () =>
      Math.round(claims.reduce((sum, { requestedBytes }) => sum + (requestedBytes ?? 0), 0)),
    ),
  };
}
