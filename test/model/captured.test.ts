import { expect, test } from 'vitest';
import { type CapturedList, capturedFrom } from '../../src/model/captured.ts';

function pods(list: Partial<CapturedList>): CapturedList {
  return { source: 'pods', state: 'captured', scope: 'unknown', namespaces: [], ...list };
}

test('what nobody asked for is not captured', () => {
  const captured = capturedFrom([]);
  expect(captured.state('pods')).toBe('not captured');
  expect(captured.any('pods')).toBe(false);
  expect(captured.all('pods')).toBe(false);
  expect(captured.all('pods', 'shop')).toBe(false);
});

test('a list over two namespaces covers every namespace', () => {
  const captured = capturedFrom([pods({ namespaces: ['shop', 'kilo'] })]);
  expect(captured.all('pods')).toBe(true);
  expect(captured.all('pods', 'monitoring')).toBe(true);
});

test('a list of one namespace covers that one', () => {
  const captured = capturedFrom([pods({ namespaces: ['shop'] })]);
  expect(captured.state('pods')).toBe('captured');
  expect(captured.all('pods', 'shop')).toBe(true);
  expect(captured.all('pods', 'kilo')).toBe(false);
  expect(captured.all('pods')).toBe(false);
});

test('a list that is known to be of the cluster covers it, however few namespaces its objects are in', () => {
  expect(capturedFrom([pods({ scope: 'cluster', namespaces: ['shop'] })]).all('pods', 'kilo')).toBe(true);
});

test('a folder of namespace lists covers the cluster once it covers every namespace', () => {
  const lists = ['shop', 'kilo'].map((name) => pods({ scope: 'namespace', namespaces: [name] }));
  expect(capturedFrom(lists).all('pods')).toBe(false);
  expect(capturedFrom(lists, ['kilo', 'shop']).all('pods')).toBe(true);
  expect(capturedFrom(lists, ['kilo', 'monitoring', 'shop']).all('pods')).toBe(false);
  expect(capturedFrom(lists, []).all('pods')).toBe(false);
});

test('a kind without namespaces needs no namespace to be whole', () => {
  const captured = capturedFrom([
    { source: 'nodes', state: 'captured', scope: 'unknown', namespaces: [] },
    { source: 'nodeMetrics', state: 'empty', scope: 'unknown', namespaces: [] },
  ]);
  expect(captured.all('nodes')).toBe(true);
  expect(captured.all('nodeMetrics')).toBe(true);
});

test('an empty list was asked as the others were', () => {
  const empty: CapturedList = { source: 'events', state: 'empty', scope: 'unknown', namespaces: [] };
  const ofCluster = capturedFrom([empty, pods({ namespaces: ['shop', 'kilo'] })]);
  expect(ofCluster.all('events', 'monitoring')).toBe(true);
  const ofNamespace = capturedFrom([empty, pods({ namespaces: ['shop'] })]);
  expect(ofNamespace.all('events', 'shop')).toBe(true);
  expect(ofNamespace.all('events', 'kilo')).toBe(false);
  const alone = capturedFrom([empty]);
  expect(alone.state('events')).toBe('empty');
  expect(alone.all('events')).toBe(false);
});

test.each<[string, readonly Partial<CapturedList>[], string, boolean, boolean]>([
  ['whole', [{ scope: 'cluster' }], 'captured', true, true],
  ['empty', [{ scope: 'cluster', state: 'empty' }], 'empty', true, true],
  ['cut off', [{ scope: 'cluster', state: 'partial' }], 'partial', true, false],
  ['forbidden', [{ scope: 'cluster', state: 'forbidden' }], 'forbidden', false, false],
  ['redacted', [{ scope: 'cluster', state: 'redacted' }], 'redacted', false, false],
  [
    'forbidden for the cluster, read for one namespace',
    [
      { scope: 'cluster', state: 'forbidden' },
      { scope: 'namespace', namespaces: ['shop'] },
    ],
    'partial',
    true,
    false,
  ],
  [
    'read in one namespace, forbidden in another',
    [
      { scope: 'namespace', namespaces: ['shop'] },
      { scope: 'namespace', namespaces: ['kilo'], state: 'forbidden' },
    ],
    'partial',
    true,
    false,
  ],
  [
    'cut off once, whole the second time',
    [
      { scope: 'cluster', state: 'partial' },
      { scope: 'cluster', state: 'captured' },
    ],
    'captured',
    true,
    true,
  ],
  [
    'failed once, forbidden the second time',
    [
      { scope: 'cluster', state: 'failed' },
      { scope: 'cluster', state: 'forbidden' },
    ],
    'forbidden',
    false,
    false,
  ],
])('%s', (_, lists, state, any, all) => {
  const captured = capturedFrom(lists.map(pods));
  expect(captured.state('pods')).toBe(state);
  expect(captured.any('pods')).toBe(any);
  expect(captured.all('pods')).toBe(all);
});

test('one complete list of a namespace is enough for it, whatever became of the list of the cluster', () => {
  const captured = capturedFrom([
    pods({ scope: 'cluster', state: 'partial', namespaces: ['kilo', 'shop'] }),
    pods({ scope: 'namespace', namespaces: ['shop'] }),
  ]);
  expect(captured.all('pods', 'shop')).toBe(true);
  expect(captured.all('pods', 'kilo')).toBe(false);
});

test('custom resources are of many kinds: a list that was cut is not made up for by another', () => {
  const list = (state: CapturedList['state'], namespaces: readonly string[]) =>
    ({ source: 'customResources', state, scope: 'unknown', namespaces }) as const;
  const whole = list('captured', ['shop', 'kilo']);
  const lists = [whole, list('partial', ['shop'])];
  expect(capturedFrom([whole]).state('customResources')).toBe('captured');
  for (const both of [lists, lists.toReversed()]) {
    expect(capturedFrom(both).state('customResources')).toBe('partial');
    expect(capturedFrom(both).all('customResources')).toBe(false);
    expect(capturedFrom(both).any('customResources')).toBe(true);
  }
});
