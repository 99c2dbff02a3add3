import { boundedText } from './bounded-text.ts';
import { type Instant, instant } from './instant.ts';
import { type JsonRecord, record, texts } from './json.ts';
import { apiGroup } from './kinds.ts';
import type { ObjectMeta } from './object.ts';

/** What a Certificate of cert-manager says beyond its conditions. */
export interface CertificateFacts {
  /** `*.example.org`; as it lists them, the common name where it lists none. At most twenty. */
  readonly dnsNames: readonly string[];
  /** `ClusterIssuer letsencrypt` */
  readonly issuer: string | null;
  readonly notAfter: Instant | null;
  /** When cert-manager means to renew it. */
  readonly renewalTime: Instant | null;
}

/** `null` for anything else. https://cert-manager.io/docs/reference/api-docs/#cert-manager.io/v1.Certificate */
export function readCertificateFacts(raw: JsonRecord, meta: ObjectMeta): CertificateFacts | null {
  if (meta.kind !== 'Certificate' || !GROUPS.has(apiGroup(meta.apiVersion))) return null;
  const spec = record(raw.spec);
  const status = record(raw.status);
  const issuer = record(spec.issuerRef);
  const name = boundedText(issuer.name, LONGEST);
  const names = texts(spec.dnsNames).slice(0, MOST_NAMES);
  const common = boundedText(spec.commonName, LONGEST);
  return {
    dnsNames: (names.length > 0 ? names : [common]).flatMap((one) => boundedText(one, LONGEST) ?? []),
    issuer: name === null ? null : `${boundedText(issuer.kind, LONGEST) ?? 'Issuer'} ${name}`,
    notAfter: instant(status.notAfter),
    renewalTime: instant(status.renewalTime),
  };
}

/** The second is that of the versions before 1.0. */
const GROUPS: ReadonlySet<string> = new Set(['cert-manager.io', 'certmanager.k8s.io']);
const LONGEST = 256;
const MOST_NAMES = 20;
