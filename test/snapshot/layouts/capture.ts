import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { isKindName, KINDS } from '../../../src/model/kinds.ts';
import type { Ledger } from '../../../src/model/ledger.ts';
import { readSnapshot, type Snapshot } from '../../../src/snapshot/read-snapshot.ts';
import { write } from '../../cli/shop.ts';

export const BORN = '2025-10-01T08:00:00Z';
export const LATE = '2025-10-19T19:55:00Z';

/** A capture made of these files, read as it lies there. */
export async function capture(
  files: Readonly<Record<string, string>>,
  cluster: string | null = null,
): Promise<Snapshot> {
  return readSnapshot(folderOf(files), { namespaces: null, capturedAt: null, cluster });
}

/** A folder called `capture` of these files, gone when the test is over. */
export function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'kube-dossier-layout-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return write(join(folder, 'capture'), files);
}

/** How many objects of each kind, by namespace: `pods shop`, and `nodes`. */
export function counts({ sources, customKinds }: Ledger): Readonly<Record<string, number>> {
  const builtIn = sources.flatMap(
    ({ source, resource, namespaces, count }): (readonly [string, number])[] => {
      if (!isKindName(source)) return [];
      if (KINDS[source].namespaced)
        return namespaces.flatMap((row) =>
          row.count === 0 ? [] : [[`${resource} ${row.namespace}`, row.count]],
        );
      return count === 0 ? [] : [[resource, count]];
    },
  );
  return Object.fromEntries([...builtIn, ...customKinds.map(({ kind, count }) => [kind, count] as const)]);
}

/** What is said of files beyond that they were passed over on purpose. */
export function complaints({ files }: Ledger): readonly string[] {
  return files.flatMap(({ path, format, problems }) => [
    ...(format === 'not recognised' ? [`${path}: ${format}`] : []),
    ...problems
      .filter(({ level, message }) => level !== 'note' || !message.startsWith('passed over: '))
      .map(({ level, message }) => `${level} ${path}: ${message}`),
  ]);
}

/** Whose logs were read: `shop/cart-0/server`, and `shop/cart-0/server, previous`. */
export function logs({ cluster }: Snapshot): readonly string[] {
  return cluster.logs.map(
    ({ namespace, pod, container, previous }) =>
      `${namespace}/${pod}/${container}${previous ? ', previous' : ''}`,
  );
}

export function state(
  { sources }: Ledger,
  resource: string,
  namespace: string | null = null,
): string | undefined {
  const row = sources.find((source) => source.resource === resource);
  return namespace === null ? row?.state : row?.namespaces.find((one) => one.namespace === namespace)?.state;
}

export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** `PodList`, and items that leave their kind to it. */
export function typedList(kind: string, apiVersion: string, items: readonly object[]): string {
  return json({ kind: `${kind}List`, apiVersion, metadata: { resourceVersion: '7' }, items });
}

/** An object that says what it is. */
export function typed(kind: string, apiVersion: string, object: object): object {
  return { apiVersion, kind, ...object };
}

export function named(name: string, namespace: string | null = null, uid: string | null = null): object {
  const metadata = { name, ...(namespace === null ? {} : { namespace }), creationTimestamp: BORN };
  return { metadata: uid === null ? metadata : { ...metadata, uid } };
}

export function pod(namespace: string, name: string): object {
  return {
    ...named(name, namespace),
    spec: { containers: [{ name: 'server', image: 'registry.example/shop/cart:1.4' }] },
    status: {
      phase: 'Running',
      conditions: [{ type: 'Ready', status: 'True', lastTransitionTime: LATE }],
      containerStatuses: [
        {
          name: 'server',
          image: 'registry.example/shop/cart:1.4',
          ready: true,
          restartCount: 0,
          state: { running: { startedAt: BORN } },
        },
      ],
    },
  };
}

export function node(name: string): object {
  return { ...named(name), status: { conditions: [{ type: 'Ready', status: 'True' }] } };
}

export function deployment(namespace: string, name: string): object {
  return { ...named(name, namespace), spec: { replicas: 1 }, status: { replicas: 1 } };
}

/** The same object as YAML, which is a superset of JSON; collectors begin with a mark. */
export function yaml(object: object): string {
  const lines = (value: unknown, indent: string): string => {
    if (Array.isArray(value)) {
      if (value.length === 0) return ' []\n';
      return `\n${value.map((item) => `${indent}-${entry(item, `${indent}  `)}`).join('')}`;
    }
    if (typeof value === 'object' && value !== null) {
      return `\n${Object.entries(value)
        .map(([key, member]) => `${indent}${key}:${lines(member, `${indent}  `)}`)
        .join('')}`;
    }
    return ` ${JSON.stringify(value)}\n`;
  };
  const entry = (item: unknown, indent: string) =>
    typeof item === 'object' && item !== null
      ? ` ${lines(item, indent).trimStart()}`
      : ` ${JSON.stringify(item)}\n`;
  return `---${lines(object, '')}`;
}
