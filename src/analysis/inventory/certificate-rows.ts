import type { Cluster } from '../../model/cluster.ts';
import { condition } from '../../model/condition.ts';
import type { Instant } from '../../model/instant.ts';
import type { CertificateRow } from './inventory.ts';

/** Certificates of cert-manager, as they were at capture time. */
export function certificateRows({
  customResources,
  now,
}: Pick<Cluster, 'customResources' | 'now'>): readonly CertificateRow[] {
  return customResources.flatMap(({ meta, conditions, certificate }): readonly CertificateRow[] => {
    if (certificate === null) return [];
    const { dnsNames, issuer, notAfter, renewalTime } = certificate;
    const status = condition(conditions, 'Ready')?.status ?? null;
    const ready = status === null ? null : status === 'True';
    return [
      {
        namespace: meta.namespace ?? '',
        name: meta.name,
        dnsNames,
        issuer,
        ready,
        notAfter,
        renewalTime,
        state: stateOf(ready, notAfter, renewalTime, now),
      },
    ];
  });
}

const DAY = 86_400_000;
/** Let's Encrypt warned at 20 and 7 days; whoever renews by hand needs about so long. */
const EXPIRES_SOON = 14 * DAY;
/** cert-manager renews at once when the time comes; an order takes minutes. */
const RENEWAL_TAKES = DAY / 24;

/** `now` 0: nobody knows when it was captured. */
function stateOf(
  ready: boolean | null,
  notAfter: Instant | null,
  renewalTime: Instant | null,
  now: Instant,
): CertificateRow['state'] {
  if (now === 0) return ready === false ? 'not ready' : 'unknown';
  if (notAfter !== null && notAfter <= now) return 'expired';
  if (ready === false) return 'not ready';
  if (notAfter !== null && notAfter - now <= EXPIRES_SOON) return 'expires soon';
  if (renewalTime !== null && now - renewalTime > RENEWAL_TAKES) return 'renewal overdue';
  return ready === null || notAfter === null ? 'unknown' : 'valid';
}
