import { kubectl } from '../../../../rules/command.ts';
import { excerpt } from '../../../../rules/excerpt.ts';
import { field } from '../../../../rules/field-evidence.ts';
import type { Mechanism } from '../../mechanism.ts';
import { STARTING_RULES, volumeFailures } from './attach-event.ts';

/** The storage does not attach the volume to the node. */
export const volumeAttachFailing: Mechanism = {
  id: 'volume-attach-failing',
  title: 'The volume cannot be attached to the node',
  reasoning:
    'Before the kubelet mounts a volume, its driver attaches it to the node; FailedAttachVolume carries the driver’s or ' +
    'the cloud’s own error: the disk is gone, in another zone, over the limit of disks, or the driver may not. That it ' +
    'hangs on another node is a matter of its own.',
  fix: 'Look for the disk in the storage behind the volume, and mend what the error names; the attaching is tried again by itself.',
  explains: STARTING_RULES,
  diagnose(finding, scene) {
    const [failure] = volumeFailures(finding, scene, ATTACHING);
    if (failure === undefined) return null;
    const { pod, event, message } = failure;
    return {
      root: finding.subject,
      confidence: 'confirmed',
      summary: `a volume cannot be attached to node ${pod.nodeName ?? ''}: ${excerpt(message, 240)}`,
      evidence: [field(event, 'message', message)],
      commands: [...finding.commands.slice(0, 1), kubectl('get', 'volumeattachments')],
      toConfirm: null,
    };
  },
};

const ATTACHING: ReadonlySet<string> = new Set(['FailedAttachVolume']);
