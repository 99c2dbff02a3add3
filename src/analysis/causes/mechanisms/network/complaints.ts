import { groupBy } from '../../../../model/grouping.ts';
import { type ObjectKey, objectKey, reference } from '../../../../model/object.ts';
import type { Service } from '../../../../model/service.ts';
import type { Finding } from '../../../../rules/finding.ts';
import { hostTargets } from '../../../../rules/service-host.ts';
import { COMPLAINTS, type FailedConnection, failedConnections } from '../../failed-connection.ts';
import type { Scene } from '../../mechanism.ts';
import { perScene } from '../../per-scene.ts';

/** A program that says it does not reach something. */
export interface Complaint extends FailedConnection {
  readonly finding: Finding;
  /** What bears that host here; `null` where nothing captured does. */
  readonly service: Service | null;
}

/** Every failed connection that logs still speak of, in the order of the findings. */
export const complaints = perScene((scene: Scene): readonly Complaint[] => {
  const { cluster, findings } = scene;
  if (cluster.logs.length === 0) return [];
  const find = hostTargets(cluster);
  return findings
    .filter(({ rule }) => COMPLAINTS.has(rule))
    .flatMap((finding) =>
      failedConnections(cluster, finding).map((one) => {
        const target = one.host === null ? null : find(one.host, finding.subject.namespace);
        return { ...one, finding, service: target?.kind === 'service' ? target.service : null };
      }),
    );
});

/** Those of one finding. */
export function complaintsIn(scene: Scene, finding: Finding): readonly Complaint[] {
  return byFinding(scene).get(finding) ?? [];
}

const byFinding = perScene((scene: Scene) => groupBy(complaints(scene), ({ finding }) => finding));

const byService = perScene(
  (scene: Scene): ReadonlyMap<ObjectKey | null, readonly Complaint[]> =>
    groupBy(complaints(scene), ({ service }) => (service === null ? null : objectKey(reference(service)))),
);

/** Those who complain that a Service does not answer; a name that does not resolve is another matter. */
export function refusedBy(scene: Scene, service: Service): readonly Complaint[] {
  return (byService(scene).get(objectKey(reference(service))) ?? []).filter(
    ({ signature }) => signature !== 'name-resolution-failed',
  );
}

/** Who complains, in words: ` and Deployment till is refused`; nothing where nobody does. */
export function complaintWords(all: readonly Complaint[]): string {
  const callers = [...new Set(all.map(({ finding }) => `${finding.subject.kind} ${finding.subject.name}`))];
  const [first] = callers;
  if (first === undefined) return '';
  return `; ${first}${callers.length > 1 ? ` and ${callers.length - 1} more` : ''} ${callers.length > 1 ? 'log' : 'logs'} failed connections to it`;
}
