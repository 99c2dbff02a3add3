import { expect, test } from 'vitest';
import { parseBrief } from '../../../src/report/brief/parse.ts';
import { KINDS_OF_REPORT, type ReportKind, SNAPSHOTS_OF } from '../../../src/report/formats.ts';
import { pageOf } from '../../../src/report/page-of.ts';
import { DEFAULT_STYLE, type PageStyle } from '../../../src/report/style/page-style.ts';
import { audit } from '../../builders/audit.ts';
import { comparison } from '../../builders/comparison.ts';
import { DAY, NOW } from '../../builders/meta.ts';
import { nodeRow } from '../sections/rows.ts';

const OWN = audit({
  inventory: { nodes: [nodeRow('shop-node-1')] },
  timeline: {
    ...audit().timeline,
    lastFortnight: [{ at: NOW - 3 * DAY, namespace: 'shop', namespaceIsNew: true, workloads: [] }],
  },
});
const { brief } = parseBrief(
  'brief.yaml',
  'report: { nextReview: 2026-03-31 }\ntimeline: [{ when: 2026-01-02, what: Moved }]\n',
);

function page(kind: ReportKind, style: PageStyle): string {
  const before = SNAPSHOTS_OF[kind] === 'one' ? null : { audit: OWN, comparison: comparison() };
  return pageOf({ audit: OWN, brief, before, style, kind, format: 'md', minSeverity: null });
}

test.each(KINDS_OF_REPORT)('%s: every date on the page is in the format that was asked for', (kind) => {
  expect(page(kind, DEFAULT_STYLE)).toMatch(/\d{4}-\d\d-\d\d/);
  const long = page(kind, { ...DEFAULT_STYLE, dates: 'long' });
  expect(long).not.toMatch(/\d{4}-\d\d-\d\d/);
  expect(long).toMatch(/[A-Z][a-z]+ \d+, 20\d\d, \d\d:\d\d:\d\d UTC/);
});

test.each(KINDS_OF_REPORT)('%s: every time on the page has the zone that was asked for', (kind) => {
  const west = page(kind, { ...DEFAULT_STYLE, zone: { offsetAt: () => -150 } });
  expect(west).toMatch(/\d\d:\d\d:\d\d UTC-02:30/);
  expect(west).not.toMatch(/UTC(?!-02:30)/);
});
