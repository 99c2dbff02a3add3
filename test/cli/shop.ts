import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A capture of two namespaces: in one a pod crashes, in the other an image cannot be had. */
export function writeShop(folder: string): string {
  write(folder, {
    'nodes.json': list('Node', [node('pi-worker')]),
    'pods.json': list('Pod', [crashing('shop', 'cart-0'), pulling('depot', 'stock-0')]),
    'namespaces.json': list('Namespace', [namespace('shop'), namespace('depot')]),
    'snapshot.yaml': 'capturedAt: 2025-10-19T20:00:00Z\nscope: cluster\n',
  });
  return folder;
}

/** Files by path below a folder. */
export function write(folder: string, files: Readonly<Record<string, string | Uint8Array>>): string {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** As `kubectl get -o json` prints it. */
export function list(kind: string, items: readonly object[]): string {
  const typed = items.map((item) => ({ apiVersion: 'v1', kind, ...item }));
  return `${JSON.stringify({ apiVersion: 'v1', items: typed, kind: 'List', metadata: {} }, null, 4)}\n`;
}

export function namespace(name: string): object {
  return { metadata: { name, creationTimestamp: BORN }, status: { phase: 'Active' } };
}

export function node(name: string): object {
  return {
    metadata: { name, creationTimestamp: BORN },
    status: {
      allocatable: { cpu: '4', memory: '8Gi', pods: '110' },
      capacity: { cpu: '4', memory: '8Gi', pods: '110' },
      conditions: [{ type: 'Ready', status: 'True', lastTransitionTime: BORN }],
      nodeInfo: { kubeletVersion: 'v1.31.2' },
    },
  };
}

export function healthy(space: string, name: string): object {
  return pod(space, name, { ready: true, restartCount: 0, state: { running: { startedAt: BORN } } });
}

function crashing(space: string, name: string): object {
  const terminated = { exitCode: 1, reason: 'Error', startedAt: LATE, finishedAt: LATE };
  const waiting = { reason: 'CrashLoopBackOff', message: 'back-off 5m0s restarting failed container' };
  return pod(space, name, {
    ready: false,
    restartCount: 40,
    state: { waiting },
    lastState: { terminated },
  });
}

function pulling(space: string, name: string): object {
  const waiting = { reason: 'ImagePullBackOff', message: 'Back-off pulling image "shop/stock:2"' };
  return pod(space, name, { ready: false, restartCount: 0, state: { waiting } });
}

function pod(
  space: string,
  name: string,
  status: { readonly ready: boolean; readonly [field: string]: unknown },
): object {
  const container = { name: 'web', image: `shop/${name}:2` };
  const ready = { type: 'Ready', status: status.ready ? 'True' : 'False', lastTransitionTime: BORN };
  return {
    metadata: { name, namespace: space, uid: `uid-${space}-${name}`, creationTimestamp: BORN },
    spec: { nodeName: 'pi-worker', containers: [container] },
    status: {
      phase: status.ready ? 'Running' : 'Pending',
      startTime: BORN,
      conditions: [{ type: 'PodScheduled', status: 'True', lastTransitionTime: BORN }, ready],
      containerStatuses: [{ ...container, ...status }],
    },
  };
}

const BORN = '2025-10-01T00:00:00Z';
const LATE = '2025-10-19T19:58:00Z';
