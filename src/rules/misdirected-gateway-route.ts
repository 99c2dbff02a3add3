import type { Captured } from '../model/captured.ts';
import type { ConfigMap } from '../model/configuration.ts';
import type { GatewayRoute } from '../model/gateway-route.ts';
import { groupBy } from '../model/grouping.ts';
import { objectKey, reference } from '../model/object.ts';
import type { Service } from '../model/service.ts';
import { inNamespace, kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';
import { stemsAmong } from './service-stem.ts';

/** Fewer routes show no pattern that one of them could break. */
const FEWEST_ROUTES = 4;

export default defineRule({
  id: 'misdirected-gateway-route',
  title: 'Route of a gateway leads past the Service it is named after',
  group: 'health',
  severity: 'low',
  why: 'Requests for this path are answered by another program, or by none, while everything runs. No object of the cluster shows it.',
  fix: 'Correct the host of the route in the ConfigMap, and restart the gateway.',
  needs: ['configMaps', 'services'],
  uses: ['deployments', 'statefulSets'],
  absence: ['services'],
  *check({ configMaps, services, deployments, statefulSets, captured }) {
    const routed = configMaps.filter(({ routes = [] }) => routes.length > 0);
    if (routed.length === 0) return;
    const servicesIn = groupBy(services, ({ meta }) => meta.namespace);
    const workloadsIn = groupBy([...deployments, ...statefulSets], ({ meta }) => meta.namespace);
    const wrong = routed.flatMap((configMap) => {
      const { namespace } = configMap.meta;
      const names = new Set((workloadsIn.get(namespace) ?? []).map(({ meta }) => meta.name));
      return misdirected(configMap, servicesIn.get(namespace) ?? [], names, captured);
    });
    for (const own of groupBy(wrong, ({ meant }) => objectKey(reference(meant))).values()) {
      const [first] = own;
      if (first === undefined) continue;
      yield {
        subject: reference(first.meant),
        facts: {
          routes: own.map(({ route, configMap, what }) => ({
            ...route,
            configMap: configMap.meta.name,
            what,
          })),
        },
        evidence: own
          .slice(0, 3)
          .map(({ configMap, route }) =>
            field(
              configMap,
              `data["${route.key}"]`,
              `${route.id === null ? '' : `${route.id}: `}${route.path} to ${hostText(route)}`,
            ),
          ),
        related: [...new Set(own.map(({ configMap }) => configMap))].map(reference),
      };
    }
  },
  message({ routes }) {
    const [first] = routes;
    if (first === undefined) return '';
    const id = first.id === null ? '' : `${excerpt(first.id, 60)} `;
    const more = routes.length === 1 ? '' : `, and ${routes.length - 1} more of its routes`;
    return `route ${id}(${excerpt(first.path, 80)}) of ConfigMap ${excerpt(first.configMap, 80)}, key ${excerpt(first.key, 60)}, leads to ${excerpt(hostText(first), 80)}, ${WORDS[first.what]}${more}`;
  },
  commands({ routes }, subject) {
    const names = [...new Set(routes.map(({ configMap }) => configMap))];
    return names
      .slice(0, 3)
      .map((name) => kubectl('get', 'configmap', name, '-o', 'yaml', ...inNamespace(subject)));
  },
});

type What = 'another' | 'absent' | 'no port';

const WORDS: Readonly<Record<What, string>> = {
  another: 'another Service, while the other routes fit theirs',
  absent: 'which is not there',
  'no port': 'a port that the Service does not have',
};

interface Misdirected {
  readonly configMap: ConfigMap;
  readonly route: GatewayRoute;
  /** Whom it should lead to. */
  readonly meant: Service;
  readonly what: What;
}

function misdirected(
  configMap: ConfigMap,
  services: readonly Service[],
  workloads: ReadonlySet<string>,
  captured: Captured,
): readonly Misdirected[] {
  const { routes = [], meta } = configMap;
  const own = routes.filter(({ host }) => isOf(host, meta.namespace));
  const stemOf = stemsAmong(own.map(({ host }) => nameOf(host)));
  const byStem = groupBy(services, (service) => stemOf(service.meta.name));
  const byName = new Map(services.map((service) => [service.meta.name, service]));
  const claims = (route: GatewayRoute) => [
    ...(route.id === null ? [] : [stemOf(route.id)]),
    ...route.path
      .split('/')
      .flatMap((part) => (part === '' || /^(?:api|v\d+)$/.test(part) ? [] : [stemOf(part)])),
  ];
  const fits = (route: GatewayRoute) => claims(route).includes(stemOf(nameOf(route.host)));
  const fitting = own.filter(fits).length;
  const hasPattern = own.length >= FEWEST_ROUTES && fitting * 3 >= (own.length - 1) * 2;
  const isKnown = (name: string) => byName.has(name) || workloads.has(name);
  // Names of another directory than the cluster's are no evidence.
  const areKnown =
    own.filter(({ host }) => isKnown(nameOf(host))).length * 3 >= (own.length - 1) * 2 &&
    captured.all('services', meta.namespace);
  return own.flatMap((route): readonly Misdirected[] => {
    const name = nameOf(route.host);
    const target = byName.get(name);
    if (target !== undefined && route.port !== null && lacks(target, route.port))
      return [{ configMap, route, meant: target, what: 'no port' }];
    const isThere = isKnown(name) || !areKnown;
    if (isThere && (!hasPattern || fits(route))) return [];
    const meant = claims(route).flatMap((claim) => {
      const [only, ...others] = byStem.get(claim) ?? [];
      return only === undefined || others.length > 0 || only.meta.name === name ? [] : [only];
    });
    // Id and path of one mind, or only one of them says something.
    const [first] = meant;
    if (first === undefined || meant.some((one) => one !== first)) return [];
    return [{ configMap, route, meant: first, what: isThere ? 'another' : 'absent' }];
  });
}

function lacks({ type, clusterIP, ports }: Service, port: number): boolean {
  return (
    type !== 'ExternalName' &&
    clusterIP !== 'None' &&
    ports.length > 0 &&
    !ports.some((one) => one.port === port)
  );
}

/** A name without dots, or one of this namespace. */
function isOf(host: string, namespace: string | null): boolean {
  const [, home, svc] = host.split('.');
  return home === undefined || (home === namespace && (svc === undefined || svc === 'svc'));
}

function nameOf(host: string): string {
  return host.split('.', 1)[0] ?? host;
}

function hostText({ host, port }: Pick<GatewayRoute, 'host' | 'port'>): string {
  return port === null ? host : `${host}:${port}`;
}
