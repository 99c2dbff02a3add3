import type { ObjectReference } from '../../../model/object.ts';
import { objectKey, reference } from '../../../model/object.ts';
import { counted } from '../../../rules/amount-words.ts';
import { inNamespace, kubectl, resourceWord } from '../../../rules/command.ts';
import { excerpt } from '../../../rules/excerpt.ts';
import { action, must } from '../action.ts';
import type { Remedy } from '../remedy.ts';

/** A Deployment at zero that an Ingress or an autoscaler still leads to: started again, if it is missed. */
export const scaleUp: Remedy = {
  id: 'scale-up',
  phase: 'conditional',
  rules: ['scaled-to-zero-workload'],
  steps(findings, view) {
    return findings.flatMap((finding) => {
      const deployment = view.deployments.get(objectKey(finding.subject));
      if (deployment === undefined || finding.severity === 'info') return [];
      const ref = reference(deployment);
      const minimum = view.autoscaled.get(objectKey(ref))?.minReplicas ?? 1;
      const replicas = Math.max(minimum, 1);
      const name = excerpt(`${ref.namespace}/${ref.name}`, 160);
      return [
        {
          about: objectKey(ref),
          title: `If ${name} is missed: scale it up to ${counted(replicas, 'replica')}`,
          answers: [finding.fingerprint],
          why: `${finding.message}.`,
          condition: `its owner says that ${name} is to run`,
          preconditions: ['its image can still be had, and what it was switched off for is mended'],
          commands: [
            scaleLine(ref, replicas),
            kubectl('rollout', 'status', resourceWord(ref), ...inNamespace(ref)),
          ],
          actions: action(deployment, scaleWords(ref, replicas), {
            tolerates: 'anything',
            guards: [must('spec.replicas', 0)],
            waits: ['rollout', 'status', resourceWord(ref), ...inNamespace(ref), '--timeout=5m'],
          }),
          effects: [`${name}: ${replicas} of ${replicas} replicas (now 0 of 0)`],
          risk: { level: 'medium', text: 'Somebody switched it off, and nothing captured says why.' },
          undo: { text: 'Switches it off again.', commands: [scaleLine(ref, 0)] },
        },
      ];
    });
  },
};

/** `kubectl scale deployment/cart --replicas=2 -n shop` */
function scaleLine(ref: ObjectReference, replicas: number): string {
  return kubectl(...scaleWords(ref, replicas));
}

function scaleWords(ref: ObjectReference, replicas: number): readonly string[] {
  return ['scale', resourceWord(ref), `--replicas=${replicas}`, ...inNamespace(ref)];
}
