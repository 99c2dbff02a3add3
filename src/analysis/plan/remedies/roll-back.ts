import { type ObjectReference, objectKey, reference } from '../../../model/object.ts';
import type { Deployment, ReplicaSet } from '../../../model/workload.ts';
import { counted, someOf } from '../../../rules/amount-words.ts';
import { inNamespace, kubectl, resourceWord } from '../../../rules/command.ts';
import { excerpt } from '../../../rules/excerpt.ts';
import type { Finding } from '../../../rules/finding.ts';
import { type StuckRollout, stuckRollout } from '../../../rules/rollout.ts';
import { action, must, mustOf } from '../action.ts';
import { appliedBy } from '../applied-by.ts';
import type { Guard } from '../plan.ts';
import type { PlanView, Remedy, StepDraft } from '../remedy.ts';
import { countsWords, podsWords } from '../replica-set-words.ts';
import { undoCommand, undoWords } from '../undo-rollout.ts';

/** The controller numbers revisions in this annotation, of a Deployment and of its ReplicaSets. */
export const REVISION = 'metadata.annotations.deployment\\.kubernetes\\.io/revision';

/** Takes a stuck rollout back to the revision that serves now; without one, no revision is known to work. */
export const rollBack: Remedy = {
  id: 'roll-back',
  phase: 'restore',
  rules: ['stuck-rollout'],
  steps(findings, view) {
    return findings.flatMap((finding) => {
      const deployment = view.deployments.get(objectKey(finding.subject));
      const rollout =
        deployment === undefined ? null : stuckRollout(deployment, view.cluster.links, view.now);
      if (deployment === undefined || rollout === null || rollout.serving?.revision == null) return [];
      return [step(finding, deployment, { ...rollout, serving: rollout.serving }, view)];
    });
  },
};

type Serving = StuckRollout & { readonly serving: ReplicaSet };

function step(finding: Finding, deployment: Deployment, rollout: Serving, view: PlanView): StepDraft {
  const { serving, current, previous } = rollout;
  const ref = reference(deployment);
  const namespace = ref.namespace ?? '';
  const name = excerpt(`${namespace}/${ref.name}`, 160);
  const sets = { before: view.forecast.replicaSetsIn(namespace), pods: view.forecast.podsIn(namespace) };
  const present = view.cluster.links
    .podsOf(ref)
    .filter(({ phase, meta }) => phase !== 'Failed' && phase !== 'Succeeded' && meta.deletedAt === null);
  view.forecast.rollBack(deployment, serving);
  view.forecast.endPods(namespace, present.length - deployment.replicas);
  view.touched.set(namespace, { replicaSets: true });
  const after = view.forecast.replicaSetsIn(namespace);
  const podsAfter = view.forecast.podsIn(namespace);
  const [now] = view.forecast.setsOf(deployment);
  const owner = appliedBy(deployment.meta);
  const same = imagesOf(serving) === imagesOf(current);
  // kubectl goes to the second newest revision by itself: a number is needed where that is not the one that serves.
  const number = serving === previous ? null : serving.revision;
  return {
    about: objectKey(ref),
    title: `Roll back ${name} to revision ${serving.revision} (${imagesOf(serving)})`,
    answers: [finding.fingerprint],
    why: `${finding.message}.`,
    preconditions: [
      `revision ${serving.revision} (${serving.meta.name}) still has ${counted(serving.status.ready, 'ready replica')}, and nobody rolled out again since the capture`,
      ...(owner === null
        ? []
        : [`${owner} does not bring the new version back: it is suspended, or changed as well`]),
    ],
    commands: [undoCommand(ref, number), kubectl(...statusWords(ref))],
    actions: action(deployment, undoWords(ref, serving.revision), {
      tolerates: deployment.generation === null || isScaled(deployment, view) ? 'anything' : 'status',
      generation: deployment.generation,
      guards: guards(deployment, { current, serving }, view),
      waits: [...statusWords(ref), '--timeout=5m'],
    }),
    effects: [
      `${serving.meta.name} becomes revision ${now?.revision ?? 'the newest'} and serves alone, with ${counted(deployment.replicas, 'replica')}; ${current.meta.name} is scaled to 0 and stays as revision ${current.revision ?? 'before'}, where an undo without --to-revision leads from then on`,
      ...(sets.before === null || after === null ? [] : [countsWords(namespace, sets.before, after)]),
      ...(sets.pods === null || podsAfter === null ? [] : [podsWords(namespace, sets.pods, podsAfter)]),
    ],
    replicaSets: sets.before === null || after === null ? null : { namespace, before: sets.before, after },
    risk: same
      ? {
          level: 'medium',
          text: 'Both revisions name the same image: if its tag was pushed again, the old revision starts the new program too.',
        }
      : {
          level: 'low',
          text: 'The version it goes back to serves already. What the new one changed outside of the Deployment, a database for example, stays changed.',
        },
    undo: {
      text: 'Goes forward again to the version that does not come up.',
      commands: current.revision === null ? [] : [undoCommand(ref, current.revision)],
    },
  };
}

function statusWords(ref: ObjectReference): readonly string[] {
  return ['rollout', 'status', resourceWord(ref), ...inNamespace(ref)];
}

/** Nobody rolled out in between, as many pods are there, and the version to go to is up. */
function guards(
  deployment: Deployment,
  { current, serving }: { readonly current: ReplicaSet; readonly serving: ReplicaSet },
  view: PlanView,
): readonly Guard[] {
  const set = reference(serving);
  const counts = isScaled(deployment, view)
    ? []
    : [
        must('status.replicas', deployment.status.replicas),
        mustOf(set, 'status.readyReplicas', serving.status.ready),
      ];
  return [
    must(REVISION, current.revision ?? '-'),
    mustOf(set, 'metadata.uid', serving.meta.uid ?? '-'),
    mustOf(set, REVISION, serving.revision ?? '-'),
    ...counts,
  ];
}

/** By an autoscaler, which changes spec and counts at any time. */
export function isScaled({ meta }: Deployment, { autoscaled }: PlanView): boolean {
  return autoscaled.has(objectKey({ kind: 'Deployment', namespace: meta.namespace, name: meta.name }));
}

function imagesOf({ template }: ReplicaSet): string {
  const images = [...new Set(template.spec.containers.flatMap(({ image }) => image ?? []))];
  return images.length === 0 ? 'no image captured' : someOf(images.map((image) => excerpt(image, 100)));
}
