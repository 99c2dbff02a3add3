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
  ['scope: [', /^not YAML: /],
])('%j is not used, and why', (text, problem) => {
  expect(readManifest(text)).toEqual({ problem: expect.stringMatching(problem) });
});
