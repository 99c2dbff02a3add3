import { humanDuration } from '../model/human-duration.ts';
import { isoTime } from '../model/instant.ts';
import type { KindName } from '../model/kinds.ts';
import { apiGroup } from '../model/kinds.ts';
import { type KubernetesObject, reference } from '../model/object.ts';
import type { PersistentVolumeClaim } from '../model/storage.ts';
import { someOf } from './amount-words.ts';
import { inNamespace, kubectl } from './command.ts';
import { MINUTE } from './duration.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { isActive } from './missing-pods.ts';
import { defineRule } from './rule.ts';
import { inMinutes } from './threshold.ts';

/** Pods and namespaces have rules of their own. */
const KINDS = [
  'deployments',
  'replicaSets',
  'statefulSets',
  'daemonSets',
  'jobs',
  'cronJobs',
  'services',
  'ingresses',
  'persistentVolumeClaims',
  'persistentVolumes',
  'configMaps',
  'secrets',
  'serviceAccounts',
  'roleBindings',
  'customResourceDefinitions',
  'customResources',
] as const satisfies readonly (KindName | 'customResources')[];

export default defineRule({
  id: 'stuck-deleting-object',
  title: 'Deletion is held up by a finalizer',
  group: 'cleanup',
  severity: 'medium',
  why: 'It was deleted and cannot go: whoever set the finalizer has not taken it off. Its name stays taken, and the deletion of its namespace would wait for it too.',
  fix: 'Look for the controller that the finalizer is named after: is it running, and what does its log say of this object? Take the finalizer off by hand only when that controller is gone for good.',
  peers: { kor: ['finalizer'] },
  needs: ['namespaces'],
  uses: [...KINDS, 'pods'],
  details: ['pods'],
  settings: {
    // Controllers take their finalizers off within minutes, unless storage has to be emptied.
    minutes: inMinutes(60, 'Objects deleted less long ago are passed over'),
  },
  *check(view, { minutes }) {
    const { links, captured, now } = view;
    const objects = KINDS.flatMap((kind): readonly KubernetesObject[] => view[kind]);
    const going = new Set(
      view.namespaces.flatMap(({ meta }) => (meta.deletedAt === null ? [] : [meta.name])),
    );
    const claims = new Map<KubernetesObject, PersistentVolumeClaim>(
      view.persistentVolumeClaims.map((claim) => [claim, claim]),
    );
    for (const object of objects) {
      const { deletedAt, finalizers, namespace } = object.meta;
      if (deletedAt === null || finalizers.length === 0 || now - deletedAt < minutes * MINUTE) continue;
      if (namespace !== null && going.has(namespace)) continue;
      const claim = claims.get(object);
      const user = claim === undefined ? null : (links.podsMounting(claim).find(isActive) ?? null);
      const mayBeUsed = claim !== undefined && !captured.all('pods', namespace);
      yield {
        subject: reference(object),
        // Meant so: the claim goes when the last pod lets go of it.
        severity: user !== null || mayBeUsed ? 'low' : 'medium',
        facts: {
          sinceMs: now - deletedAt,
          finalizers: finalizers.slice(0, 10),
          group: apiGroup(object.meta.apiVersion),
          user: user?.meta.name ?? null,
        },
        evidence: [
          field(object, 'metadata.deletionTimestamp', isoTime(deletedAt)),
          field(object, 'metadata.finalizers', finalizers.slice(0, 5).join(', ')),
        ],
        related: user === null ? [] : [reference(user)],
      };
    }
  },
  message({ sinceMs, finalizers, user }) {
    const held = someOf(finalizers.map((one) => excerpt(one, 80)));
    return `deleted ${humanDuration(sinceMs)} ago, held by ${held}${user === null ? '' : `, because pod ${excerpt(user, 80)} still mounts it`}`;
  },
  commands({ group }, subject) {
    const resource = `${subject.kind.toLowerCase()}${group === '' ? '' : `.${group}`}`;
    return [kubectl('get', resource, subject.name, ...inNamespace(subject), '-o', 'yaml')];
  },
});
