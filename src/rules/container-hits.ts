import type { Container } from '../model/container.ts';
import type { ObjectReference } from '../model/object.ts';
import { counted } from './amount-words.ts';
import { inNamespace, kubectl, resourceWord } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import type { Evidence } from './finding.ts';
import { namesText } from './names-of.ts';
import type { SpecContainer, WorkloadSpec } from './workload-spec.ts';

/** Containers of one workload in which a rule saw the same thing. */
export interface ContainerHits {
  readonly hits: readonly (SpecContainer & { readonly detail: string })[];
  readonly facts: ContainerHitFacts;
}

export type ContainerHitFacts = {
  readonly count: number;
  /** The first of them. */
  readonly containers: readonly { readonly name: string; readonly detail: string }[];
  readonly of: number;
  readonly pods: number;
};

/** `null` where no container has it; `detail` says what of it, '' where there is nothing to add. */
export function containerHits(
  workload: WorkloadSpec,
  detail: (container: Container, one: SpecContainer) => string | null,
): ContainerHits | null {
  const all = workload.containers;
  const hits: ContainerHits['hits'][number][] = [];
  for (const one of all) {
    const own = detail(one.container, one);
    if (own !== null) hits.push({ ...one, detail: own });
  }
  if (hits.length === 0) return null;
  const containers = hits
    .slice(0, MOST)
    .map((one) => ({ name: one.container.name, detail: excerpt(one.detail, 120) }));
  return { hits, facts: { count: hits.length, containers, of: all.length, pods: workload.pods } };
}

const MOST = 20;

/** One field of the first containers, as evidence. */
export function hitEvidence(
  { object }: WorkloadSpec,
  { hits }: ContainerHits,
  name: string,
  value: (one: SpecContainer) => string | number | boolean | null,
): readonly Evidence[] {
  return hits.slice(0, 3).map((one) => field(object, `${one.path}.${name}`, value(one)));
}

/** `2 of 3 containers: web (NET_ADMIN) and log; 4 pods` */
export function hitWords({ count, containers, of, pods }: ContainerHitFacts): string {
  const names = containers.map(({ name, detail }) =>
    detail === '' ? excerpt(name, 60) : `${excerpt(name, 60)} (${detail})`,
  );
  return `${count} of ${counted(of, 'container')}: ${namesText(names, count)}; ${podWords(pods)}`;
}

export function podWords(pods: number): string {
  return pods === 0 ? 'no pod now' : counted(pods, 'pod');
}

/** Prints the object whole, as a description leaves security settings out. */
export function printCommand(subject: ObjectReference): readonly string[] {
  return [kubectl('get', resourceWord(subject), ...inNamespace(subject), '-o', 'yaml')];
}
