import { groupBy } from '../model/grouping.ts';
import type { Ingress, IngressRoute } from '../model/ingress.ts';
import { reference } from '../model/object.ts';
import { someOf } from './amount-words.ts';
import { kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'ingress-route-conflict',
  title: 'Two Ingresses claim the same host and path',
  group: 'risk',
  severity: 'medium',
  why: 'Only one of them gets the requests. Which one is up to the controller, mostly the older, and may change when one is made anew.',
  fix: 'Find out which Service is meant for the path, and remove the route from the other Ingress. Across namespaces, agree on who owns the host.',
  peers: { KubeBuddy: ['NET005'] },
  needs: ['ingresses'],
  *check({ ingresses }) {
    const routes = ingresses.flatMap((ingress) => {
      if (isApart(ingress)) return [];
      return ingress.routes.map((route) => ({ ingress, route }));
    });
    const conflicts = [...groupBy(routes, ({ ingress, route }) => placeOf(ingress, route)).values()].flatMap(
      (same) => {
        const all = [...new Set(same.map(({ ingress }) => ingress))].toSorted(byAge);
        const [oldest, ...younger] = all;
        const route = same[0]?.route;
        if (oldest === undefined || younger.length === 0 || route === undefined) return [];
        const backends = new Set(same.map((one) => backendOf(one.ingress, one.route)));
        return younger.map((ingress) => ({ ingress, oldest, route, alike: backends.size === 1 }));
      },
    );
    for (const [ingress, group] of groupBy(conflicts, (one) => one.ingress)) {
      const others = [...new Set(group.map(({ oldest }) => oldest))];
      yield {
        subject: reference(ingress),
        // Both lead to the same: nothing is lost but clarity.
        severity: group.every(({ alike }) => alike) ? 'low' : 'medium',
        facts: {
          addresses: [...new Set(group.map(({ route }) => addressOf(route)))].slice(0, 20),
          others: others.slice(0, 10).map(({ meta }) => ({ namespace: meta.namespace, name: meta.name })),
          elsewhere: others.some(({ meta }) => meta.namespace !== ingress.meta.namespace),
          alike: group.every(({ alike }) => alike),
        },
        evidence: [
          field(ingress, 'spec.rules[*].host', group[0]?.route.host ?? null),
          field(ingress, 'spec.rules[*].http.paths[*].path', group[0]?.route.path ?? null),
        ],
        related: others.slice(0, 10).map(reference),
      };
    }
  },
  message({ addresses, others, elsewhere, alike }) {
    const names = someOf(
      others.map(({ namespace, name }) => excerpt(elsewhere ? `${namespace}/${name}` : name, 120)),
    );
    const what = someOf(addresses.map((address) => excerpt(address, 100)));
    return `${what} ${addresses.length === 1 ? 'is' : 'are'} claimed by ${names}, too${alike ? ', for the same Service' : ''}`;
  },
  commands({ others, elsewhere }, subject) {
    const where = elsewhere ? ['-A'] : ['-n', subject.namespace ?? 'default'];
    const names = elsewhere ? [] : [subject.name, ...others.map(({ name }) => name)];
    return [kubectl('get', 'ingresses', ...names, ...where)];
  },
});

/** Each Ingress of these classes gets a load balancer of its own. */
const OWN_BALANCER = ['alb', 'gce', 'gce-internal'];
const CANARY = 'nginx.ingress.kubernetes.io/canary';

/** Canaries take a share on purpose; cert-manager's challenges are Ingresses for minutes. */
function isApart({ meta, className }: Ingress): boolean {
  return (
    meta.annotations[CANARY] === 'true' ||
    meta.labels['acme.cert-manager.io/http01-solver'] === 'true' ||
    (className !== null && OWN_BALANCER.includes(className)) ||
    meta.deletedAt !== null
  );
}

/** Equal for routes that take the same requests: an exact path and one that is not are two. */
function placeOf({ className }: Ingress, { host, path, pathType }: IngressRoute): string {
  return JSON.stringify([className, host, path === '' ? '/' : (path ?? '/'), pathType === 'Exact']);
}

function backendOf({ meta }: Ingress, { backend }: IngressRoute): string {
  return JSON.stringify([meta.namespace, backend.service, backend.port]);
}

function addressOf({ host, path }: IngressRoute): string {
  return `${host ?? '*'}${path === '/' ? '' : (path ?? '')}`;
}

function byAge(a: Ingress, b: Ingress): number {
  return (a.meta.createdAt ?? 0) - (b.meta.createdAt ?? 0);
}
