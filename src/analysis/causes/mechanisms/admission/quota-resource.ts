import { podResource } from '../../../../model/pod-resources.ts';
import type { PodSpec } from '../../../../model/pod-spec.ts';
import { formatBytes, formatCpu } from '../../../../model/quantity.ts';

/** What a resource of a quota counts. https://kubernetes.io/docs/concepts/policy/resource-quotas/ */
export type QuotaKind = 'cpu' | 'memory' | 'pods' | 'services' | 'storage' | 'objects';

export function quotaKind(resource: string): QuotaKind {
  const name = resource.replace(/^count\//, '');
  if (CPU.has(name)) return 'cpu';
  if (MEMORY.has(name)) return 'memory';
  if (name === 'pods') return 'pods';
  if (name === 'services' || name.startsWith('services.')) return 'services';
  if (STORAGE.test(name)) return 'storage';
  return 'objects';
}

const CPU = new Set(['cpu', 'requests.cpu', 'limits.cpu']);
const MEMORY = new Set(['memory', 'requests.memory', 'limits.memory']);
const STORAGE = /(?:^|\/)(?:requests\.storage|persistentvolumeclaims)$/;

/** What one pod takes of a resource of a quota; `null` where that cannot be told from its spec. */
export function podShare(resource: string, spec: PodSpec): number | null {
  switch (resource) {
    case 'pods':
    case 'count/pods':
      return 1;
    case 'cpu':
    case 'memory':
      return podResource(spec, 'requests', resource);
    default: {
      const [what, name] = resource.split('.', 2);
      if (name === undefined || (what !== 'requests' && what !== 'limits')) return null;
      return name === 'cpu' || name === 'memory' ? podResource(spec, what, name) : null;
    }
  }
}

/** An amount of such a resource in people's words: `10 cores` are `10000m`. */
export function quotaAmount(resource: string, amount: number): string {
  const kind = quotaKind(resource);
  if (kind === 'cpu') return Number.isInteger(amount) ? String(amount) : formatCpu(amount);
  if (kind === 'memory' || resource.endsWith('requests.storage')) return formatBytes(amount);
  return String(amount);
}

/** An amount as a manifest may write it, rounded up to whole units of a quota. */
export function quotaQuantity(resource: string, amount: number): string {
  const kind = quotaKind(resource);
  if (kind === 'cpu') return Number.isInteger(amount) ? String(amount) : formatCpu(amount);
  if (kind === 'memory' || resource.endsWith('requests.storage')) {
    const mebibytes = Math.ceil(amount / 1024 ** 2);
    if (mebibytes === 0) return '0';
    return mebibytes % 1024 === 0 ? `${mebibytes / 1024}Gi` : `${mebibytes}Mi`;
  }
  return String(Math.ceil(amount));
}
