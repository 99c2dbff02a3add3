import type { Secret } from '../model/configuration.ts';
import { groupBy } from '../model/grouping.ts';

/** One revision of a Helm release: Helm 3 keeps each in a Secret, and says all that is needed here in its labels. */
export interface HelmRevision {
  readonly secret: Secret;
  readonly release: string;
  readonly revision: number;
  /** `deployed`, `superseded`, `failed`, `pending-upgrade`, ... */
  readonly status: string;
}

/** By namespace and release, the newest revision first. */
export function helmReleases(secrets: readonly Secret[]): readonly (readonly HelmRevision[])[] {
  const revisions = secrets.flatMap((secret) => revisionOf(secret) ?? []);
  return [...groupBy(revisions, ({ secret, release }) => `${secret.meta.namespace}/${release}`).values()].map(
    (own) => own.toSorted((a, b) => b.revision - a.revision),
  );
}

function revisionOf(secret: Secret): HelmRevision | null {
  const { owner, name, version, status } = secret.meta.labels;
  if (owner !== 'helm' || name === undefined || status === undefined || !/^\d{1,9}$/.test(version ?? ''))
    return null;
  return { secret, release: name, revision: Number(version), status };
}
