import { expect, test } from 'vitest';
import { readManifest } from '../../src/snapshot/manifest.ts';

test('a whole manifest', () => {
  const manifest = `capturedAt: 2025-10-19T20:00:00Z
scope: namespaces
namespaces: [shop]
commands: {pods.json: kubectl get pods -n shop -o json}
`;
  expect(readManifest(manifest)).toEqual({
    capturedAt: Date.UTC(2025, 9, 19, 20),
    scope: 'namespaces',
    namespaces: ['shop'],
    commands: { 'pods.json': 'kubectl get pods -n shop -o json' },
  });
});

test('every key may miss', () => {
  expect(readManifest('{}')).toEqual({ capturedAt: null, scope: null, namespaces: [], commands: {} });
});

test.each([
  ['capturedAt: yesterday', /^capturedAt: expected an RFC 3339 time/],
  ['scope: galaxy', /^scope: /],
  ['namespaces: shop', /^namespaces: /],
  ['capturedBy: someone', /capturedBy/],
  ['- a list', /^the document: /],
  ['', /^the document: /],
  ['scope: [', /^not YAML: line 1: /],
  ['scope: *nobody', /^not YAML: /],
  ['scope: cluster\nscope: cluster', /^line 2: a key occurs twice/],
  [`scope: ${'['.repeat(5000)}`, /^not YAML: line 1: it is nested too deeply/],
  [`a0: &a0 [x]\n${levels(30)}`, /^not YAML: line 1: its aliases expand too far/],
])('%j is not used, and why', (text, problem) => {
  expect(readManifest(text)).toEqual({ problem: expect.stringMatching(problem) });
});

/** Each level has the one before ten times. */
function levels(count: number): string {
  const line = (level: number) => `a${level}: &a${level} [${`*a${level - 1}, `.repeat(9)}*a${level - 1}]`;
  return Array.from({ length: count }, (_, index) => line(index + 1)).join('\n');
}
