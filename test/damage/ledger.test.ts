import { describe, expect, test } from 'vitest';
import { healthy, list, namespace, node } from '../cli/shop.ts';
import { damaged } from './damaged.ts';

const PODS = list('Pod', [healthy('shop', 'cart-0'), healthy('shop', 'cart-1')]);
const refused = (resource: string) =>
  `Error from server (Forbidden): ${resource} is forbidden: User "auditor" cannot list resource "${resource}" in API group "" in the namespace "depot"\n`;

test('2.8 the reader of the ledger knows what was there, how it was, and what was not', async () => {
  const { audit, source, file, said } = await damaged({
    'namespaces.json': list('Namespace', [namespace('shop'), namespace('depot')]),
    'nodes.json': Buffer.from(`\ufeff${list('Node', [node('pi-worker')])}`, 'utf16le'),
    'shop/pods.json': `Warning: v1 ComponentStatus is deprecated in v1.19+\n${PODS}`,
    'depot/pods.json': refused('pods'),
    'copy/pods.json': PODS.slice(0, -300),
    'notes.md': '# Notes\n',
    'services.json': '',
  });
  expect(file('nodes.json')).toMatchObject({
    encoding: 'utf-16le',
    format: 'JSON',
    documents: 1,
    contents: [{ resource: 'nodes', count: 1 }],
  });
  expect(said('shop/pods.json')).toContain('no data');
  expect(said('copy/pods.json')).toMatch(/^error: The file ends/);
  expect(said('notes.md')).toBe('note: not recognised as captured cluster state; passed over');
  expect(source('pods')).toMatchObject({
    state: 'partial',
    count: 2,
    duplicates: 1,
    namespaces: [
      { namespace: 'depot', state: 'forbidden', count: 0 },
      { namespace: 'shop', state: 'captured', count: 2 },
    ],
    reason: expect.stringContaining('pods is forbidden'),
  });
  expect(source('services').state).toBe('failed');
  expect(source('deployments').state).toBe('not captured');
  expect(audit.ledger.sources.length).toBeGreaterThan(30);
});

test('2.8 a score and a verdict are not given for what was not looked at', async () => {
  const { audit } = await damaged({
    'namespaces.json': list('Namespace', [namespace('shop')]),
    'pods.json': refused('pods'),
  });
  expect(audit.verdict.state).toBe('not evaluated');
  expect(audit.rules.filter(({ rule, outcome }) => rule.includes('pod') && outcome === 'clear')).toEqual([]);
});

test('2.8 a rule that was not evaluated names what is missing', async () => {
  const { audit } = await damaged({ 'pods.json': PODS });
  const rule = audit.rules.find((row) => row.rule === 'node-not-ready');
  expect(rule).toMatchObject({ outcome: 'not evaluated', missing: ['nodes'] });
});

describe('2.8 why a source is there in part', () => {
  test('the list was cut', async () => {
    const { source } = await damaged({ 'pods.json': PODS.slice(0, -300) });
    expect(source('pods')).toMatchObject({
      state: 'partial',
      reason: expect.stringMatching(/^The file ends/),
    });
  });

  test('redaction took names', async () => {
    const { source } = await damaged({
      'pods.json': PODS.replaceAll('"cart-0"', '"***HIDDEN***"'),
    });
    expect(source('pods')).toMatchObject({
      state: 'partial',
      reason: 'objects were passed over: redaction took their names',
    });
  });

  test('a single object says nothing of others', async () => {
    const pod = JSON.stringify({ apiVersion: 'v1', kind: 'Pod', ...healthy('shop', 'cart-0') });
    const { source } = await damaged({ 'pod.json': pod });
    expect(source('pods')).toMatchObject({
      state: 'partial',
      reason: 'objects asked for one by one: there may be others',
    });
  });

  test('what one file lacks is not said of a source that another holds whole', async () => {
    const { source, said } = await damaged({
      'nodes.json': list('Node', [node('pi-worker')]),
      'nodes.txt':
        'NAME        STATUS   ROLES    AGE   VERSION\npi-worker   Ready    <none>   18d   v1.31.2\n',
    });
    expect(source('nodes')).toMatchObject({ state: 'captured', duplicates: 1, reason: null });
    expect(said('nodes.txt')).toContain('from text');
  });
});

test('2.8 why nothing of a file was held is said once', async () => {
  const { said } = await damaged({
    'pods.json': PODS,
    'cart.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: { name: cart, namespace: shop }\nspec: {}\n',
    'settings.json': '{ "theme": "dark" }\n',
  });
  expect(said('cart.yaml')).toMatch(/^note: manifests were passed over.*$/);
  expect(said('settings.json').split('\n')).toHaveLength(1);
});
