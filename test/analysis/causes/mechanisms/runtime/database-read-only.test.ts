import { expect, test } from 'vitest';
import { causeBy } from '../../explained.ts';
import { match, mechanismsOf } from '../../logged.ts';
import { database, shopOf } from './clients.ts';

const ID = 'database-read-only';
const READ_ONLY = match(
  ID,
  'The MySQL server is running with the --read-only option so it cannot execute this statement',
);
const cart = { name: 'cart', said: [READ_ONLY], runs: true };
const till = { name: 'till', said: [READ_ONLY], runs: true };

test('the database is the root, though only its clients complain', () => {
  const cause = causeBy(ID, shopOf([cart, till], [database('db')]));
  expect(cause).toMatchObject({
    root: { kind: 'StatefulSet', name: 'db' },
    confidence: 'likely',
    severity: 'low',
  });
  expect(cause.symptoms).toHaveLength(2);
  expect(cause.summary).toBe(
    'the MySQL StatefulSet shop/db, the only MySQL of its namespace, refuses writes: The MySQL server is running with the --read-only option so it cannot execute this statement (12 lines in 4m, the last 20s before the capture)',
  );
});

const shared = { kind: 'Secret', name: 'ledger-login', key: 'password', optional: false } as const;
const login = { name: 'PASSWORD', from: shared, addresses: [] };

test.each([
  [
    'an address in its environment',
    { env: [{ name: 'DB', from: null, addresses: [{ host: 'ledger', port: 3306 }] }] },
    'likely',
  ],
  ['a Secret that both use', { env: [login] }, 'likely'],
  ['a name that begins alike', {}, 'hypothesis'],
])('of several, by %s', (_, options, confidence) => {
  const databases = [database('db'), database('ledger', 'percona:8', { env: [login] })];
  const client = {
    name: confidence === 'hypothesis' ? 'ledger-web' : 'cart',
    said: [READ_ONLY],
    runs: true,
    options,
  };
  expect(causeBy(ID, shopOf([client], databases))).toMatchObject({ root: { name: 'ledger' }, confidence });
});

test('of several, the one that bears no other workload’s name', () => {
  const databases = [database('main'), database('till-db')];
  const quiet = { name: 'till', said: [], runs: true };
  expect(causeBy(ID, shopOf([cart, quiet], databases))).toMatchObject({
    root: { name: 'main' },
    confidence: 'hypothesis',
  });
  expect(causeBy(ID, shopOf([cart], databases)).root.name).toBe('cart');
});

test('a database that is not captured leaves its clients one cause', () => {
  const cause = causeBy(ID, shopOf([cart, till], [database('cache', 'redis:8')]));
  expect(cause).toMatchObject({
    root: { name: 'cart' },
    alsoAt: [{ name: 'till' }],
    confidence: 'hypothesis',
  });
});

test('a file system that is read-only is another cause', () => {
  const said = [
    match('read-only-file-system', 'open /srv/log: read-only file system', {
      captures: { path: '/srv/log' },
    }),
  ];
  expect(mechanismsOf(shopOf([{ name: 'cart', said }], [database('db')]))).toEqual(['file-access-denied']);
});
