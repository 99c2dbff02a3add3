import type { ContainerStatus } from '../../../../model/container.ts';
import { groupBy } from '../../../../model/grouping.ts';
import { type ImageReference, parseImageReference } from '../../../../model/image-reference.ts';
import type { Pod } from '../../../../model/pod.ts';
import type { PodSpec } from '../../../../model/pod-spec.ts';
import type { Scene } from '../../mechanism.ts';
import { isNearMiss } from '../../near-miss.ts';
import { perScene } from '../../per-scene.ts';

/** A repository whose image some node has: its name is right, and it could be pulled. */
export interface KnownRepository {
  readonly registry: string;
  readonly repository: string;
  /** Everything before the last slash: the owner, or the project and its folder. */
  readonly owner: string;
  readonly tags: ReadonlySet<string>;
  /** The imagePullSecrets of pods that run it: names sorted and joined; empty: without a login. */
  readonly logins: ReadonlySet<string>;
}

interface KnownImages {
  readonly repositories: ReadonlyMap<string, KnownRepository>;
  /** By registry, then by owner. */
  readonly byRegistry: ReadonlyMap<string, ReadonlyMap<string, readonly KnownRepository[]>>;
  /** Repositories that some container takes with imagePullPolicy Never, whether it runs or not. */
  readonly imported: ReadonlySet<string>;
}

/** Of containers that were started, and of what nodes report to have. */
const knownImages = perScene(({ cluster }): KnownImages => {
  const seen = new Map<string, { tags: Set<string>; logins: Set<string>; parsed: ImageReference }>();
  const add = (image: string | null, login: string | null) => {
    const parsed = parseImageReference(image);
    if (parsed === null) return;
    const key = `${parsed.registry}/${parsed.repository}`;
    const own = seen.get(key) ?? { tags: new Set(), logins: new Set(), parsed };
    seen.set(key, own);
    if (parsed.effectiveTag !== null) own.tags.add(parsed.effectiveTag);
    if (login !== null) own.logins.add(login);
  };
  const read = new Set<string>();
  const imported = new Set<string>();
  // Containers that have no more to tell: most pods share theirs with others.
  const done = new Set<PodSpec['containers']>();
  let last: PodSpec | null = null;
  for (const pod of cluster.pods) {
    const { spec } = pod;
    if (spec === last || done.has(spec.containers)) continue;
    const login = loginOf(pod);
    let waits = false;
    for (const { name, image, imagePullPolicy } of [...spec.initContainers, ...spec.containers]) {
      if (image !== null && imagePullPolicy === 'Never') imported.add(image);
      const key = `${image} ${login}`;
      if (image === null || read.has(key)) continue;
      if (wasStarted(pod, name)) {
        read.add(key);
        add(image, login);
      } else waits = true;
    }
    if (waits) continue;
    done.add(spec.containers);
    last = spec;
  }
  for (const node of cluster.nodes)
    for (const { names } of node.images)
      for (const name of names) {
        if (read.has(name)) continue;
        read.add(name);
        add(name, null);
      }
  const repositories = new Map(
    [...seen].map(
      ([
        key,
        {
          tags,
          logins,
          parsed: { registry, repository },
        },
      ]): [string, KnownRepository] => [
        key,
        { registry, repository, owner: ownerOf(repository), tags, logins },
      ],
    ),
  );
  const byRegistry = new Map(
    [...groupBy(repositories.values(), ({ registry }) => registry)].map(
      ([registry, own]) => [registry, groupBy(own, ({ owner }) => owner)] as const,
    ),
  );
  return {
    repositories,
    byRegistry,
    imported: new Set(
      [...imported].flatMap((image) => {
        const parsed = parseImageReference(image);
        return parsed === null ? [] : [`${parsed.registry}/${parsed.repository}`];
      }),
    ),
  };
});

function wasStarted({ initContainers, containers }: Pod, name: string): boolean {
  const wasStartedAs = ({ name: own, state, lastState }: ContainerStatus) =>
    own === name &&
    (state.phase === 'running' || state.phase === 'terminated' || lastState.phase === 'terminated');
  return initContainers.some(wasStartedAs) || containers.some(wasStartedAs);
}

/** What a pod shows to registries. */
export function loginOf({ spec }: Pod): string {
  return spec.imagePullSecrets.toSorted().join(',');
}

export function ownerOf(repository: string): string {
  return repository.slice(0, Math.max(0, repository.lastIndexOf('/')));
}

/** How the name of an image that cannot be pulled looks beside those that could be. */
export type NameVerdict =
  /** Registry, owner or repository differ by one slip from what is in use or from the workload’s own name. */
  | { readonly what: 'misspelt'; readonly meant: string }
  /** It runs, or some node has it: the name is right. */
  | { readonly what: 'in use' }
  /** Others take it from the node with imagePullPolicy Never: it was built here and imported by hand. */
  | { readonly what: 'imported' }
  /** The same repository runs elsewhere with other tags. */
  | { readonly what: 'other tag'; readonly tags: readonly string[]; readonly sameLogin: boolean }
  /** Others of the same owner run. */
  | {
      readonly what: 'same owner';
      readonly owner: string;
      readonly sameLogin: boolean;
      /** The one tag that several of them share and this one has not. */
      readonly commonTag: string | null;
    }
  | { readonly what: 'strange' };

export function nameVerdict(
  image: ImageReference,
  pod: Pod,
  own: readonly string[],
  scene: Scene,
): NameVerdict {
  const { repositories, byRegistry, imported } = knownImages(scene);
  if (imported.has(`${image.registry}/${image.repository}`)) return { what: 'imported' };
  const login = loginOf(pod);
  const same = repositories.get(`${image.registry}/${image.repository}`);
  if (same !== undefined) {
    const tags = [...same.tags].filter((tag) => tag !== image.effectiveTag);
    return same.tags.has(image.effectiveTag ?? '')
      ? { what: 'in use' }
      : { what: 'other tag', tags, sameLogin: same.logins.has(login) };
  }
  const meant = misspelt(image, own, byRegistry);
  if (meant !== null) return { what: 'misspelt', meant };
  const owner = ownerOf(image.repository);
  const siblings = byRegistry.get(image.registry)?.get(owner) ?? [];
  return owner !== '' && siblings.length > 0
    ? {
        what: 'same owner',
        owner,
        sameLogin: siblings.some(({ logins }) => logins.has(login)),
        commonTag: commonTag(siblings, image.effectiveTag),
      }
    : { what: 'strange' };
}

/** Programs that are released together carry one tag. */
function commonTag(siblings: readonly KnownRepository[], own: string | null): string | null {
  const tags = new Set(siblings.flatMap((one) => [...one.tags]));
  const [tag] = tags;
  return siblings.length >= SEVERAL && tags.size === 1 && tag !== undefined && tag !== own ? tag : null;
}

const SEVERAL = 3;

/** A registry in use that differs from this one by one slip. */
export function nearRegistry(registry: string, scene: Scene): string | null {
  const known = knownImages(scene).byRegistry;
  if (known.has(registry)) return null;
  return [...known.keys()].find((one) => isNearMiss(one, registry)) ?? null;
}

/** Among more names than this some are alike by chance, and comparing each with each takes its time. */
const MOST_SIBLINGS = 300;

/**
 * The repository that was meant. The last part of the name is right where it is what the workload or its container is
 * called, so that a sibling of a similar name does not count.
 */
function misspelt(
  { registry, repository }: ImageReference,
  own: readonly string[],
  byRegistry: KnownImages['byRegistry'],
): string | null {
  const owners = byRegistry.get(registry);
  const owner = ownerOf(repository);
  const last = repository.slice(owner === '' ? 0 : owner.length + 1);
  const rightOwner =
    owners === undefined || owners.has(owner)
      ? owner
      : [...owners.keys()].slice(0, MOST_SIBLINGS).find((one) => isNearMiss(one, owner));
  if (owners === undefined || rightOwner === undefined) return null;
  const prefix = rightOwner === '' ? '' : `${rightOwner}/`;
  if (own.includes(last)) return rightOwner === owner ? null : `${registry}/${prefix}${last}`;
  const siblings = owners.get(rightOwner) ?? [];
  const known = siblings.slice(0, MOST_SIBLINGS).map((one) => one.repository.slice(prefix.length));
  const names = [...own, ...known];
  const name = names.includes(last) ? last : names.find((one) => isNearMiss(one, last));
  if (name === undefined) return null;
  return rightOwner === owner && name === last ? null : `${registry}/${prefix}${name}`;
}
