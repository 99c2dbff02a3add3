import { type ObjectReference, reference } from '../../../../model/object.ts';
import type { Pod } from '../../../../model/pod.ts';
import { someOf } from '../../../../rules/amount-words.ts';
import { inNamespace, kubectl, kubectlAll } from '../../../../rules/command.ts';
import { excerpt } from '../../../../rules/excerpt.ts';
import { field } from '../../../../rules/field-evidence.ts';
import type { Mechanism, Scene } from '../../mechanism.ts';
import { STARTING_RULES, volumeFailures } from './attach-event.ts';
import { claimsOf } from './pending-claim.ts';

/** The volume hangs on another node, and can be on one only. */
export const volumeAttachedElsewhere: Mechanism = {
  id: 'volume-attached-elsewhere',
  title: 'The volume is still attached to another node',
  reasoning:
    'A volume with ReadWriteOnce is attached to one node at a time: `Multi-Attach error`. The pod that has it runs, or ' +
    'hangs in Terminating, on another node: two replicas that share a claim, a rolling update that starts the new pod ' +
    'before the old one is gone, or a node that is lost and cannot confirm that it let go.',
  fix: 'Let the pod that holds the volume end first: strategy Recreate, or a StatefulSet with a claim for each replica. Where its node is lost for good, delete that pod with --force and the VolumeAttachment goes after six minutes.',
  explains: STARTING_RULES,
  diagnose(finding, scene) {
    const [failure] = volumeFailures(finding, scene, ATTACHING).filter(({ message }) =>
      /Multi-Attach error|already exclusively attached|already used by pod/i.test(message),
    );
    if (failure === undefined) return null;
    const { pod, event, message } = failure;
    const shared = holders(pod, scene);
    const names = shared.map(({ holder }) => holder.meta.name);
    const root: ObjectReference = shared[0]?.claim ?? finding.subject;
    return {
      root,
      confidence: 'confirmed',
      summary: `${excerpt(message, 200)}${names.length === 0 ? '' : `; ${someOf(shared.map(({ holder }) => `pod ${holder.meta.name} on ${holder.nodeName} (${holder.status})`))} mounts the same claim`}`,
      evidence: [
        field(event, 'message', message),
        ...shared.slice(0, 2).map(({ holder }) => field(holder, 'spec.nodeName', holder.nodeName)),
      ],
      commands: [
        ...finding.commands.slice(0, 1),
        ...(names.length === 0
          ? []
          : kubectlAll(['get', 'pod'], names, [...inNamespace(pod.meta), '-o', 'wide'])),
        kubectl('get', 'volumeattachments'),
      ],
      toConfirm: null,
    };
  },
};

const ATTACHING: ReadonlySet<string> = new Set(['FailedAttachVolume']);

/** Pods on other nodes that mount a claim of this one. */
function holders(pod: Pod, scene: Scene) {
  const { links } = scene.cluster;
  return claimsOf(pod, scene).flatMap((claim) =>
    links
      .podsMounting(claim)
      .filter(
        (holder) =>
          holder.nodeName !== null &&
          holder.nodeName !== pod.nodeName &&
          holder.phase !== 'Succeeded' &&
          holder.phase !== 'Failed',
      )
      .map((holder) => ({ claim: reference(claim), holder })),
  );
}
