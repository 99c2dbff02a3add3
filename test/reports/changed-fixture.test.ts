import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { changedLines, edited, type Item, renamed } from './edited.ts';
import { recordedPage, snapshotPath } from './recorded.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'kube-dossier-changed-'));
  folders.push(made);
  return made;
}

const BEFORE = snapshotPath('kilo-guardian-before');
const AFTER = snapshotPath('kilo-guardian-after');

/** The first three ReplicaSets of kilo-cam without replicas. */
function staleOfCam(items: readonly Item[]): ReadonlySet<string> {
  const stale = items.filter(
    (item) =>
      item.metadata.name.startsWith('kilo-cam-') &&
      'spec' in item &&
      JSON.stringify(item.spec).includes('"replicas":0'),
  );
  return new Set(stale.slice(0, 3).map(({ metadata }) => metadata.name));
}

function withoutThree(items: readonly Item[]): readonly Item[] {
  const gone = staleOfCam(items);
  return items.filter(({ metadata }) => !gone.has(metadata.name));
}

test('three ReplicaSets less change every number that counts them, and no other', async () => {
  const copy = edited(BEFORE, folder(), [{ file: 'replicasets.json', items: withoutThree }]);
  const { gone, come } = changedLines(
    await recordedPage(BEFORE, 'namespace'),
    await recordedPage(copy, 'namespace'),
  );
  expect(gone.every((line) => /replicaset|kilo-cam|^\| \*\*Total\*\*|^\d+ in all\.$/i.test(line))).toBe(true);
  expect(come).toEqual(
    expect.arrayContaining([
      '- **ReplicaSets:** 75: 15 active and 60 stale',
      '| **Total** | 75 | 15 | 60 | | |',
      '| `kilo-cam` | 5 | 1 | 4 | 10 | 8d |',
      '| replicasets | captured | 75 | |',
    ]),
  );
  expect(come.join('\n')).not.toMatch(/\b(78|63|64)\b/);
});

test('the comparison counts them too', async () => {
  const copy = edited(BEFORE, folder(), [{ file: 'replicasets.json', items: withoutThree }]);
  const page = await recordedPage(AFTER, 'completion', copy);
  expect(page).toContain('75 before, 61 deleted, 1 created, 15 after.');
  expect(page).toContain('| **Total** | 61 |');
  expect(page).not.toMatch(/\b(78|64)\b/);
});

test('a node of another name changes its name alone', async () => {
  const twisterlab = snapshotPath('raspberry-pi');
  const files = [
    'nodes.json',
    'pods.json',
    'endpoints.json',
    'endpointslices.json',
    'top-nodes.txt',
    'events.json',
  ];
  const copy = renamed(twisterlab, folder(), 'pi-worker-03', 'pi-worker-3a', files);
  const { gone, come } = changedLines(
    await recordedPage(twisterlab, 'infrastructure'),
    await recordedPage(copy, 'infrastructure'),
  );
  const mentions = gone.filter((line) => !/pi-worker-0\d/.test(line));
  expect(mentions).toEqual([]);
  expect(come.filter((line) => /pi-worker/.test(line)).length).toBe(come.length);
  expect(come.join('\n')).not.toMatch(/pi-worker-03/);
});

test('without a file nothing is said of what was in it', async () => {
  const copy = edited(BEFORE, folder(), [{ file: 'services.json', items: null }]);
  const page = await recordedPage(copy, 'namespace');
  expect(page).toContain('- **Services:** not evaluated: services not captured');
  expect(page).toContain('Services were not evaluated: services not captured.');
  expect(page).not.toMatch(/No Service duplicates|selects no pod\.$|\b15 Services/m);
  expect(page).toContain('- **ReplicaSets:** 78: 15 active and 63 stale');
});

test('a Service that loses its pods is a finding, and nothing else moves', async () => {
  const withoutAddresses = (items: readonly Item[]) =>
    items.map((item) =>
      item.metadata.name.startsWith('kilo-voice') ? { ...item, subsets: undefined, endpoints: [] } : item,
    );
  const withoutPods = (items: readonly Item[]) =>
    items.map((item) =>
      item.metadata.name === 'kilo-voice' && 'spec' in item && typeof item.spec === 'object'
        ? { ...item, spec: { ...item.spec, selector: { app: 'nobody' } } }
        : item,
    );
  const copy = edited(BEFORE, folder(), [
    { file: 'endpoints.json', items: withoutAddresses },
    { file: 'endpointslices.json', items: withoutAddresses },
    { file: 'services.json', items: withoutPods },
  ]);
  const { gone, come } = changedLines(
    await recordedPage(BEFORE, 'namespace'),
    await recordedPage(copy, 'namespace'),
  );
  expect(come).toEqual(
    expect.arrayContaining([
      '| `kilo-voice` | 10.43.236.231 | 9009/TCP | 0/0 |',
      '| 🟡 medium | Service `kilo-guardian/kilo-voice` | Service selects no pod | 2 |',
    ]),
  );
  expect(gone.filter((line) => /ReplicaSets:|\*\*Total\*\*|\*\*Pods:\*\*/.test(line))).toEqual([]);
});
