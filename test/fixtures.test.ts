import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nodeUsage, podUsage } from './fixtures/raspberry-pi/usage.ts';
import { raspberryPi, raspberryPiSite } from './fixtures/raspberry-pi.ts';
import { expectFile, ROOT } from './golden.ts';

const SNAPSHOTS = new Map([['raspberry-pi', raspberryPi()]]);

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
