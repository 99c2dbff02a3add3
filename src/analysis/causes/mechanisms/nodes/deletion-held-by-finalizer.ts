import { counted, someOf } from '../../../../rules/amount-words.ts';
import { excerpt } from '../../../../rules/excerpt.ts';
import { field } from '../../../../rules/field-evidence.ts';
import { factList } from '../../fact-member.ts';
import type { Mechanism } from '../../mechanism.ts';
import { relatedPods } from '../../related-pods.ts';

/** Somebody has reserved to do something before the pods may go, and does not do it. */
export const deletionHeldByFinalizer: Mechanism = {
  id: 'deletion-held-by-finalizer',
  title: 'A finalizer holds pods that were deleted',
  reasoning:
    'An object with finalizers is kept after its deletion until each of them is taken off by the controller that set ' +
    'it. The pods were deleted, their grace period is over, and finalizers are left: that controller does not run, or ' +
    'cannot finish. Kubernetes itself sets batch.kubernetes.io/job-tracking on pods of Jobs and takes it off.',
  fix: 'Bring the controller that owns the finalizer to run, and it goes on by itself. Take the finalizer off by hand only where that controller is gone for good and what it would clean up is known.',
  explains: ['stuck-terminating-pod'],
  diagnose(finding, scene) {
    const held = relatedPods(scene.cluster, finding).filter(({ meta }) => meta.finalizers.length > 0);
    const names = factList(finding.facts, 'finalizers').flatMap((one) =>
      typeof one === 'string' ? [one] : [],
    );
    const [first] = held;
    if (first === undefined || names.length === 0) return null;
    return {
      root: finding.subject,
      confidence: 'confirmed',
      summary: `${counted(held.length, 'deleted pod')} ${held.length === 1 ? 'is' : 'are'} held by finalizer ${someOf(names.map((one) => excerpt(one, 100)))}, which nobody has taken off`,
      evidence: [field(first, 'metadata.finalizers', first.meta.finalizers.join(', '))],
      toConfirm: null,
    };
  },
};
