import { humanDuration } from '../model/human-duration.ts';
import { parseImageReference } from '../model/image-reference.ts';
import { reference } from '../model/object.ts';
import type { ReplicaSet } from '../model/workload.ts';
import { counted, someOf } from './amount-words.ts';
import { inNamespace, kubectl, resourceWord } from './command.ts';
import { DAY } from './duration.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { replicaSetHistory } from './replica-set-history.ts';
import { rolloutRate } from './rollout-rate.ts';
import { defineRule } from './rule.ts';
import { count } from './threshold.ts';

/** Fewer are too few, and too short a time, to speak of a rate. */
const FEWEST_SETS = 5;
const SHORTEST_SPAN = DAY;

export default defineRule({
  id: 'deployment-churn',
  title: 'Deployment is rolled out every day',
  group: 'hygiene',
  severity: 'info',
  why: 'Each rollout replaces every pod. At such a rate versions are tried out in the cluster rather than before it, and the history soon holds nothing worth rolling back to.',
  fix: 'Build and test before rolling out, and collect changes into fewer rollouts. While it lasts, a lower revisionHistoryLimit keeps the listings short.',
  needs: ['deployments', 'replicaSets'],
  isPast: true,
  settings: {
    // Rolled out every day: nobody tests a version for longer than that.
    perDay: count(1, 'rollout', 'A day, on average; as many are found'),
  },
  *check({ deployments, links, now }, { perDay: often }) {
    for (const deployment of deployments) {
      const history = replicaSetHistory(deployment, links);
      const { sets } = history;
      const rate = rolloutRate(history, now);
      if (sets.length < FEWEST_SETS || rate === null) continue;
      const { rollouts, spanMs, perDay, atLeast } = rate;
      if (spanMs < SHORTEST_SPAN || perDay < often) continue;
      const { revisionHistoryLimit } = deployment;
      yield {
        subject: reference(deployment),
        facts: {
          rollouts,
          replicaSets: sets.length,
          spanMs,
          perDay,
          revision: sets[0]?.revision ?? null,
          revisionHistoryLimit,
          atLeast,
          tags: tagsOf(sets),
        },
        related: sets.map(reference),
        evidence: [sets.at(0), sets.at(-1)].flatMap((set) =>
          set === undefined
            ? []
            : [field(set, 'metadata.annotations["deployment.kubernetes.io/revision"]', set.revision)],
        ),
      };
    }
  },
  message({ rollouts, spanMs, perDay, atLeast, tags }) {
    const rate = `${atLeast ? 'at least ' : ''}${counted(rollouts, 'rollout')} in ${humanDuration(spanMs)}, ${perDay.toFixed(1)} a day`;
    const seen =
      tags.length === 0
        ? ''
        : `; tags seen: ${someOf(
            tags.map((tag) => excerpt(tag, 60)),
            5,
          )}`;
    return `${rate}${seen}`;
  },
  commands(_facts, subject) {
    return [kubectl('rollout', 'history', resourceWord(subject), ...inNamespace(subject))];
  },
});

/** Of all templates, newest first. */
function tagsOf(sets: readonly ReplicaSet[]): readonly string[] {
  const images = sets.flatMap((set) => set.template.spec.containers.flatMap((one) => one.image ?? []));
  return [...new Set(images.flatMap((image) => parseImageReference(image)?.effectiveTag ?? []))];
}
