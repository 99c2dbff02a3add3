import type { Captured } from '../model/captured.ts';
import type { Objects } from '../model/cluster.ts';
import { groupBy } from '../model/grouping.ts';
import { lazilyBy } from '../model/lazy.ts';
import type { KubernetesObject } from '../model/object.ts';
import type { Service } from '../model/service.ts';
import { stemsAmong } from './service-stem.ts';
import { specContainers, type WorkloadSpec } from './workload-spec.ts';

/** An address in a variable of a container that would be a Service of the cluster. */
export interface EnvironmentAddress {
  readonly workload: WorkloadSpec;
  readonly container: string;
  readonly variable: string;
  readonly host: string;
  readonly port: number | null;
  /** Where it stands. */
  readonly object: KubernetesObject;
  readonly path: string;
}

/** An address that leads nowhere. */
export interface UnknownAddress extends EnvironmentAddress {
  readonly what: 'no service' | 'no port';
  /** Of that name with other ports, or one that is plainly meant; `null` where none is. */
  readonly meant: Service | null;
  /** By what it is meant: its name is nearly the host, or it is that of the variable. */
  readonly by: 'name' | 'variable' | null;
}

/** What variables of a workload name, apart from hosts that can only be elsewhere. */
export function environmentAddresses(workload: WorkloadSpec): readonly EnvironmentAddress[] {
  return specContainers(workload).flatMap(({ container, path }) =>
    container.env.flatMap(({ name, addresses }, index) =>
      addresses.map(({ host, port }) => ({
        workload,
        container: container.name,
        variable: name,
        host: host.toLowerCase(),
        port,
        object: workload.object,
        path: `${path}.env[${index}].value`,
      })),
    ),
  );
}

interface Home {
  readonly byName: ReadonlyMap<string, Service>;
  readonly services: readonly Service[];
  readonly stemOf: (name: string) => string;
}

/**
 * Reads `cart`, `cart.shop` and `cart.shop.svc.cluster.local` as a Service, and judges them where all Services of that
 * namespace were captured. Ports of headless Services are those of the pods, so these are not judged.
 */
export function unknownAddresses({
  services,
  captured,
}: Pick<Objects, 'services'> & { readonly captured: Captured }): (
  address: EnvironmentAddress,
) => UnknownAddress | null {
  const byNamespace = groupBy(services, ({ meta }) => meta.namespace ?? '');
  const homes = lazilyBy((namespace: string): Home | null => {
    const own = byNamespace.get(namespace) ?? [];
    if (own.length === 0 || !captured.all('services', namespace)) return null;
    const names = own.map(({ meta }) => meta.name);
    return {
      services: own,
      byName: new Map(own.map((one) => [one.meta.name, one])),
      stemOf: stemsAmong(names),
    };
  });
  return (address) => {
    const asked = askedService(address);
    const home = asked === null ? null : homes(asked.namespace);
    if (asked === null || home === null) return null;
    const found = home.byName.get(asked.name);
    if (found !== undefined)
      return lacksPort(found, address.port)
        ? { ...address, what: 'no port', meant: found, by: 'name' }
        : null;
    const fitting = home.services.filter(
      ({ ports }) => address.port === null || ports.some(({ port }) => port === address.port),
    );
    const near =
      fitting.find(({ meta }) => isNear(asked.name, meta.name, address.port !== null)) ??
      nearTwice(asked.name, address, home);
    const named = near ?? namedAfter(address, fitting, home.stemOf);
    return {
      ...address,
      what: 'no service',
      meant: named ?? null,
      by: near !== undefined ? 'name' : named !== undefined ? 'variable' : null,
    };
  };
}

function askedService({
  host,
  workload,
}: EnvironmentAddress): { readonly name: string; readonly namespace: string } | null {
  const [name = '', second, svc] = host.split('.');
  const own = workload.owner.namespace;
  if (NOT_HERE.test(name) || /^[\d.]+$/.test(host)) return null;
  if (second === undefined) return own === null ? null : { name, namespace: own };
  return svc === undefined || svc === 'svc' ? { name, namespace: second } : null;
}

/** The machine itself; and what is reached from the outside of it. */
const NOT_HERE = /^(?:localhost|kubernetes|host|gateway)$/;

function lacksPort({ type, clusterIP, ports }: Service, port: number | null): boolean {
  if (port === null || type === 'ExternalName' || clusterIP === 'None' || ports.length === 0) return false;
  return !ports.some((one) => one.port === port);
}

/** One begins or ends as the other, in whole words; or they differ in a letter or two. */
function isNear(host: string, name: string, samePort: boolean): boolean {
  const plain = (text: string) => text.replaceAll('-', '');
  if (plain(host) === plain(name)) return true;
  const [short, long] = host.length < name.length ? [host, name] : [name, host];
  if (samePort && short.length >= 3 && (long.startsWith(`${short}-`) || long.endsWith(`-${short}`)))
    return true;
  return short.length >= 5 && differsLittle(short, long);
}

/** At most two letters less, more or other, of names at least five letters long. */
function differsLittle(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 2) return false;
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const other = a[row - 1] === b[column - 1] ? 0 : 1;
      current.push(
        Math.min(
          (previous[column - 1] ?? 0) + other,
          (previous[column] ?? 0) + 1,
          (current[column - 1] ?? 0) + 1,
        ),
      );
    }
    previous = current;
  }
  return (previous[b.length] ?? 3) <= 2;
}

/** Where the port is another, too: the host holds the name, and the variable is named after it. */
function nearTwice(
  host: string,
  address: EnvironmentAddress,
  { services, stemOf }: Home,
): Service | undefined {
  const held = services.filter(({ meta }) => isNear(host, meta.name, true));
  return namedAfter(address, held, stemOf);
}

/** `REDIS_ADDR` is the address of `redis` or of `redis-cart`, if that is the only one it can be. */
function namedAfter(
  { variable, port }: EnvironmentAddress,
  fitting: readonly Service[],
  stemOf: Home['stemOf'],
): Service | undefined {
  if (port === null) return undefined;
  const plain = variable.toLowerCase().replace(VARIABLE_ENDS, '');
  const whole = plain.replaceAll('_', '');
  const stem = stemOf(plain.replaceAll('_', '-'));
  const [only, ...others] = fitting.filter(({ meta }) => {
    const name = meta.name.replaceAll('-', '');
    if (name === whole || stemOf(meta.name) === stem) return true;
    return stem.length >= 4 && name.startsWith(stem);
  });
  return others.length === 0 ? only : undefined;
}

const VARIABLE_ENDS =
  /(?:_(?:addr|address|host|hostname|url|uri|endpoint|server|port|dsn|connection|string|base))+$/;
