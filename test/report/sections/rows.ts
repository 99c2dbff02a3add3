import type {
  ClaimRow,
  NamespaceRow,
  NodeRow,
  ProblemPod,
  RouteRow,
  ServiceRow,
  WorkloadRow,
} from '../../../src/analysis/inventory/inventory.ts';
import { deployment } from '../../builders/audit.ts';
import { DAY, GIBIBYTE, NAMESPACE, NOW } from '../../builders/meta.ts';

const MONTH_AGO = NOW - 30 * DAY;

/** A ready node of 4 cores and 8Gi that uses one eighth of the cores and half the memory. */
export function nodeRow(name: string, options: Partial<NodeRow> = {}): NodeRow {
  return {
    name,
    status: 'Ready',
    ready: true,
    roles: [],
    createdAt: MONTH_AGO,
    version: 'v1.33.4',
    internalIP: null,
    externalIP: null,
    osImage: null,
    kernelVersion: null,
    containerRuntime: null,
    architecture: null,
    troubles: [],
    gpus: [],
    cpu: { allocatable: 4, requests: 1, used: 0.5, usedPercent: 12 },
    memory: { allocatable: 8 * GIBIBYTE, requests: GIBIBYTE, used: 4 * GIBIBYTE, usedPercent: 50 },
    pods: { running: 10, problems: 0, allocatable: 110 },
    ...options,
  };
}

export const UNMEASURED = { allocatable: 4, requests: null, used: null, usedPercent: null };

export function namespaceRow(name: string, options: Partial<NamespaceRow> = {}): NamespaceRow {
  return {
    name,
    phase: 'Active',
    createdAt: MONTH_AGO,
    isNew: false,
    pods: { total: 2, problems: 0 },
    workloads: 1,
    ...options,
  };
}

export function workloadRow(name: string, options: Partial<WorkloadRow> = {}): WorkloadRow {
  return {
    ref: deployment(name),
    component: 'application',
    state: 'healthy',
    ready: 2,
    desired: 2,
    images: ['shop/cart:1'],
    restarts: 0,
    createdAt: MONTH_AGO,
    isNew: false,
    rollout: { complete: true, available: 2, deployedAt: null, startedAt: null, lastRestartAt: null },
    problems: [],
    ...options,
  };
}

export function claimRow(name: string, options: Partial<ClaimRow> = {}): ClaimRow {
  return {
    namespace: NAMESPACE,
    name,
    phase: 'Bound',
    storageClass: 'fast',
    requestedBytes: 10 * GIBIBYTE,
    accessModes: ['ReadWriteOnce'],
    volume: 'pv-1',
    createdAt: MONTH_AGO,
    isNew: false,
    usedBy: [deployment('cart')],
    ...options,
  };
}

export function routeRow(host: string | null, options: Partial<RouteRow> = {}): RouteRow {
  return {
    namespace: NAMESPACE,
    ingress: 'shop',
    className: 'nginx',
    host,
    path: '/',
    tls: true,
    service: 'cart',
    port: '80',
    state: 'active',
    ready: 2,
    total: 2,
    ...options,
  };
}

export function serviceRow(name: string, options: Partial<ServiceRow> = {}): ServiceRow {
  return {
    namespace: NAMESPACE,
    name,
    type: 'ClusterIP',
    clusterIP: '10.43.0.7',
    externalAddresses: [],
    ports: '80/TCP',
    endpoints: { ready: 2, total: 2 },
    backends: [],
    selects: true,
    ...options,
  };
}

export function problemPod(name: string, options: Partial<ProblemPod> = {}): ProblemPod {
  return {
    namespace: NAMESPACE,
    name,
    ready: '0/1',
    status: 'CrashLoopBackOff',
    restarts: 7,
    createdAt: MONTH_AGO,
    node: 'shop-node-1',
    owner: deployment('cart'),
    problem: 'crash',
    ...options,
  };
}

/** `count` things by their number. */
export function many<T>(count: number, make: (number: number) => T): readonly T[] {
  return Array.from({ length: count }, (_, index) => make(index + 1));
}

/** Rows of the first table in a piece of Markdown, its head left out. */
export function tableRows(markdown: string): readonly string[] {
  const lines = markdown.split('\n');
  const start = lines.findIndex((line) => line.startsWith('| -'));
  const rows = lines.slice(start + 1);
  const end = rows.findIndex((line) => !line.startsWith('|'));
  return start < 0 ? [] : rows.slice(0, end < 0 ? rows.length : end);
}
