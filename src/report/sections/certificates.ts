import type { RootContent } from 'mdast';
import type { Audit } from '../../analysis/audit.ts';
import type { CertificateRow } from '../../analysis/inventory/inventory.ts';
import { longDuration } from '../../model/human-duration.ts';
import type { Instant } from '../../model/instant.ts';
import { counted, fraction } from '../format/numbers.ts';
import { firstOf, shortName } from '../format/objects.ts';
import { day } from '../format/times.ts';
import { paragraph, table } from '../markdown/blocks.ts';
import { code, type Inline } from '../markdown/inline.ts';
import { DEFAULT_STYLE, type PageStyle } from '../style/page-style.ts';

const MOST_ROWS = 50;
const MOST_NAMES = 4;

/** The captured Certificates of cert-manager, those with a problem first; nothing where none were captured. */
export function certificates(
  { inventory, now }: Pick<Audit, 'inventory' | 'now'>,
  style: PageStyle = DEFAULT_STYLE,
): readonly RootContent[] {
  const all = inventory.certificates;
  if (all.length === 0) return [];
  const valid = all.filter(({ state }) => state === 'valid');
  const rows = [...all.filter(({ state }) => state !== 'valid'), ...valid];
  return [
    paragraph(
      valid.length === all.length ? '✅ ' : '⚠️ ',
      `Certificates of cert-manager: ${fraction(valid.length, all.length)} valid at capture time, and not due to be renewed or to expire within 14 days.`,
    ),
    table(
      [
        { title: 'Certificate' },
        { title: 'Names' },
        { title: 'Issuer' },
        { title: 'Ready' },
        { title: 'Expires' },
        { title: 'Renewal' },
        { title: 'State' },
      ],
      rows.slice(0, MOST_ROWS).map((row) => cells(row, now, style)),
    ),
    ...(rows.length > MOST_ROWS
      ? [paragraph(`${counted(rows.length - MOST_ROWS, 'more certificate')}: see the JSON audit.`)]
      : []),
  ];
}

function cells(row: CertificateRow, now: Instant, style: PageStyle): readonly Inline[] {
  const { dnsNames, issuer, ready, notAfter, renewalTime } = row;
  return [
    shortName(row),
    dnsNames.length === 0
      ? 'not shown'
      : firstOf(
          dnsNames.map((name) => code(name)),
          MOST_NAMES,
          'names',
        ),
    issuer === null ? 'not shown' : code(issuer),
    ready === null ? 'not shown' : ready ? 'yes' : 'no',
    moment(notAfter, style),
    moment(renewalTime, style),
    stateWords(row, now),
  ];
}

function moment(at: Instant | null, style: PageStyle): string {
  return at === null ? 'not shown' : day(at, style);
}

function stateWords({ state, notAfter, renewalTime }: CertificateRow, now: Instant): string {
  switch (state) {
    case 'valid':
      return `✅ valid for ${longDuration((notAfter ?? now) - now)}`;
    case 'expires soon':
      return `⚠️ expires in ${longDuration((notAfter ?? now) - now)}`;
    case 'renewal overdue':
      return `⚠️ renewal overdue by ${longDuration(now - (renewalTime ?? now))}`;
    case 'expired':
      return `❌ expired ${longDuration(now - (notAfter ?? now))} ago`;
    case 'not ready':
      return '❌ not Ready';
    case 'unknown':
      return 'not evaluated';
  }
}
