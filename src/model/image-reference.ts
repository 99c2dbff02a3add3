/** A container image's name, taken apart. */
export interface ImageReference {
  /** Host, and port if any: `docker.io`, `registry.local:5000`. */
  readonly registry: string;
  /** Path in the registry: `library/nginx`, `kilo/meds`. */
  readonly repository: string;
  readonly tag: string | null;
  /** `sha256:…` */
  readonly digest: string | null;
  /** Registry and repository as people write them: `nginx`, `grafana/grafana`, `quay.io/minio/minio`. */
  readonly familiarName: string;
  /** The tag that is pulled: `latest` when neither tag nor digest is given; `null` when the digest decides alone. */
  readonly effectiveTag: string | null;
}

/**
 * Reads `spec.containers[].image`, or an image of a status or a node, whose runtime prefix (`docker-pullable://`) is
 * dropped. Follows the grammar and defaults of distribution/reference, which the kubelet uses. `null` for what it
 * would reject (`InvalidImageName`) and for a bare image ID (`sha256:…`), which names no repository.
 */
export function parseImageReference(text: unknown): ImageReference | null {
  if (typeof text !== 'string' || text.length > LONGEST) return null;
  const before = known.get(text);
  if (before !== undefined) return before;
  const read = parsed(text);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, read);
  return read;
}

/** Images are few, and a dozen rules ask what each of them is. */
const known = new Map<string, ImageReference | null>();
const MOST_KNOWN = 10_000;

function parsed(text: string): ImageReference | null {
  const [name = '', digest, ...more] = text.replace(RUNTIME, '').split('@');
  if (more.length > 0 || (digest !== undefined && !DIGEST.test(digest))) return null;
  const colon = name.indexOf(':', name.lastIndexOf('/') + 1);
  const tag = colon < 0 ? null : name.slice(colon + 1);
  if (tag !== null && !TAG.test(tag)) return null;
  const path = colon < 0 ? name : name.slice(0, colon);
  const { registry, repository } = registryAndRepository(path);
  if (IMAGE_ID.test(path) || !REGISTRY.test(registry) || !REPOSITORY.test(repository)) return null;
  if (registry.length + repository.length > 255) return null;
  return {
    registry,
    repository,
    tag,
    digest: digest ?? null,
    familiarName: registry === DOCKER_HUB ? repository.replace(OFFICIAL, '') : `${registry}/${repository}`,
    effectiveTag: tag ?? (digest === undefined ? 'latest' : null),
  };
}

const LONGEST = 1024;
const DOCKER_HUB = 'docker.io';
const RUNTIME = /^[a-z-]+:\/\//;
const OFFICIAL = /^library\/(?=[^/]+$)/;
const IMAGE_ID = /^(?:sha256|[0-9a-f]{64})$/;
const TAG = /^\w[\w.-]{0,127}$/;
const DIGEST = /^[A-Za-z][A-Za-z0-9]*(?:[+._-][A-Za-z][A-Za-z0-9]*)*:[0-9A-Fa-f]{32,}$/;
const REGISTRY = /^(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:]+\])(?::\d+)?$/;
const REPOSITORY = /^[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*)*$/;

function registryAndRepository(path: string): { registry: string; repository: string } {
  const slash = path.indexOf('/');
  const first = path.slice(0, Math.max(slash, 0));
  if (slash < 0 || !isRegistry(first)) return { registry: DOCKER_HUB, repository: onDockerHub(path) };
  const rest = path.slice(slash + 1);
  if (first === DOCKER_HUB || first === 'index.docker.io') {
    return { registry: DOCKER_HUB, repository: onDockerHub(rest) };
  }
  return { registry: first, repository: rest };
}

/** A first part without dot, port or capital letter is a Docker Hub account, unless it is `localhost`. */
function isRegistry(part: string): boolean {
  return /[.:A-Z]/.test(part) || part === 'localhost';
}

function onDockerHub(path: string): string {
  return path.includes('/') ? path : `library/${path}`;
}
