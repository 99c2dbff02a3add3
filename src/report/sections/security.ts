import type { Audit } from '../../analysis/audit.ts';
import type { Brief } from '../brief/schema.ts';
import { fraction } from '../format/numbers.ts';
import { firstOf } from '../format/objects.ts';
import { bullets } from '../markdown/blocks.ts';
import { code, type Inline } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';

/** TLS of the ingress hosts, and what the auditor states of certificates and access. Empty when there is nothing to say. */
export function security({ inventory }: Audit, brief: Brief): string {
  const hosts = new Map<string, boolean>();
  for (const { host, tls } of inventory.routes) {
    if (host !== null) hosts.set(host, (hosts.get(host) ?? true) && tls);
  }
  const plain = [...hosts].filter(([, tls]) => !tls).map(([host]) => code(host));
  const lines: readonly Inline[] = [
    ...(hosts.size === 0
      ? []
      : [
          [
            plain.length === 0 ? '✅ ' : '⚠️ ',
            `${fraction(hosts.size - plain.length, hosts.size)} ingress hosts are configured for TLS`,
            plain.length === 0 ? '.' : ['; without: ', firstOf(plain, 10, 'hosts'), '.'],
          ],
        ]),
    ...brief.certificates.map((text): Inline => `Certificates, stated by the auditor: ${text}`),
    ...brief.access.map((text): Inline => `Access, stated by the auditor: ${text}`),
  ];
  return lines.length === 0 ? '' : markdown(bullets(lines));
}
