import { reference } from '../../../../model/object.ts';
import { excerpt } from '../../../../rules/excerpt.ts';
import { field } from '../../../../rules/field-evidence.ts';
import { factText } from '../../fact-member.ts';
import type { Mechanism } from '../../mechanism.ts';
import { relatedPods } from '../../related-pods.ts';

/** The kubelet cannot end the containers or let go of a volume. */
export const containerNotStopping: Mechanism = {
  id: 'container-not-stopping',
  title: 'The node cannot end the containers of deleted pods',
  reasoning:
    'On a node that is Ready the kubelet kills what is left of a deleted pod when its grace period is over. It reports ' +
    'FailedKillPod where the runtime does not end a container (most often a process that hangs in the kernel, on a ' +
    'dead NFS mount), and FailedUnMount or `orphaned pod` where a volume does not let go.',
  fix: 'On the node, find the process that does not end (state D) and what it waits for, such as a file server that is gone; restart the container runtime, and the node if that does not help.',
  explains: ['stuck-terminating-pod'],
  diagnose(finding, { cluster }) {
    if (factText(finding.facts, 'nodeState') !== 'ready') return null;
    for (const pod of relatedPods(cluster, finding)) {
      const event = cluster.links.eventsOf(reference(pod)).find(({ reason }) => FAILURES.has(reason ?? ''));
      if (event === undefined) continue;
      return {
        root: finding.subject,
        confidence: 'confirmed',
        summary: `node ${pod.nodeName ?? ''} cannot end pod ${pod.meta.name}: ${excerpt(event.message ?? event.reason ?? '', 240)}`,
        evidence: [field(event, 'message', event.message)],
        toConfirm: null,
      };
    }
    return null;
  },
};

const FAILURES: ReadonlySet<string> = new Set(['FailedKillPod', 'FailedUnMount', 'FailedUnmount']);
