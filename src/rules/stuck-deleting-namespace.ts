import { humanDuration } from '../model/human-duration.ts';
import { isoTime } from '../model/instant.ts';
import type { Namespace } from '../model/namespace.ts';
import { reference } from '../model/object.ts';
import { kubectl } from './command.ts';
import { MINUTE } from './duration.ts';
import { excerpt } from './excerpt.ts';
import { conditionFields, field } from './field-evidence.ts';
import { defineRule } from './rule.ts';
import { inMinutes } from './threshold.ts';

export default defineRule({
  id: 'stuck-deleting-namespace',
  title: 'Namespace is stuck in Terminating',
  group: 'health',
  severity: 'medium',
  why: 'It cannot be made again, nothing new can be created in it, and what is left in it is neither there nor gone. Often it is the sign of an API that no longer answers.',
  fix: 'Mend what its conditions name: bring back the API service, or the controller that takes its finalizer off the objects that are left. Remove finalizers by hand only when that controller is gone for good, for what it would have cleaned up stays behind.',
  peers: { Popeye: ['POP-800'] },
  needs: ['namespaces'],
  settings: {
    // Deleting what is in it takes minutes, of a full one some more.
    minutes: inMinutes(15, 'Namespaces deleted less long ago are passed over'),
  },
  *check({ namespaces, now }, { minutes }) {
    for (const namespace of namespaces) {
      const { deletedAt, finalizers } = namespace.meta;
      if (namespace.phase !== 'Terminating') continue;
      const sinceMs = deletedAt === null ? null : now - deletedAt;
      if (sinceMs !== null && sinceMs < minutes * MINUTE) continue;
      const causes = causesOf(namespace);
      yield {
        subject: reference(namespace),
        facts: {
          sinceMs,
          conditions: causes.map(({ type, reason, message }) => ({ type, reason, message })),
          finalizers: finalizers.slice(0, 10),
        },
        evidence: [
          field(namespace, 'status.phase', namespace.phase),
          ...(deletedAt === null ? [] : [field(namespace, 'metadata.deletionTimestamp', isoTime(deletedAt))]),
          ...causes.flatMap(({ type }) => conditionFields(namespace, type)),
        ],
      };
    }
  },
  message({ sinceMs, conditions }) {
    const since = sinceMs === null ? '' : ` for ${humanDuration(sinceMs)}`;
    const why = conditions.map(({ type, reason, message }) => excerpt(message ?? reason ?? type));
    return `terminating${since}${why.length === 0 ? '' : `: ${why.join('; ')}`}`;
  },
  commands({ conditions }, { name }) {
    const api = conditions.some(({ type }) => type === 'NamespaceDeletionDiscoveryFailure');
    return [
      kubectl('get', 'namespace', name, '-o', 'yaml'),
      ...(api ? [kubectl('get', 'apiservices')] : []),
      kubectl('get', 'all,configmaps,secrets,persistentvolumeclaims', '-n', name),
    ];
  },
});

/** The namespace controller's own conditions, causes before what follows from them. */
const CAUSES = [
  'NamespaceDeletionDiscoveryFailure',
  'NamespaceDeletionGroupVersionParsingFailure',
  'NamespaceDeletionContentFailure',
  'NamespaceFinalizersRemaining',
  'NamespaceContentRemaining',
];

function causesOf({ conditions }: Namespace) {
  return CAUSES.flatMap((type) => conditions.find((one) => one.type === type && one.status === 'True') ?? []);
}
