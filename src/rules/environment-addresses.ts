import type { Captured } from '../model/captured.ts';
import type { Objects } from '../model/cluster.ts';
import { groupBy } from '../model/grouping.ts';
import { lazilyBy } from '../model/lazy.ts';
import type { KubernetesObject } from '../model/object.ts';
import type { Service } from '../model/service.ts';
import { type ServiceNames, serviceNames } from './service-names.ts';
import type { WorkloadSpec } from './workload-spec.ts';

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
  return workload.containers.flatMap(({ container, path }) =>
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
  const homes = lazilyBy((namespace: string): ServiceNames | null => {
    const own = byNamespace.get(namespace) ?? [];
    return own.length === 0 || !captured.all('services', namespace) ? null : serviceNames(own);
  });
  return (address) => {
    const asked = askedService(address);
    const home = asked === null ? null : homes(asked.namespace);
    if (asked === null || home === null) return null;
    const found = home.named(asked.name);
    if (found !== null)
      return lacksPort(found, address.port)
        ? { ...address, what: 'no port', meant: found, by: 'name' }
        : null;
    return { ...address, what: 'no service', ...meantService(asked.name, address, home) };
  };
}

/** One that is near and has the port; near and called as the variable, whatever its port; or only called so, with the port. */
function meantService(
  host: string,
  { port, variable }: EnvironmentAddress,
  names: ServiceNames,
): Pick<UnknownAddress, 'meant' | 'by'> {
  const hasPort = ({ ports }: Service) => port === null || ports.some((one) => one.port === port);
  // Without a port whole words in common are too little.
  const near = names.near(host).filter(({ meta }) => port !== null || !isPart(host, meta.name));
  const called = names.calledAfter(variable);
  const best = near.find(hasPort) ?? near.find((one) => called.includes(one));
  if (best !== undefined) return { meant: best, by: 'name' };
  const [only, ...others] = port === null ? [] : called.filter(hasPort);
  return only !== undefined && others.length === 0
    ? { meant: only, by: 'variable' }
    : { meant: null, by: null };
}

function isPart(a: string, b: string): boolean {
  return a.startsWith(`${b}-`) || b.startsWith(`${a}-`) || a.endsWith(`-${b}`) || b.endsWith(`-${a}`);
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
