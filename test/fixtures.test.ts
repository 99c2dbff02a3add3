import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { kiloGuardianAfter, kiloGuardianBefore } from './fixtures/kilo-guardian.ts';
import type { Site } from './fixtures/objects/site.ts';
import { nodeUsage, podUsage } from './fixtures/raspberry-pi/usage.ts';
import { raspberryPi, raspberryPiSite } from './fixtures/raspberry-pi.ts';
import { tethysStyx, tethysStyxSite } from './fixtures/tethys-styx.ts';
import { AFTER, BEFORE } from './fixtures/twisterlab/moment.ts';
import { twisterlabAfter, twisterlabBefore, twisterlabSite } from './fixtures/twisterlab.ts';
import { expectFile, ROOT } from './golden.ts';

const SNAPSHOTS = new Map([
  ['kilo-guardian-before', kiloGuardianBefore()],
  ['kilo-guardian-after', kiloGuardianAfter()],
  ['raspberry-pi', raspberryPi()],
  ['tethys-styx', tethysStyx()],
  ['twisterlab-before', twisterlabBefore()],
  ['twisterlab-after', twisterlabAfter()],
]);

test.each(
  [...SNAPSHOTS].flatMap(([name, files]) =>
    [...files].map(([file, content]) => ({ file: `snapshots/${name}/${file}`, content })),
  ),
)('$file is what the fixture prints', ({ file, content }) => {
  expectFile(file, content);
});

test.each([...SNAPSHOTS.keys()])('snapshots/%s holds no capture that the fixture does not print', (name) => {
  const directory = join(ROOT, 'snapshots', name);
  const committed = existsSync(directory)
    ? readdirSync(directory, { recursive: true, encoding: 'utf8' })
    : [];
  const captures = committed.filter((file) => /\.(json|txt|log)$/.test(file));
  expect(captures.filter((file) => !SNAPSHOTS.get(name)?.has(file))).toEqual([]);
});

test('no object of the Raspberry Pis comes from after the capture', () => {
  const times = [...raspberryPi().values()].flatMap(
    (content) => content.match(/20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ/g) ?? [],
  );
  const validity = ['2025-11-19T13:27:30Z', '2025-12-19T13:27:30Z'];
  expect(times.filter((time) => time > '2025-10-19T20:00:00Z' && !validity.includes(time))).toEqual([]);
});

test('addresses, uids and names are given once', () => {
  const pods = raspberryPiSite().pods();
  const own = pods.filter(({ resource }) => !JSON.stringify(resource).includes('"hostNetwork":true'));
  expect(new Set(own.map(({ ip }) => ip)).size).toBe(own.length);
  expect(new Set(pods.map(({ resource }) => resource.metadata.uid)).size).toBe(177);
  expect(new Set(pods.map(({ namespace, name }) => `${namespace}/${name}`)).size).toBe(177);
});

test('the pods of a machine use less than the machine', () => {
  const site = raspberryPiSite();
  const hosts = new Map(site.pods().map(({ namespace, name, host }) => [`${namespace}/${name}`, host.name]));
  for (const node of nodeUsage()) {
    const pods = podUsage(site).filter(
      ({ namespace, pod }) => hosts.get(`${namespace}/${pod}`) === node.name,
    );
    expect(pods.reduce((sum, { cpu }) => sum + cpu, 0)).toBeLessThan(node.cpu);
    expect(pods.reduce((sum, { memory }) => sum + memory, 0)).toBeLessThan(node.memory);
  }
});

test.each([
  ['tethys-styx', tethysStyx(), '2025-10-13T12:00:00Z'],
  ['twisterlab-before', twisterlabBefore(), '2026-02-03T23:00:00Z'],
  ['twisterlab-after', twisterlabAfter(), '2026-02-04T05:30:00Z'],
])('nothing in %s comes from after its capture', (_, files, now) => {
  const times = [...files.values()].flatMap((text) => text.match(/20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ/g) ?? []);
  expect(times.filter((time) => time > now)).toEqual([]);
});

test('the log of the bootstrapper has two errors in turn', () => {
  const log = [...tethysStyx()].find(([file]) => file.startsWith('logs/'))?.[1] ?? '';
  const lines = log.trimEnd().split('\n');
  expect(lines).toHaveLength(1195);
  expect(lines.filter((line) => line.endsWith(': connect: network is unreachable'))).toHaveLength(598);
  expect(lines.filter((line) => line.endsWith('dial tcp 10.43.71.170:8080: i/o timeout'))).toHaveLength(597);
});

test('eight pods of styx are overdue, and their replacements run elsewhere', () => {
  const pods = tethysStyxSite().pods();
  const deleted = pods.filter(({ resource }) => resource.metadata['deletionTimestamp'] !== undefined);
  expect(deleted.map(({ host }) => host.name)).toEqual(Array.from({ length: 8 }, () => 'srv712695'));
  expect(deleted.every(({ ready, namespace }) => !ready && namespace === 'apps')).toBe(true);
  expect(new Set(pods.map(({ resource }) => resource.metadata.uid)).size).toBe(pods.length);
});

describe('the cleanup of twisterlab', () => {
  const kinds = ['Deployment', 'ReplicaSet', 'StatefulSet', 'Service', 'HorizontalPodAutoscaler', 'Pod'];
  const objects = (site: Site) =>
    new Map(kinds.flatMap((kind) => site.list(kind)).map((each) => [each.metadata.uid, each]));
  const before = objects(twisterlabSite(BEFORE));
  const after = objects(twisterlabSite(AFTER));
  const gone = [...before.values()].filter(({ metadata }) => !after.has(metadata.uid));
  const named = (kind: string) =>
    gone.filter((each) => each.kind === kind).map(({ metadata }) => `${metadata.namespace}/${metadata.name}`);

  test('creates nothing', () => {
    expect([...after.keys()].filter((uid) => !before.has(uid))).toEqual([]);
  });

  test('removes sixteen pods, one autoscaler and six pruned ReplicaSets', () => {
    const namespaces = named('Pod').map((name) => name.split('/')[0] ?? '');
    const counts = ['monitoring', 'twisterlab', 'twisterlab-dev', 'default'].map(
      (namespace) => namespaces.filter((each) => each === namespace).length,
    );
    expect(counts).toEqual([4, 7, 3, 2]);
    expect(named('HorizontalPodAutoscaler')).toEqual(['twisterlab/mcp-unified-hpa']);
    expect(named('ReplicaSet').map((name) => name.replace(/-[^-]+$/, ''))).toEqual([
      ...Array.from({ length: 2 }, () => 'monitoring/grafana'),
      ...Array.from({ length: 2 }, () => 'monitoring/prometheus'),
      ...Array.from({ length: 2 }, () => 'twisterlab/grafana'),
    ]);
    expect(gone).toHaveLength(16 + 1 + 6);
  });

  test('leaves every other pod as it was', () => {
    const kept = [...after.values()].filter(({ kind }) => kind === 'Pod');
    expect(kept).toHaveLength(16);
    expect(kept).toEqual(kept.map(({ metadata }) => before.get(metadata.uid)));
  });

  test('changes the spec of six Deployments, and of nothing else but their ReplicaSets', () => {
    const changed = [...after.values()].filter(
      ({ metadata, spec }) => JSON.stringify(spec) !== JSON.stringify(before.get(metadata.uid)?.['spec']),
    );
    const of = (kind: string) =>
      changed
        .filter((each) => each.kind === kind)
        .map(({ metadata }) => `${metadata.namespace}/${metadata.name}`);
    expect(of('Deployment')).toEqual([
      'default/mcp-server',
      'monitoring/grafana',
      'monitoring/prometheus',
      'twisterlab-dev/mcp-unified',
      'twisterlab/grafana',
      'twisterlab/mcp-unified',
    ]);
    expect(of('ReplicaSet').map((name) => name.replace(/-[^-]+$/, ''))).toEqual([
      'default/mcp-server',
      'twisterlab-dev/mcp-unified',
      'twisterlab/mcp-unified',
    ]);
    expect(changed).toHaveLength(9);
  });
});
