import { groupIn } from '../model/grouping.ts';
import { parseImageReference } from '../model/image-reference.ts';
import type { Node } from '../model/node.ts';
import { by } from '../model/order.ts';

/** Why an image cannot be had, as far as the kubelet's, the runtime's and the registry's words tell. */
export type PullTrouble =
  | 'never pulled'
  | 'invalid name'
  | 'unauthorized'
  | 'rate limited'
  | 'not found'
  | 'name not resolved'
  | 'connection refused'
  | 'timed out'
  | 'certificate not trusted'
  | 'no matching platform'
  | 'unknown';

export function pullTrouble(reason: string, texts: readonly (string | null)[]): PullTrouble {
  if (reason === 'ErrImageNeverPull') return 'never pulled';
  if (reason === 'InvalidImageName') return 'invalid name';
  const said = texts.join('\n').slice(0, LONGEST).toLowerCase();
  return SAYINGS.find(([, words]) => words.some((word) => said.includes(word)))?.[0] ?? 'unknown';
}

/** A clause that names the trouble; `null` when nothing is known of it. */
export function pullTroubleWords(trouble: PullTrouble): string | null {
  return WORDS.get(trouble) ?? null;
}

/**
 * Nodes whose kubelet reports the image. It reports no more than fifty of them (`nodeStatusMaxImages`), so a node that
 * is not named may have it too.
 */
export function nodesWithImage(nodes: readonly Node[], image: string): readonly string[] {
  const known = reported.get(nodes) ?? reportedImages(nodes);
  reported.set(nodes, known);
  return known.get(canonical(image)) ?? [];
}

/** Five thousand nodes with fifty images each are read once, not for every image that is missing somewhere. */
const reported = new WeakMap<readonly Node[], ReadonlyMap<string, readonly string[]>>();

/** Names of nodes by image, sorted. */
function reportedImages(nodes: readonly Node[]): ReadonlyMap<string, readonly string[]> {
  const byImage = new Map<string, string[]>();
  for (const { images, meta } of nodes.toSorted(by((node) => node.meta.name))) {
    const names = new Set(images.flatMap((image) => image.names.map(canonical)));
    for (const name of names) groupIn(byImage, name).push(meta.name);
  }
  return byImage;
}

const LONGEST = 16_384;

/**
 * In this order: a registry that does not say whether an image exists answers "does not exist or may require
 * authorization", and one that is asked without a login may say both of an image that is only misspelt.
 */
const SAYINGS: readonly (readonly [PullTrouble, readonly string[]])[] = [
  ['rate limited', ['toomanyrequests', 'too many requests', 'rate limit']],
  ['name not resolved', ['no such host', 'server misbehaving', 'name resolution']],
  ['connection refused', ['connection refused']],
  ['certificate not trusted', ['x509:', 'http response to https client']],
  ['timed out', ['i/o timeout', 'timed out', 'deadline exceeded', 'handshake timeout']],
  ['no matching platform', ['no match for platform', 'no matching manifest']],
  [
    'unauthorized',
    [
      'unauthorized',
      'authentication required',
      'no basic auth credentials',
      '403 forbidden',
      'access denied',
      'authorization failed',
      'insufficient_scope',
      'failed to authorize',
      'invalid username/password',
      'access to the resource is denied',
      'access forbidden',
      'denied: permission',
      'permission "artifactregistry.',
      'authentication is required',
    ],
  ],
  ['not found', ['not found', 'manifest unknown', 'name unknown', 'does not exist']],
];

const WORDS: ReadonlyMap<PullTrouble, string> = new Map([
  ['invalid name', 'its name is not one an image can have'],
  ['unauthorized', 'the registry refuses the login, or does not know the image'],
  ['rate limited', 'the registry limits how often it answers'],
  ['not found', 'the registry does not know it'],
  ['name not resolved', 'the host name of the registry does not resolve'],
  ['connection refused', 'the registry refuses the connection'],
  ['timed out', 'the registry does not answer in time'],
  ['certificate not trusted', 'the node does not trust the TLS of the registry'],
  ['no matching platform', 'it is not built for the platform of the node'],
]);

function canonical(image: string): string {
  const parsed = parseImageReference(image);
  if (parsed === null) return image;
  const { registry, repository, effectiveTag, digest } = parsed;
  return digest === null
    ? `${registry}/${repository}:${effectiveTag}`
    : `${registry}/${repository}@${digest}`;
}
