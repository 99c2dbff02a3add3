import { expect, test } from 'vitest';
import type { LogMatch } from '../../../../../src/model/log-signature.ts';
import { cluster } from '../../../../builders/cluster.ts';
import { containerLog } from '../../../../builders/observation.ts';
import { pod } from '../../../../builders/pod.ts';
import { statefulSet } from '../../../../builders/workload.ts';
import { causeBy } from '../../explained.ts';
import { match, mechanismsOf } from '../../logged.ts';

const ID = 'volume-not-writable';
const volume = (name: string, type: string) => ({ name, type, uses: [], path: null });
const mounted = (name: string, path: string) => ({
  volume: name,
  path,
  readOnly: false,
  subPath: null,
  propagation: null,
});

const shop = (said: LogMatch, type = 'persistentVolumeClaim') => {
  const ledger = statefulSet('ledger', { available: 0 });
  const own = pod('ledger-0', {
    owner: ledger,
    waiting: { reason: 'CrashLoopBackOff' },
    mounts: [mounted('data', '/data'), mounted('scratch', '/tmp')],
    spec: { volumes: [volume('data', type), volume('scratch', 'emptyDir')] },
  });
  return cluster({ statefulSets: [ledger], pods: [own], logs: [containerLog(own, { matches: [said] })] });
};

const denied = (path: string) =>
  match('permission-denied', `open ${path}: permission denied`, { captures: { path } });
const pathless = match(
  'permission-denied',
  "Fatal error: can't open the RDB file dump.rdb: Permission denied",
);

test('a path below a mount', () => {
  const cause = causeBy(ID, shop(denied('/data/wal')));
  expect(cause).toMatchObject({ confidence: 'confirmed', root: { kind: 'StatefulSet', name: 'ledger' } });
  expect(cause.summary).toContain(
    'may not use /data (volume data, persistentVolumeClaim) as user 1000, without fsGroup',
  );
});

test('no path, and one volume that holds data', () => {
  expect(causeBy(ID, shop(pathless)).confidence).toBe('likely');
});

test('what is mounted for reading may not be written to', () => {
  const path = '/data/settings';
  const said = match('read-only-file-system', `open ${path}: read-only file system`, { captures: { path } });
  expect(causeBy(ID, shop(said, 'configMap')).summary).toContain('mounted read-only');
});

test('not a path of the image, nor one that no volume with data can mean', () => {
  expect(mechanismsOf(shop(denied('/database/wal')))).toEqual(['file-access-denied']);
  expect(mechanismsOf(shop(pathless, 'emptyDir'))).toEqual(['file-access-denied']);
});
