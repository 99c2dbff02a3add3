import type { Condition } from '../model/condition.ts';
import { humanDuration } from '../model/human-duration.ts';
import { reference } from '../model/object.ts';
import { formatBytes } from '../model/quantity.ts';
import type { PersistentVolumeClaim } from '../model/storage.ts';
import { inNamespace, kubectl } from './command.ts';
import { MINUTE } from './duration.ts';
import { excerpt } from './excerpt.ts';
import { conditionFields, field } from './field-evidence.ts';
import { defineRule } from './rule.ts';
import { inMinutes } from './threshold.ts';

const FAILURES: ReadonlySet<string> = new Set([
  'VolumeResizeFailed',
  'FileSystemResizeFailed',
  'ExternalExpandFailed',
]);

export default defineRule({
  id: 'failed-volume-expansion',
  title: 'Claim does not grow as asked',
  group: 'health',
  severity: 'medium',
  why: 'Somebody asked for more room, mostly because there is little left, and it has not come.',
  fix: 'Read the event or condition. FileSystemResizePending waits for the pod to be started again. Otherwise see whether the class allows expansion and whether the storage has the room.',
  peers: { KubeBuddy: ['PVC005'] },
  needs: ['persistentVolumeClaims'],
  uses: ['events'],
  settings: {
    // Large disks take minutes to grow; some clouds do it in the background for longer.
    minutes: inMinutes(60, 'Expansions under way for less are passed over'),
  },
  *check({ persistentVolumeClaims, links, now }, { minutes }) {
    for (const claim of persistentVolumeClaims) {
      const { capacityBytes, requestedBytes, phase, meta } = claim;
      if (phase !== 'Bound' || meta.deletedAt !== null || capacityBytes === null || requestedBytes === null)
        continue;
      const waiting = resizeCondition(claim);
      if (requestedBytes <= capacityBytes && !waiting?.type.endsWith('ResizeError')) continue;
      const failure =
        links.eventsOf(reference(claim)).find(({ reason }) => FAILURES.has(reason ?? '')) ?? null;
      const sinceMs = waiting?.changedAt == null ? null : now - waiting.changedAt;
      const late = waiting !== null && sinceMs !== null && sinceMs > minutes * MINUTE;
      if (failure === null && !late && !waiting?.type.endsWith('ResizeError')) continue;
      yield {
        subject: reference(claim),
        severity: waiting?.type === 'FileSystemResizePending' && failure === null ? 'low' : 'medium',
        facts: {
          capacityBytes,
          requestedBytes,
          condition: waiting?.type ?? null,
          sinceMs,
          message: failure?.message ?? waiting?.message ?? null,
        },
        evidence: [
          field(claim, 'spec.resources.requests.storage', formatBytes(requestedBytes)),
          field(claim, 'status.capacity.storage', formatBytes(capacityBytes)),
          ...(waiting === null ? [] : conditionFields(claim, waiting.type)),
          ...(failure === null ? [] : [field(failure, 'message', failure.message)]),
        ],
      };
    }
  },
  message({ capacityBytes, requestedBytes, condition, sinceMs, message }) {
    const state =
      condition === null ? '' : `, ${condition}${sinceMs === null ? '' : ` for ${humanDuration(sinceMs)}`}`;
    return `${formatBytes(requestedBytes)} asked for, ${formatBytes(capacityBytes)} there${state}${message === null ? '' : `: ${excerpt(message)}`}`;
  },
  commands(_facts, subject) {
    return [kubectl('describe', 'persistentvolumeclaim', subject.name, ...inNamespace(subject))];
  },
});

const RESIZING = ['ControllerResizeError', 'NodeResizeError', 'FileSystemResizePending', 'Resizing'];

function resizeCondition({ conditions }: PersistentVolumeClaim): Condition | null {
  return (
    RESIZING.flatMap(
      (type) => conditions.find((one) => one.type === type && one.status === 'True') ?? [],
    )[0] ?? null
  );
}
