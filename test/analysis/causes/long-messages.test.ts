import { describe, expect, test } from 'vitest';
import { auditOf } from '../../../src/analysis/audit-of.ts';
import type { Cluster, Objects } from '../../../src/model/cluster.ts';
import { sourceNames } from '../../../src/model/kinds.ts';
import { createLinks } from '../../../src/model/links.ts';
import { createLogScan } from '../../../src/model/log-scan.ts';
import { LOG_SIGNATURES } from '../../../src/model/log-signatures.ts';
import { RULES } from '../../../src/rules/catalogue.ts';
import { audit } from '../../builders/audit.ts';
import { sickCluster } from '../../builders/sick-cluster.ts';
import { brokenShop } from '../broken-shop.ts';

const LONG = 100_000;

/** Beginnings of messages that mechanisms read, without an end. */
const BEGINNINGS = [
  'failed to call webhook "',
  'secret "',
  'persistentvolumeclaim "',
  'storageclass',
  'exceeded quota: a, requested: cpu=',
  'forbidden: ',
  'mount.nfs: ',
  'IPAM ',
  'network plugin is not ready: ',
  'failed to create subPath directory for volumeMount "',
  'error mounting "a" to rootfs at "',
  'driver name ',
  'dial tcp 10.0.0.1:',
  'lookup a.b.c on 10.0.0.1:53: ',
  '0/3 nodes are available: 1 ',
  'node(s) had untolerated taint {',
  'no match for platform in manifest: ',
  'unauthorized: ',
  'a has 1 resource instances, ',
  'minimum memory usage per Container is ',
  'Readiness probe failed: Get "http://10.0.0.1:80/',
  'a.b/v1: ',
  '((((',
  '"[[[{{{',
  'a-a.a_a/',
  ' \t ',
];

/** Every message of conditions, states and events, and every line of logs that was kept. */
function saying(cluster: Cluster, text: string): Cluster {
  const lists = Object.fromEntries(sourceNames.map((source) => [source, cluster[source]]));
  const objects: Objects = JSON.parse(
    JSON.stringify(lists, (key: string, value: unknown) =>
      typeof value === 'string' && (key === 'message' || key === 'line') ? text : value,
    ),
  );
  return { ...objects, now: cluster.now, captured: cluster.captured, links: createLinks(objects) };
}

function milliseconds(run: () => unknown): number {
  const started = performance.now();
  run();
  return performance.now() - started;
}

describe('messages of 100 KB cost little, whatever they repeat', () => {
  const clusters = [sickCluster(42), brokenShop()];

  test.each(BEGINNINGS)('%j', (beginning) => {
    const text = beginning.repeat(Math.ceil(LONG / beginning.length));
    for (const cluster of clusters) {
      const own = saying(cluster, text);
      const spent = milliseconds(() =>
        auditOf({ cluster: own, ledger: audit().ledger, rules: RULES, version: '1.2.3' }),
      );
      expect(spent).toBeLessThan(1000);
    }
  });
});

describe('a line of 200 KB is scanned in milliseconds', () => {
  const beginnings = LOG_SIGNATURES.flatMap(({ hints }) => hints);

  test('whatever a signature is recognised by, repeated', () => {
    const slow = [...beginnings, ...BEGINNINGS].flatMap((beginning) =>
      ['', ' ', ': /', ' "a.b:', "'"].flatMap((between) => {
        const part = `${beginning}${between}`;
        const line = part.repeat(Math.ceil((2 * LONG) / part.length));
        const scan = createLogScan((text) => text);
        const spent = milliseconds(() => {
          scan.line(line, null);
          scan.result();
        });
        return spent > 100 ? [`${part}: ${spent.toFixed(0)} ms`] : [];
      }),
    );
    expect(slow).toEqual([]);
  });
});
