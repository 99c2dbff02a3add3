import type { Audit } from '../../analysis/audit.ts';
import type { Brief } from '../brief/schema.ts';
import { fraction } from '../format/numbers.ts';
import { firstOf } from '../format/objects.ts';
import { bullets } from '../markdown/blocks.ts';
import { code, type Inline } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';
import { DEFAULT_STYLE, type PageStyle } from '../style/page-style.ts';
import { certificates } from './certificates.ts';

/**
 * TLS of the ingress hosts, what the auditor states of certificates and access, and the captured certificates. Empty
 * when there is nothing to say.
 */
export function security(audit: Audit, brief: Brief, style: PageStyle = DEFAULT_STYLE): string {
  const { inventory } = audit;
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
  const captured = certificates(audit, style);
  return lines.length + captured.length === 0
    ? ''
    : markdown(...(lines.length === 0 ? [] : [bullets(lines)]), ...captured);
}
