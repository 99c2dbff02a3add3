import { expect, test } from 'vitest';
import { causeBy } from '../../explained.ts';
import { match, mechanismsOf } from '../../logged.ts';
import { database, shopOf } from './clients.ts';

const ID = 'database-connections-exhausted';
const FULL = match('too-many-connections', 'SQLNonTransientConnectionException: Too many connections');

test('clients crash at once, and the database that logs the same is the root', () => {
  const cause = causeBy(
    ID,
    shopOf(
      [
        { name: 'cart', said: [FULL] },
        { name: 'till', said: [FULL] },
      ],
      [database('db'), database('ledger')],
      [FULL],
    ),
  );
  expect(cause).toMatchObject({
    root: { kind: 'StatefulSet', name: 'db' },
    confidence: 'likely',
    severity: 'high',
  });
  expect(cause.explains).toHaveLength(3);
  expect(cause.remedy.commands).toEqual([
    'kubectl describe statefulset/db -n shop',
    'kubectl logs db-0 --all-containers -n shop',
  ]);
});

test('not where the program ends over something of its own', () => {
  const said = [FULL, match('python-module-not-found', "ModuleNotFoundError: No module named 'till'")];
  expect(mechanismsOf(shopOf([{ name: 'cart', said }], [database('db')]))).toEqual(['program-incomplete']);
});
