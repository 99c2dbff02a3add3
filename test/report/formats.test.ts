import { expect, test } from 'vitest';
import type { Audit } from '../../src/analysis/audit.ts';
import { EMPTY_BRIEF } from '../../src/report/brief/empty-brief.ts';
import { FORMATS, type Format, fileNameOf, KINDS_OF_REPORT, SNAPSHOTS_OF } from '../../src/report/formats.ts';
import { pageOf } from '../../src/report/page-of.ts';
import type { Severity } from '../../src/rules/severity.ts';
import { audit, deployment, finding, verdict } from '../builders/audit.ts';

const SHOP = audit({
  rules: [
    verdict('stuck-rollout', { outcome: 'found', findings: 1 }),
    verdict('past-restarts', { outcome: 'found', findings: 1 }),
  ],
  findings: [
    finding('stuck-rollout', { severity: 'high' }),
    finding('past-restarts', { severity: 'low', subject: deployment('wishlist') }),
  ],
  unexplained: ['stuck-rollout shop/Deployment/cart', 'past-restarts shop/Deployment/wishlist'],
});

test.each([
  ['infrastructure', 'md', 'infrastructure.md'],
  ['infrastructure', 'html', 'infrastructure.html'],
  ['summary', 'html', 'summary.html'],
  ['summary', 'json', 'audit.json'],
  ['infrastructure', 'sarif', 'findings.sarif'],
  ['infrastructure', 'junit', 'findings.junit.xml'],
] as const)('%s as %s is %s', (kind, format, name) => {
  expect(fileNameOf(kind, format)).toBe(name);
});

const KINDS_OF_ONE = KINDS_OF_REPORT.filter((kind) => SNAPSHOTS_OF[kind] !== 'two');

test.each(KINDS_OF_ONE.flatMap((kind) => FORMATS.map((format) => [kind, format] as const)))(
  '%s as %s tells of the cart, leaves milder findings out, and ends in one newline',
  (kind, format) => {
    const page = pageOf({ audit: SHOP, brief: EMPTY_BRIEF, kind, format, minSeverity: 'medium' });
    expect(page).toContain('cart');
    expect(page).not.toContain('wishlist');
    expect(page).toMatch(/[^\n]\n$/);
  },
);

test('an HTML page is of the kind asked for, with its window title', () => {
  const brief = { ...EMPTY_BRIEF, report: { title: 'Quarterly <audit>' }, cluster: { name: 'Shop\n& sons' } };
  const page = (kind: 'infrastructure' | 'summary') =>
    pageOf({ audit: SHOP, brief, kind, format: 'html', minSeverity: null });
  expect(page('infrastructure')).toContain('<title>Quarterly &#x3C;audit>: Shop &#x26; sons</title>');
  expect(page('infrastructure')).toContain('<h2 id="what-was-captured">');
  expect(page('summary')).not.toContain('<h2');
});

test('the JSON is the audit', () => {
  expect(JSON.parse(text('json', null))).toEqual(JSON.parse(JSON.stringify(SHOP)));
});

test('links inside the page find a heading', () => {
  const missing: Audit = {
    ...SHOP,
    coverage: {
      ...SHOP.coverage,
      notEvaluated: [
        { rule: 'node-not-ready', title: 'Node is not ready', group: 'health', missing: ['nodes'] },
      ],
    },
  };
  const page = pageOf({
    audit: missing,
    brief: EMPTY_BRIEF,
    kind: 'infrastructure',
    format: 'html',
    minSeverity: null,
  });
  const targets = [...page.matchAll(/href="#([^"]*)"/g)].map(([, target]) => target);
  const ids = new Set([...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id));
  expect(targets).not.toEqual([]);
  expect(targets.filter((target) => !ids.has(target ?? ''))).toEqual([]);
});

function text(format: Format, minSeverity: Severity | null): string {
  return pageOf({ audit: SHOP, brief: EMPTY_BRIEF, kind: 'infrastructure', format, minSeverity });
}
