import type { RootContent } from 'mdast';
import type { Audit } from '../../analysis/audit.ts';
import type { ClaimRow, StorageClassRow } from '../../analysis/inventory/inventory.ts';
import { groupBy } from '../../model/grouping.ts';
import { by, byCodeUnit } from '../../model/order.ts';
import { formatBytes, parseSize } from '../../model/quantity.ts';
import type { Brief } from '../brief/schema.ts';
import { statedOf } from '../brief/stated-of.ts';
import { counted, percentTenths } from '../format/numbers.ts';
import { firstOf, objectName } from '../format/objects.ts';
import { heading, paragraph, table } from '../markdown/blocks.ts';
import { code, type Inline, strong } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';
import { gapText, isCutOff, isRead, sourceState } from '../sources.ts';

const MOST_CLAIMS = 60;

/** Storage classes with what claims ask of them, then the claims of each class. */
export function storage(audit: Audit, brief: Brief): string {
  const { storageClasses, claims } = audit.inventory;
  const byClass = groupBy(claims, ({ storageClass }) => storageClass || NO_CLASS);
  return markdown(
    paragraph(introduction(audit)),
    ...(storageClasses.length === 0 ? [] : [classTable(audit, brief)]),
    ...[...byClass]
      .toSorted(([a], [b]) => byCodeUnit(a, b))
      .flatMap(([name, own]) => classBlocks(name, own, audit, brief)),
  );
}

const NO_CLASS = '(no class)';

function introduction(audit: Audit): string {
  if (audit.inventory.claims.length > 0)
    return 'Sizes are what the claims request: allocated, not used. Usage of volumes is in no kubectl output.';
  return isRead(audit, 'persistentVolumeClaims') && !isCutOff(audit, 'persistentVolumeClaims')
    ? 'There are no claims.'
    : `Claims were not evaluated: ${gapText(audit, 'persistentVolumeClaims')}.`;
}

function classTable(audit: Audit, brief: Brief): RootContent {
  const counted = isRead(audit, 'persistentVolumeClaims');
  const stated = Object.keys(brief.storage).length > 0;
  return table(
    [
      { title: 'StorageClass' },
      { title: 'Provisioner' },
      { title: 'Reclaim' },
      { title: 'Claims', align: 'right' },
      { title: 'Unbound', align: 'right' },
      { title: 'Requested', align: 'right' },
      ...(stated ? [{ title: 'Capacity (stated by the auditor)' }] : []),
    ],
    audit.inventory.storageClasses.map((row) => [
      [code(row.name), row.isDefault ? ' (default)' : ''],
      row.provisioner !== null ? code(row.provisioner) : row.name === NO_CLASS ? '' : 'not captured',
      row.reclaimPolicy ?? '',
      ...(counted ? [String(row.claims), String(row.unbound), requestedText(row)] : ['n/a', 'n/a', 'n/a']),
      ...(stated ? [capacityText(row, brief)] : []),
    ]),
  );
}

/** No claim asks for nothing: where text was captured, it does not show what they ask for. */
function requestedText({ claims, requestedBytes }: StorageClassRow): string {
  return claims > 0 && requestedBytes === 0 ? 'n/a' : formatBytes(requestedBytes);
}

/** Units converted: `105Gi of 1.7TB` is 6.6 %, not 6.2 %. */
function capacityText({ name, requestedBytes }: StorageClassRow, brief: Brief): string {
  const stated = statedOf(brief.storage, name);
  if (stated === undefined) return '';
  const bytes = stated.capacity === undefined ? null : parseSize(stated.capacity);
  const share =
    bytes === null || bytes === 0 ? '' : `, ${percentTenths((100 * requestedBytes) / bytes)} of it requested`;
  return [stated.capacity === undefined ? '' : `${stated.capacity}${share}`, stated.backend ?? '']
    .filter((part) => part !== '')
    .join('; ');
}

function classBlocks(
  name: string,
  claims: readonly ClaimRow[],
  audit: Audit,
  brief: Brief,
): readonly RootContent[] {
  const shown = [
    ...claims.filter(({ phase }) => phase !== 'Bound'),
    ...claims.filter(({ phase }) => phase === 'Bound'),
  ].slice(0, MOST_CLAIMS);
  const hidden = claims.filter((claim) => !shown.includes(claim));
  const notes = Object.keys(brief.claims).length > 0;
  return [
    heading(3, ...(name === NO_CLASS ? ['Claims of no class'] : ['Claims of ', code(name)])),
    table(
      [
        { title: 'Claim' },
        { title: 'Requested', align: 'right' },
        { title: 'Status' },
        { title: 'Access' },
        { title: 'Used by' },
        ...(notes ? [{ title: 'Holds (stated by the auditor)' }] : []),
      ],
      shown
        .toSorted(by(({ namespace, name: own }) => `${namespace}/${own}`))
        .map((claim): readonly Inline[] => {
          const label = code(`${claim.namespace}/${claim.name}`);
          return [
            claim.isNew ? [strong(label), ' (NEW)'] : label,
            claim.requestedBytes === null ? '' : formatBytes(claim.requestedBytes),
            claim.phase === 'Bound' ? '✅ Bound' : `❌ ${claim.phase}`,
            claim.accessModes.map(shortMode).join(','),
            claim.usedBy.length === 0 ? unused(audit) : firstOf(claim.usedBy.map(objectName), 2, 'workloads'),
            ...(notes ? [brief.claims[`${claim.namespace}/${claim.name}`] ?? ''] : []),
          ];
        }),
    ),
    paragraph(
      `${counted(claims.length, 'claim')}, ${requestedWords(claims)}${hidden.length === 0 ? '' : `; ${hidden.length} of them, ${sizeWords(hidden)}, are not listed`}.`,
    ),
  ];
}

function requestedWords(claims: readonly ClaimRow[]): string {
  return isSizeKnown(claims) ? `${sizeWords(claims)} requested` : 'sizes not shown';
}

function sizeWords(claims: readonly ClaimRow[]): string {
  if (!isSizeKnown(claims)) return 'sizes not shown';
  const isWhole = claims.every(({ requestedBytes }) => requestedBytes !== null);
  return `${isWhole ? '' : 'at least '}${formatBytes(requested(claims))}`;
}

function isSizeKnown(claims: readonly ClaimRow[]): boolean {
  return claims.some(({ requestedBytes }) => requestedBytes !== null);
}

function requested(claims: readonly ClaimRow[]): number {
  return claims.reduce((sum, claim) => sum + (claim.requestedBytes ?? 0), 0);
}

function unused(audit: Audit): string {
  if (!isRead(audit, 'pods')) return 'not evaluated';
  const state = sourceState(audit, 'pods');
  if (state === 'from text') return 'not shown';
  return state === 'partial' ? 'no captured pod' : 'no pod';
}

/** kubectl's abbreviations: `RWO`, `ROX`, `RWX`, `RWOP`. */
function shortMode(mode: string): string {
  return ACCESS_MODES.get(mode) ?? mode;
}

const ACCESS_MODES: ReadonlyMap<string, string> = new Map([
  ['ReadWriteOnce', 'RWO'],
  ['ReadOnlyMany', 'ROX'],
  ['ReadWriteMany', 'RWX'],
  ['ReadWriteOncePod', 'RWOP'],
]);
