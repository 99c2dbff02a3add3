import { beforeAll, describe, expect, test } from 'vitest';
import { recordedPage, snapshotPath } from './recorded.ts';

const AFTER = snapshotPath('twisterlab-after');
const BEFORE = snapshotPath('twisterlab-before');

describe('the final audit of twisterlab tells what an auditor would, and nothing else', () => {
  let page = '';
  beforeAll(async () => {
    page = await recordedPage(AFTER, 'final', BEFORE);
  });

  test.each([
    ['the verdict with what it leaves out', /\*\*Healthy\*\*, leaving out 3 workloads scaled to zero/],
    [
      'what became of findings, deferred ones apart from resolved ones',
      /\| Findings \| Before \| Resolved \| Deferred \| Open \| No longer visible \| New \|[\s\S]*\| 🔴 critical \| 1 \| 1 \| 0 \| 0 \| 0 \| 0 \|\n\| 🟠 high \| 3 \| 0 \| 3 \| 0 \| 0 \| 0 \|/,
    ],
    ['that the disk pressure is over', '✅ DiskPressure True → False on `edgeserver.twisterlab.local`'],
    [
      'the pods that were removed, by namespace',
      '16 pods with a problem are gone or well: `twisterlab` 7, `monitoring` 4, `twisterlab-dev` 3, `default` 2',
    ],
    [
      'the limits that were lowered',
      '✅ `spec.revisionHistoryLimit` 10 → 3 on 3 Deployments: `monitoring/grafana`, `monitoring/prometheus`, `twisterlab/grafana`',
    ],
    ['the autoscaler that is gone', '✅ HorizontalPodAutoscaler `twisterlab/mcp-unified-hpa` deleted'],
    ['mcp-server at zero', /^\| `default\/mcp-server` \| 0\/0, scaled to zero \| 2 \|/m],
    ['mcp-unified at zero', /^\| `twisterlab\/mcp-unified` \| 0\/0, scaled to zero \| 3 \|/m],
    [
      'mcp-unified of development at zero',
      /^\| `twisterlab-dev\/mcp-unified` \| 0\/0, scaled to zero \| 2 \|/m,
    ],
    ['attempts that failed', 'after 4 failed attempts'],
    ['CPU with its base', '✅ 10 % (407m/4 cores)'],
    ['memory with its base', '✅ 20 % (3219Mi/15.6Gi)'],
    ['the disk as a warning', '⚠️ 89 % (11G available'],
    [
      'workloads by environment, in the order of the brief',
      /### Production \(`twisterlab`\): 6\/6[\s\S]*### Monitoring \(`monitoring`\): 3\/3[\s\S]*### Development \(`twisterlab-dev`\): 2\/2[\s\S]*### System \(`kube-system`\): 4\/4/,
    ],
    ['a workload by its own name', /^\| ✅ `postgres` \| StatefulSet \| 1\/1 \|/m],
    [
      'where it is reached from outside',
      /`traefik` \| Deployment \| 1\/1 \| LoadBalancer at 192\.168\.0\.30/,
    ],
    ['the autoscaler', /cpu: 0%\/70%, memory: 16%\/80% \| 2 \| 10 \| 2 \| ✅ active/],
    ['one recommended option', 'Option B: Build elsewhere and import (recommended)'],
    [
      'the same option where it is signed',
      /\| Recommended action \| Option B: Build elsewhere and import, in the next/,
    ],
    ['how to bring back what is at zero', 'kubectl scale deployment mcp-unified --replicas=3 -n twisterlab'],
    ['the sum of the time', /\| \*\*Total\*\* \| 6\.5 \|/],
    ['that no running pod was touched', '**16 pods** are the same as before'],
  ])('says: %s', (_, words) => {
    expect(page).toMatch(words);
  });

  test.each([
    ['a count that nobody made', /\d\+ /],
    ['two recommended options', /\(recommended\)[\s\S]*\(recommended\)/i],
    ['that nothing is to be done, next to open tasks', /none required/i],
    ['that a full disk is fine', /✅[^|]*89 %|excellent/i],
    ['that what was put off is resolved', /3\/3|4\/4 resolved/],
    ['that the autoscaler had no target', /orphan/i],
  ])('does not say: %s', (_, words) => {
    const head = page.slice(0, page.indexOf('## Running workloads'));
    expect(head).not.toMatch(words);
  });

  test('numbers of findings add up', () => {
    const verdict = page.slice(0, page.indexOf('## Completed actions'));
    const rows = [
      ...verdict.matchAll(/^\| (?:\S+ (?:critical|high|medium|low|info)|\*\*Total\*\*) \|(( \d+ \|)+)$/gm),
    ];
    const numbers = rows.map(([, cells = '']) =>
      cells.split('|').flatMap((cell) => (cell.trim() === '' ? [] : Number(cell))),
    );
    expect(numbers.length).toBeGreaterThan(2);
    for (const [before = 0, resolved = 0, deferred = 0, open = 0, unseen = 0] of numbers)
      expect(resolved + deferred + open + unseen).toBe(before);
    const total = numbers.at(-1) ?? [];
    const sums = total.map((_, column) =>
      numbers.slice(0, -1).reduce((sum, row) => sum + (row[column] ?? 0), 0),
    );
    expect(sums).toEqual(total);
  });

  test('no heading stands above nothing', () => {
    expect(page).not.toMatch(EMPTY_HEADING);
  });
});

/** A heading that another of the same or a higher rank follows at once. */
const EMPTY_HEADING = /^(#{2,6}) [^\n]*\n\n(?:## |\1 )/m;

describe('the final audit of one capture', () => {
  test.each(['pods-only', 'raspberry-pi', 'twisterlab-before', 'kilo-guardian-after'])(
    'of %s speaks of no earlier one, and has no empty heading',
    async (name) => {
      const page = await recordedPage(snapshotPath(name), 'final');
      expect(page).toContain('## Sign-off');
      expect(page).not.toMatch(/\| Findings \| Before \||Asked for before| → |What changed between/);
      expect(page).not.toMatch(EMPTY_HEADING);
    },
  );

  test('of pods alone says nothing of nodes, and does not take pods for replicas', async () => {
    const page = await recordedPage(snapshotPath('pods-only'), 'final');
    expect(page).toContain('Nodes were not evaluated: nodes not captured.');
    expect(page).not.toMatch(/every replica ready|Nodes Ready|✅ none/);
  });
});
