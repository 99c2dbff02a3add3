import { groupBy } from '../model/grouping.ts';
import { humanDuration } from '../model/human-duration.ts';
import type { KubernetesObject } from '../model/object.ts';
import { reference } from '../model/object.ts';
import { counted } from './amount-words.ts';
import { kubectl } from './command.ts';
import { DAY } from './duration.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';
import { inDays } from './threshold.ts';

/** What runs something, or would. */
const WORKLOADS = ['pods', 'deployments', 'statefulSets', 'daemonSets', 'cronJobs'] as const;

export default defineRule({
  id: 'empty-namespace',
  title: 'Namespace runs nothing',
  group: 'cleanup',
  severity: 'info',
  why: 'Nobody knows whether it is left over or waited for, and nobody looks after what is still in it, secrets for example.',
  fix: 'Ask who made it. Look at what it still holds, claims and secrets above all, before deleting it: everything in it is deleted too.',
  peers: { Popeye: ['POP-400'], KubeBuddy: ['NS001'] },
  needs: ['namespaces', 'pods', 'deployments', 'statefulSets', 'daemonSets', 'cronJobs', 'customResources'],
  uses: ['services', 'persistentVolumeClaims'],
  details: ['services', 'persistentVolumeClaims'],
  absence: ['pods', 'deployments', 'statefulSets', 'daemonSets', 'cronJobs', 'customResources'],
  readsText: 'table',
  settings: {
    // Somebody may just be setting it up.
    days: inDays(1, 'Namespaces that are younger are passed over'),
  },
  *check(view, { days }) {
    const { namespaces, captured, now } = view;
    const occupied = namespacesOf(WORKLOADS.flatMap((kind): readonly KubernetesObject[] => view[kind]));
    const configured = namespacesOf(view.customResources);
    const services = groupBy(view.services, (one) => one.meta.namespace);
    const claims = groupBy(view.persistentVolumeClaims, (one) => one.meta.namespace);
    for (const namespace of namespaces) {
      const { name, createdAt, deletedAt } = namespace.meta;
      const ageMs = createdAt === null ? null : now - createdAt;
      const expected = isSystem(name) || occupied.has(name) || configured.has(name);
      if (expected || deletedAt !== null || (ageMs !== null && ageMs < days * DAY)) continue;
      if (!WORKLOADS.every((kind) => captured.all(kind, name))) continue;
      yield {
        subject: reference(namespace),
        facts: { ageMs, services: services.get(name)?.length ?? 0, claims: claims.get(name)?.length ?? 0 },
        evidence: [field(namespace, 'metadata.name', name)],
      };
    }
  },
  message({ ageMs, services, claims }) {
    const held = [
      ...(services > 0 ? [counted(services, 'Service')] : []),
      ...(claims > 0 ? [counted(claims, 'PersistentVolumeClaim')] : []),
    ];
    const age = ageMs === null ? '' : `, ${humanDuration(ageMs)} old`;
    return `no pods and no workloads${age}${held.length === 0 ? '' : `; it still holds ${held.join(' and ')}`}`;
  },
  commands(_facts, { name }) {
    return [kubectl('get', 'all,configmaps,secrets,persistentvolumeclaims,ingresses', '-n', name)];
  },
});

function namespacesOf(objects: readonly KubernetesObject[]): ReadonlySet<string | null> {
  return new Set(objects.map((one) => one.meta.namespace));
}

/** Made by Kubernetes and OpenShift themselves, and empty by design. */
function isSystem(name: string): boolean {
  return (
    name === 'default' || name === 'openshift' || name.startsWith('kube-') || name.startsWith('openshift-')
  );
}
