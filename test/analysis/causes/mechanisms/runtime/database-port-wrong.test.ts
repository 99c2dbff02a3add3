import { expect, test } from 'vitest';
import { causeBy } from '../../explained.ts';
import { match, mechanismsOf } from '../../logged.ts';
import { database, shopOf } from './clients.ts';

const ID = 'database-port-wrong';
const refused = (host: string, port: string) =>
  match('connection-refused', `dial tcp ${host}:${port}: connect: connection refused`, {
    captures: { host, port },
  });
const LINK = match('database-unreachable', 'CommunicationsException: Communications link failure', {
  lastLine: 100,
});
const NAMELESS = match('connection-refused', 'Caused by: java.net.ConnectException: Connection refused');

test('the log names a port that the Service of a ready database does not have', () => {
  const cause = causeBy(ID, shopOf([{ name: 'cart', said: [refused('db', '3307')] }], [database('db')]));
  expect(cause).toMatchObject({ root: { kind: 'Deployment', name: 'cart' }, confidence: 'confirmed' });
  expect(cause.summary).toContain('asks db for port 3307, and Service shop/db has 3306');
});

test('a driver that names neither, of a database that is ready', () => {
  const cause = causeBy(ID, shopOf([{ name: 'cart', said: [LINK, NAMELESS] }], [database('db')]));
  expect(cause).toMatchObject({ root: { name: 'cart' }, confidence: 'likely' });
  expect(cause.summary).toContain(
    'while StatefulSet shop/db, the only MySQL of its namespace, is ready on port 3306',
  );
});

const down = { waiting: { reason: 'CrashLoopBackOff' } };
const literal = { env: [{ name: 'DB', from: null, addresses: [{ host: 'db', port: 3307 }] }] };

test.each([
  ['the database is down', [LINK, NAMELESS], database('db', undefined, down), {}],
  ['the port is right', [refused('db', '3306')], database('db'), {}],
  ['the address stands in the template', [refused('db', '3307')], database('db'), literal],
  [
    'the host does not resolve',
    [LINK, match('name-resolution-failed', 'UnknownHostException: db')],
    database('db'),
    {},
  ],
  ['nothing says that it is a database', [NAMELESS], database('db'), {}],
])('not where %s', (_, said, server, options) => {
  expect(mechanismsOf(shopOf([{ name: 'cart', said, options }], [server]))).not.toContain(ID);
});

test('not where the database has no connection left', () => {
  const full = match('too-many-connections', 'Too many connections');
  expect(
    mechanismsOf(shopOf([{ name: 'cart', said: [LINK, NAMELESS] }], [database('db')], [full])),
  ).not.toContain(ID);
});
