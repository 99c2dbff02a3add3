import { groupBy } from '../../../../model/grouping.ts';
import { lazilyBy } from '../../../../model/lazy.ts';
import { type KubernetesObject, reference } from '../../../../model/object.ts';
import type { PodTemplate } from '../../../../model/workload.ts';
import { field } from '../../../../rules/field-evidence.ts';
import type { Evidence } from '../../../../rules/finding.ts';
import type { Scene } from '../../mechanism.ts';
import { perScene } from '../../per-scene.ts';

type Templated = KubernetesObject & { readonly template: PodTemplate };

/** Where a workload says that it calls something. */
export interface Caller {
  readonly workload: KubernetesObject;
  readonly host: string;
  readonly port: number | null;
  readonly evidence: Evidence;
}

/** A workload whose pods no Service selects, though its name is asked for as one would ask for a Service. */
export interface UnservedWorkload {
  readonly workload: Templated;
  readonly callers: readonly Caller[];
}

export interface ServiceNames {
  /** By the name that a Service would have; there is none of that name. */
  readonly unserved: ReadonlyMap<string, UnservedWorkload>;
  /** Those that declare ports and have no Service of their own name, whatever selects them. */
  readonly nameless: readonly UnservedWorkload[];
  /** How many that declare ports have one. */
  readonly namesakes: number;
}

/** Workloads without a Service in a namespace; `null` where not all of its Services were captured. */
export const serviceNames: (scene: Scene) => (namespace: string) => ServiceNames | null = perScene(
  ({ cluster }) => {
    const workloads = groupBy<string | null, Templated>(
      [...cluster.deployments, ...cluster.statefulSets, ...cluster.daemonSets],
      ({ meta }) => meta.namespace,
    );
    return lazilyBy((namespace: string) => {
      if (!cluster.captured.all('services', namespace)) return null;
      const own = workloads.get(namespace) ?? [];
      const calls = groupBy(own.flatMap(callsOf), ({ host }) => shortName(host, namespace) ?? '');
      const listening = own.filter(({ template }) =>
        template.spec.containers.some(({ ports }) => ports.length > 0),
      );
      const hasNamesake = ({ meta }: Templated) =>
        cluster.links.find({ kind: 'Service', namespace, name: meta.name }) !== null;
      const unserved = (workload: Templated): UnservedWorkload => ({
        workload,
        callers: calls.get(workload.meta.name) ?? [],
      });
      const without = own.filter((one) => !hasNamesake(one));
      return {
        unserved: new Map(
          without
            .filter(
              ({ template }) => cluster.links.servicesSelecting(namespace, template.labels).length === 0,
            )
            .map((one) => [one.meta.name, unserved(one)]),
        ),
        nameless: listening.filter((one) => !hasNamesake(one)).map(unserved),
        namesakes: listening.filter(hasNamesake).length,
      };
    });
  },
);

function callsOf(workload: Templated): readonly Caller[] {
  const { initContainers, containers } = workload.template.spec;
  const parts = [
    ...initContainers.map((container, index) => ({ container, at: `initContainers[${index}]` })),
    ...containers.map((container, index) => ({ container, at: `containers[${index}]` })),
  ];
  return parts.flatMap(({ container, at }) =>
    container.env.flatMap(({ addresses }, index) =>
      addresses.map(({ host, port }) => ({
        workload,
        host,
        port,
        evidence: field(
          workload,
          `spec.template.spec.${at}.env[${index}].value`,
          port === null ? host : `${host}:${port}`,
        ),
      })),
    ),
  );
}

/** The Service that a host name means, seen from a namespace; `null` where it means one of another, or none. */
export function shortName(host: string, namespace: string): string | null {
  const [name = '', home = namespace, svc = 'svc'] = host.toLowerCase().replace(/\.$/, '').split('.');
  return home === namespace && svc === 'svc' && name !== '' ? name : null;
}

export function nameOf({ workload }: UnservedWorkload): string {
  const { kind, name } = reference(workload);
  return `${kind} ${name}`;
}
