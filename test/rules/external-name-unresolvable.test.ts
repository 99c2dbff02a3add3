import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import externalNameUnresolvable from '../../src/rules/external-name-unresolvable.ts';
import { cluster } from '../builders/cluster.ts';
import { service } from '../builders/network.ts';

function evaluated(externalName: string, states = {}) {
  const alias = service('db', { type: 'ExternalName', selector: {}, externalName, ports: [] });
  return evaluate(
    [externalNameUnresolvable],
    cluster({ services: [alias, service('postgres', { namespace: 'office' })], states }),
  );
}

test('an address', () => {
  expect(evaluated('10.0.0.7').findings).toMatchObject([
    {
      severity: 'low',
      group: 'health',
      subject: { kind: 'Service', name: 'db' },
      message: 'externalName is the address 10.0.0.7, which is looked up as if it were a name',
    },
  ]);
});

test('a Service of this cluster that is gone', () => {
  expect(evaluated('mysql.office.svc.cluster.local').findings[0]?.message).toBe(
    'externalName is mysql.office.svc.cluster.local, and there is no Service office/mysql',
  );
});

test.each([
  'db.example.org',
  'postgres.office.svc.cluster.local',
  'postgres.office.svc',
  'mysql.office.svc.other.zone',
])('silent on %s', (name) => {
  expect(evaluated(name).findings).toEqual([]);
});

test('a part of the Services proves no absence', () => {
  expect(evaluated('mysql.office.svc.cluster.local', { services: 'partial' }).findings).toEqual([]);
});

test('without Services there is no verdict', () => {
  expect(evaluate([externalNameUnresolvable], cluster()).verdicts[0]?.outcome).toBe('not evaluated');
});
