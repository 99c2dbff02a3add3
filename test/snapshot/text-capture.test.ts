import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { auditOf } from '../../src/analysis/audit-of.ts';
import { kindNames } from '../../src/model/kinds.ts';
import { EMPTY_BRIEF } from '../../src/report/brief/empty-brief.ts';
import { pageOf } from '../../src/report/page-of.ts';
import { RULES } from '../../src/rules/catalogue.ts';
import { readSnapshot } from '../../src/snapshot/read-snapshot.ts';
import { NOW } from '../builders/meta.ts';
import { healthy, list, write } from '../cli/shop.ts';
import { printedTable } from './text/printed-table.ts';

const folder = mkdtempSync(join(tmpdir(), 'kube-dossier-text-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const cells = (...lines: readonly string[]) => printedTable(lines.map((line) => line.split('|')));

const TEXT = {
  'nodes.txt': cells(
    'NAME|STATUS|ROLES|AGE|VERSION',
    'pi-master|Ready|control-plane|285d|v1.30.1+k3s1',
    'pi-worker|Ready|<none>|285d|v1.30.1+k3s1',
  ),
  'pods.txt': cells(
    'NAMESPACE|NAME|READY|STATUS|RESTARTS|AGE',
    'shop|cart-7d9f8b6c5d-x2x4z|0/1|CrashLoopBackOff|12 (3m21s ago)|41m',
    'shop|cart-7d9f8b6c5d-zz9tm|0/1|CrashLoopBackOff|11 (4m ago)|41m',
    'shop|web-5b8c7d9f4-q7wxz|1/1|Running|0|9d',
    'depot|stock-0|1/1|Running|7 (21d ago)|85d',
  ),
  'deployments.txt': cells(
    'NAMESPACE|NAME|READY|UP-TO-DATE|AVAILABLE|AGE',
    'shop|cart|0/2|2|0|9d',
    'shop|web|1/1|1|1|9d',
  ),
  'events.txt': cells(
    'NAMESPACE|LAST SEEN|TYPE|REASON|OBJECT|MESSAGE',
    'shop|3m21s|Warning|BackOff|pod/cart-7d9f8b6c5d-x2x4z|Back-off restarting failed container',
  ),
  'services.txt': cells(
    'NAMESPACE|NAME|TYPE|CLUSTER-IP|EXTERNAL-IP|PORT(S)|AGE',
    'shop|cart|ClusterIP|10.43.0.7|<none>|80/TCP|9d',
  ),
  'pvc.txt': cells(
    'NAMESPACE|NAME|STATUS|VOLUME|CAPACITY|ACCESS MODES|STORAGECLASS|VOLUMEATTRIBUTESCLASS|AGE',
    'shop|data|Bound|pvc-0f6d|5Gi|RWO|local-path|<unset>|9d',
  ),
};

let captures = 0;
async function auditOfFiles(files: Readonly<Record<string, string>>, capturedAt: number | null = null) {
  captures += 1;
  const path = write(join(folder, `capture-${captures}`), files);
  const { cluster, ledger } = await readSnapshot(path, { namespaces: null, capturedAt });
  return { cluster, ledger, audit: auditOf({ cluster, ledger, rules: RULES, version: 'test' }) };
}

describe('a capture of nothing but text', async () => {
  const { cluster, ledger, audit } = await auditOfFiles(TEXT);
  const page = pageOf({ audit, brief: EMPTY_BRIEF, kind: 'infrastructure', format: 'md', minSeverity: null });
  const outcome = (id: string) => audit.rules.find(({ rule }) => rule === id)?.outcome;

  test('finds the crash loop, once', () => {
    const findings = audit.findings.filter(({ group }) => group === 'health');
    expect(findings.map(({ fingerprint, message }) => [fingerprint, message])).toEqual([
      ['crash-looping-container shop/Deployment/cart', 'all 2 pods crash: a container ends; 12 restarts'],
    ]);
    expect(findings[0]?.evidence.map(({ source, path, value }) => [source.item, path, value])).toEqual([
      [2, 'STATUS', 'CrashLoopBackOff'],
      [2, 'RESTARTS', '12'],
      [3, 'STATUS', 'CrashLoopBackOff'],
      [3, 'RESTARTS', '11'],
    ]);
    expect(findings[0]?.commands[0]).toBe('kubectl logs cart-7d9f8b6c5d-x2x4z --previous -n shop');
  });

  test('says of every source that it is from text', () => {
    const known = ledger.sources.filter(({ state }) => state !== 'not captured');
    expect(known.map(({ source, state, count }) => `${source}: ${count} ${state}`)).toEqual([
      'nodes: 2 from text',
      'pods: 4 from text',
      'deployments: 2 from text',
      'services: 1 from text',
      'persistentVolumeClaims: 1 from text',
      'events: 1 from text',
    ]);
    expect(new Set(known.map(({ reason }) => reason))).toEqual(
      new Set(['from text: ages are coarse, fields are missing; capture again with -o json']),
    );
    expect(ledger.files.map(({ format }) => format)).toContain('kubectl events');
    expect(page).toContain(
      'Captured as kubectl prints it for people, not as JSON: nodes, pods, deployments,',
    );
    expect(page).toContain('`pods.txt, line 2` `STATUS` is `CrashLoopBackOff`');
  });

  test('answers rules that tables suffice for, and no others', () => {
    expect(outcome('node-not-ready')).toBe('clear');
    expect(outcome('unavailable-image')).toBe('clear');
    expect(outcome('past-restarts')).toBe('found');
    for (const id of [
      'node-pressure',
      'service-without-pods',
      'stuck-terminating-pod',
      'scaled-to-zero-workload',
      'monitoring-absent',
    ])
      expect([id, outcome(id)]).toEqual([id, 'not evaluated']);
  });

  test('knows no time, and says what would help', () => {
    expect(ledger.captureTime.at).toBeNull();
    expect(cluster.pods.every(({ meta }) => meta.createdAt === null)).toBe(true);
    const remarks = ledger.files.flatMap(({ problems }) => problems.map(({ message }) => message));
    expect(remarks).toContain(
      'ages lead to no times: nothing in the snapshot says when it was captured; give --captured-at',
    );
    expect(page).not.toMatch(/19[67]\d|20\d\d-\d\d-\d\d/);
  });

  test('claims nothing of what tables do not show', () => {
    expect(audit.capacity).toEqual({ cpu: null, memory: null, pods: null });
    expect(
      audit.inventory.nodes.map(({ cpu, memory, pods }) => [
        cpu.requests,
        memory.allocatable,
        pods.allocatable,
      ]),
    ).toEqual([
      [null, null, null],
      [null, null, null],
    ]);
    expect(audit.score.areas.find(({ area }) => area === 'Nodes')).toMatchObject({ score: null });
    expect(audit.findings.map(({ message }) => message).join()).not.toMatch(/exit code|memory limit/);
    expect(page).not.toMatch(/\| no Service \||\| no pod \||\| 0 B/);
    expect(page).toContain('| not shown |');
  });
});

test('with a time, ages are as printed', async () => {
  const { cluster, ledger } = await auditOfFiles({ ...TEXT, 'captured-at.txt': '2025-06-01T12:00:00Z\n' });
  expect(ledger.captureTime.at).toBe(NOW);
  expect(cluster.pods[1]?.meta.createdAt).toBe(NOW - 41 * 60_000);
  expect(cluster.pods[1]?.restarts.lastAt).toBe(NOW - 201_000);
});

test('the clock of a description is a clock', async () => {
  const description = `Name:         stock-0
Namespace:    depot
Start Time:   Sun, 01 Jun 2025 12:00:00 +0000
Status:       Running
Containers:
  web:
    Image:  shop/stock:2
    State:          Running
      Started:      Sun, 01 Jun 2025 12:00:00 +0000
    Ready:          True
`;
  const { ledger } = await auditOfFiles({ ...TEXT, 'stock.txt': description });
  expect(ledger.captureTime).toMatchObject({ at: NOW, source: 'newest timestamp' });
});

test('a namespace is not called empty where nobody asked for custom resources', async () => {
  const { audit } = await auditOfFiles({
    'pods.txt': TEXT['pods.txt'],
    'namespaces.txt': cells('NAME|STATUS|AGE', 'shop|Active|9d', 'depot|Active|9d', 'left-over|Active|85d'),
    'deployments.txt': TEXT['deployments.txt'],
    'statefulsets.txt': cells('NAMESPACE|NAME|READY|AGE', 'depot|stock|1/1|85d'),
    'daemonsets.txt': 'No resources found\n',
    'cronjobs.txt': 'No resources found\n',
  });
  expect(audit.rules.find(({ rule }) => rule === 'empty-namespace')).toMatchObject({
    outcome: 'not evaluated',
    missing: ['customResources'],
  });
});

test('what was captured as JSON stays as it is, whatever the order of files', async () => {
  const pod = healthy('shop', 'cart-7d9f8b6c5d-x2x4z');
  const names = fc.shuffledSubarray(['a.json', 'm.json', 'z.json', 'pods/shop.json'], {
    minLength: 1,
    maxLength: 1,
  });
  await fc.assert(
    fc.asyncProperty(names, async ([name = '']) => {
      const { cluster, ledger } = await auditOfFiles({
        ...TEXT,
        [name]: list('Pod', [pod, healthy('shop', 'other-0')]),
      });
      const found = cluster.pods.map(
        ({ meta, status }) => `${meta.name} ${status} ${meta.source.text?.form ?? 'json'}`,
      );
      expect(found).toEqual([
        'stock-0 Running table',
        'cart-7d9f8b6c5d-x2x4z Running json',
        'cart-7d9f8b6c5d-zz9tm CrashLoopBackOff table',
        'other-0 Running json',
        'web-5b8c7d9f4-q7wxz Running table',
      ]);
      expect(ledger.sources.find(({ source }) => source === 'pods')?.duplicates).toBe(1);
    }),
    { numRuns: 8 },
  );
});

test('an event captured as JSON is not listed again', async () => {
  const event = {
    metadata: { name: 'cart.17c0ffee', namespace: 'shop' },
    involvedObject: { kind: 'Pod', namespace: 'shop', name: 'cart-7d9f8b6c5d-x2x4z' },
    reason: 'BackOff',
    message: 'Back-off restarting failed container\nweb',
    type: 'Warning',
    count: 25,
    lastTimestamp: '2025-06-01T11:56:39Z',
  };
  const { cluster } = await auditOfFiles({ ...TEXT, 'z.json': list('Event', [event]) });
  expect(cluster.events.map(({ count }) => count)).toEqual([25]);
});

test('rules that read no text go on with what was captured as JSON, and say that it is a part', async () => {
  const { audit } = await auditOfFiles({ ...TEXT, 'a.json': list('Pod', [healthy('shop', 'other-0')]) });
  expect(audit.rules.find(({ rule }) => rule === 'stuck-terminating-pod')).toMatchObject({
    outcome: 'not evaluated',
    missing: ['pods'],
  });
});

test('only the namespaces asked for', async () => {
  const path = write(join(folder, 'narrow'), TEXT);
  const { cluster } = await readSnapshot(path, { namespaces: ['depot'], capturedAt: null });
  expect(cluster.pods.map(({ meta }) => meta.name)).toEqual(['stock-0']);
  expect(cluster.captured.all('pods', 'shop')).toBe(false);
});

test('the command that snapshot.yaml names says which namespace a table is of', async () => {
  const { cluster } = await auditOfFiles({
    'snapshot.yaml': 'capturedAt: "2025-06-01T12:00:00Z"\ncommands:\n  one.txt: kubectl get pods -n depot\n',
    'one.txt': cells('NAME|READY|STATUS|RESTARTS|AGE', 'stock-0|1/1|Running|0|9d'),
  });
  expect(cluster.pods.map(({ meta }) => meta.namespace)).toEqual(['depot']);
  expect([cluster.captured.all('pods', 'depot'), cluster.captured.all('pods')]).toEqual([true, false]);
});

const CELL = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }).map((text) => text.replaceAll('\n', ' ')),
  fc.constantFrom(
    '|',
    '<none>',
    '5 (3m ago)',
    '0/1',
    '-1/2',
    '../../etc',
    '[x](javascript:x)',
    '`',
    '\u202e',
    '9'.repeat(400),
  ),
);

test('whatever stands in the cells, nothing breaks and nothing leaves its cell', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(CELL, { minLength: 5, maxLength: 5 }), { maxLength: 8 }),
      async (rows) => {
        const { audit, cluster } = await auditOfFiles({
          // Bytes that no text has make a file binary, and then it is passed over.
          'namespaces.txt': cells('NAME|STATUS|AGE', 'shop|Active|9d'),
          'pods.txt': printedTable([['NAME', 'READY', 'STATUS', 'RESTARTS', 'AGE'], ...rows]),
          'nodes.txt': printedTable([
            ['NAME', 'STATUS', 'ROLES', 'AGE', 'VERSION'],
            ['pi', 'Ready', '<none>', '9d', 'v1'],
            ...rows,
          ]),
        });
        expect(audit.rules.filter(({ outcome }) => outcome === 'crashed')).toEqual([]);
        for (const name of kindNames)
          for (const { meta } of cluster[name]) expect(meta.name).toMatch(/^[A-Za-z0-9][A-Za-z0-9.:_@-]*$/);
        expect(
          pageOf({ audit, brief: EMPTY_BRIEF, kind: 'infrastructure', format: 'md', minSeverity: null }),
        ).not.toMatch(/[\u202e\u0000]/);
      },
    ),
    { numRuns: 40, examples: [[[['', '', '\0\0\0\0', '', '']]]] },
  );
});

test('a hundred thousand rows', async () => {
  const rows = Array.from({ length: 100_000 }, (_, index) => [
    `team-${index % 200}`,
    `cart-${index}-${'x'.repeat(Math.floor(index / 100) % 9)}`,
    '1/1',
    'Running',
    index % 9 === 0 ? '3 (5h ago)' : '0',
    '9d',
  ]);
  const text = printedTable([['NAMESPACE', 'NAME', 'READY', 'STATUS', 'RESTARTS', 'AGE'], ...rows]);
  const path = write(join(folder, 'many'), { 'pods.txt': text });
  const started = performance.now();
  const { cluster } = await readSnapshot(path, { namespaces: null, capturedAt: NOW });
  expect(cluster.pods).toHaveLength(100_000);
  expect(performance.now() - started).toBeLessThan(30_000);
});

test.each<[string, (index: number) => string]>([
  ['rows that fit no column', (index) => `${' '.repeat(index % 7)}x${' '.repeat(index % 11)}  y`],
  ['rows of one letter and blanks', () => `a${' '.repeat(200)}b`],
  ['headers', () => 'NAME   READY   STATUS   RESTARTS   AGE'],
  ['descriptions', (index) => `\n\nName:         cart-${index}\nNamespace:    shop\nStatus:       Running`],
  ['command lines', () => '$ kubectl get pods -n shop'],
  ['messages', () => 'Error from server (Forbidden): pods is forbidden: User "dev" cannot list'],
])('fifty thousand %s take no time to speak of', async (_, line) => {
  const lines = Array.from({ length: 50_000 }, (_each, index) => line(index));
  const text = [
    'NAME     READY   STATUS    RESTARTS   AGE',
    'cart-0   1/1     Running   0          9d',
    ...lines,
  ];
  const path = write(join(folder, `slow-${captures++}`), { 'pods.txt': text.join('\n') });
  const started = performance.now();
  await readSnapshot(path, { namespaces: null, capturedAt: NOW });
  expect(performance.now() - started).toBeLessThan(15_000);
});
