import { type Instant, instant } from '../model/instant.ts';
import type { Distribution, KubernetesVersion } from '../model/kubernetes-version.ts';
import { KUBERNETES_RELEASES } from './knowledge/kubernetes-releases.ts';

/** How long the project mends a version. */
export interface Support {
  readonly minor: string;
  /** `2025-11-11` */
  readonly endOfLife: string;
  /** Until then, in milliseconds; below zero when it is over. */
  readonly leftMs: number;
  readonly over: boolean;
  /** Who may look after it for longer; `null` for nobody that the version names. */
  readonly vendor: Distribution | null;
  readonly asOf: string;
}

/** At the capture time. `null` for a version newer than the table, and when nobody knows what time it was. */
export function supportOf(
  { major, minor: number, distribution }: KubernetesVersion,
  now: Instant,
): Support | null {
  const minor = `${major}.${number}`;
  const endOfLife = major === 1 && now > 0 ? endOf(number) : null;
  const endedAt = instant(`${endOfLife}T23:59:59Z`);
  if (endOfLife === null || endedAt === null) return null;
  const vendor = distribution !== null && MENDED_LONGER.has(distribution) ? distribution : null;
  const leftMs = endedAt - now;
  return { minor, endOfLife, leftMs, over: leftMs <= 0, vendor, asOf: KUBERNETES_RELEASES.asOf };
}

/** Whoever runs these may buy, or be given, fixes for longer than the project makes them. */
const MENDED_LONGER: ReadonlySet<Distribution> = new Set(['eks', 'gke', 'openshift']);

function endOf(minor: number): string | null {
  const known = Object.entries(KUBERNETES_RELEASES.endOfLife);
  const oldest = Number(known[0]?.[0].slice(2));
  if (minor < oldest) return KUBERNETES_RELEASES.olderEnded;
  return known.find(([version]) => version === `1.${minor}`)?.[1] ?? null;
}
