import type { ImageReference } from '../../../../model/image-reference.ts';
import type { Finding } from '../../../../rules/finding.ts';
import type { Confidence } from '../../cause.ts';
import type { Scene } from '../../mechanism.ts';
import { isNearMiss } from '../../near-miss.ts';
import type { FailedPull } from './failed-pull.ts';
import { type NameVerdict, nameVerdict, nearRegistry, ownerOf } from './known-image.ts';

/** Which mechanism keeps an image away. */
export type PullFault =
  | 'login'
  | 'name'
  | 'unresolvable'
  | 'rate limit'
  | 'unreachable'
  | 'certificate'
  | 'plain http'
  | 'never pulled'
  | 'invalid name'
  | 'platform';

export interface PullVerdict {
  readonly fault: PullFault;
  readonly confidence: Confidence;
  /** How the name looks beside those in use. */
  readonly name: NameVerdict;
  /** A registry in use that this one differs from by one slip. */
  readonly nearRegistry: string | null;
}

/**
 * A registry that is asked without a right login says of a private image and of one that does not exist the same: 401
 * or 403, "may require authorization". What tells them apart is what else runs here: a login that is named and missing
 * speaks for the login; a name that is one slip away from what runs, another tag of what runs with the same login, or
 * a Docker Official Image, which are all public, for the name.
 */
export function pullVerdict(pull: FailedPull, finding: Finding, scene: Scene): PullVerdict | null {
  const { parsed, pod, trouble, said } = pull;
  if (parsed === null || trouble === 'invalid name')
    return { fault: 'invalid name', confidence: 'confirmed', name: STRANGE, nearRegistry: null };
  const own = ownNames(pull, finding);
  const name = nameVerdict(parsed, pod, own, scene);
  const near = PUBLIC.test(parsed.registry) ? null : nearRegistry(parsed.registry, scene);
  const judged = ([fault, confidence]: Judgement): PullVerdict => ({
    fault,
    confidence,
    name,
    nearRegistry: near,
  });
  switch (trouble) {
    case 'never pulled':
      return judged(['never pulled', 'confirmed']);
    case 'rate limited':
      return judged(['rate limit', 'confirmed']);
    case 'connection refused':
    case 'timed out':
      return judged(['unreachable', 'confirmed']);
    case 'certificate not trusted':
      return judged([PLAIN.test(said) ? 'plain http' : 'certificate', 'confirmed']);
    case 'no matching platform':
      return judged(['platform', 'confirmed']);
    case 'name not resolved':
      return judged(['unresolvable', NO_SUCH_HOST.test(said) ? 'confirmed' : 'likely']);
    case 'not found':
      return judged(['name', 'confirmed']);
    case 'unauthorized':
      return judged(refused({ pull, parsed, name, near, own }));
    default: {
      const judgement = untold({ pull, parsed, name, near, own });
      return judgement === null ? null : judged(judgement);
    }
  }
}

type Judgement = readonly [PullFault, Confidence];

interface Case {
  readonly pull: FailedPull;
  readonly parsed: ImageReference;
  readonly name: NameVerdict;
  readonly near: string | null;
  readonly own: readonly string[];
}

function refused({ pull, parsed, name, near, own }: Case): Judgement {
  if (pull.missingLogins.length > 0) return ['login', 'confirmed'];
  if (name.what === 'misspelt' || name.what === 'imported' || near !== null) return ['name', 'likely'];
  if (name.what === 'other tag' && name.sameLogin)
    return ['name', hasNearTag(name.tags, parsed) ? 'likely' : 'hypothesis'];
  if (isOfficial(parsed)) return ['name', 'likely'];
  if (name.what === 'same owner' && name.sameLogin) {
    if (name.commonTag !== null) return ['name', 'likely'];
    if (!own.includes(lastPart(parsed))) return ['name', 'hypothesis'];
  }
  return ['login', AMBIGUOUS.test(pull.said) ? 'hypothesis' : 'likely'];
}

/** Docker Hub and others say so themselves. */
const AMBIGUOUS = /does not exist or may require/i;

/** The kubelet says no more than that it backs off. */
function untold({ pull, parsed, name, near, own }: Case): Judgement | null {
  if (pull.missingLogins.length > 0) return ['login', 'likely'];
  if (near !== null || isReserved(parsed.registry)) return ['unresolvable', 'likely'];
  if (name.what === 'misspelt' || name.what === 'other tag' || name.what === 'imported')
    return ['name', 'likely'];
  if (name.what === 'same owner' && name.commonTag !== null) return ['name', 'likely'];
  if (name.what === 'same owner' && !own.includes(lastPart(parsed))) return ['name', 'hypothesis'];
  return name.what === 'strange' && PUBLIC.test(parsed.registry) ? ['login', 'hypothesis'] : null;
}

function lastPart({ repository }: ImageReference): string {
  const owner = ownerOf(repository);
  return owner === '' ? repository : repository.slice(owner.length + 1);
}

function hasNearTag(tags: readonly string[], { effectiveTag }: ImageReference): boolean {
  return tags.some((tag) => isNearMiss(tag, effectiveTag ?? ''));
}

const STRANGE: NameVerdict = { what: 'strange' };
const PLAIN = /http response to https client/i;
const NO_SUCH_HOST = /no such host/i;

/** What the last part of an image’s name mostly is: workload, container or app. */
function ownNames({ pod, container }: FailedPull, { subject }: Finding): readonly string[] {
  const labels = LABELS.flatMap((key) => pod.meta.labels[key] ?? []);
  return [...new Set([subject.name, container, ...labels])];
}

const LABELS = ['app', 'k8s-app', 'app.kubernetes.io/name', 'app.kubernetes.io/component'];

/** https://docs.docker.com/docker-hub/repos/manage/trusted-content/official-images/ */
function isOfficial({ registry, repository }: ImageReference): boolean {
  return registry === 'docker.io' && repository.startsWith('library/');
}

/** Names that no DNS server of the internet knows. https://www.rfc-editor.org/rfc/rfc6761 */
function isReserved(registry: string): boolean {
  return /(?:^|\.)(?:example|invalid|test|example\.(?:com|net|org))(?::\d+)?$/.test(registry);
}

/** Registries of the internet, where anybody’s image may be private. */
const PUBLIC =
  /^(?:docker\.io|ghcr\.io|quay\.io|registry\.gitlab\.com|(?:[a-z-]+\.)?gcr\.io|[a-z0-9-]+-docker\.pkg\.dev|[a-z0-9]+\.azurecr\.io|\d{12}\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?)$/;
