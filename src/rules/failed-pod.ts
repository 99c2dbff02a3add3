import { humanDuration } from '../model/human-duration.ts';
import type { Links } from '../model/links.ts';
import { controller, type KubernetesObject, reference } from '../model/object.ts';
import { byCodeUnit } from '../model/order.ts';
import type { Pod } from '../model/pod.ts';
import { counted } from './amount-words.ts';
import { brokenContainer, podEvidence } from './broken-container.ts';
import { brokenWorkloads } from './broken-pods.ts';
import { inNamespace, kubectl, kubectlAll } from './command.ts';
import { containerOption, containerWords } from './container-words.ts';
import { defineRule } from './rule.ts';
import { exitCodeMeaning, lastTermination } from './termination.ts';

export default defineRule({
  id: 'failed-pod',
  title: 'Failed pods are left behind',
  group: 'cleanup',
  severity: 'medium',
  why: 'What they were to do was not done, and nothing starts them again. They stay until somebody deletes them.',
  fix: 'Read the log while the pod is there, then delete it. A bare pod that is to run for long belongs into a Deployment; a Job removes its pods by itself with ttlSecondsAfterFinished.',
  peers: { Popeye: ['POP-207'], k8sgpt: ['Pod'], KubeBuddy: ['POD003'] },
  needs: ['pods'],
  uses: ['jobs'],
  readsText: 'table',
  *check(view) {
    for (const { owner, broken: all } of brokenWorkloads(view, ['failed'])) {
      const broken = all.filter(({ pod }) => !isRetried(pod, view.links));
      const [worst] = broken;
      if (worst === undefined) continue;
      const { container, exitCode } = worst.problem;
      const found = container === null ? null : brokenContainer(worst.pod, container);
      const last = found === null ? null : lastTermination(found.status);
      const endedAt = last?.finishedAt ?? null;
      yield {
        subject: owner,
        facts: {
          count: broken.length,
          ownerKind: owner.kind,
          container,
          exitCode,
          reason: last?.reason ?? worst.pod.reason,
          endedAt,
          endedAgoMs: endedAt === null ? null : view.now - endedAt,
          pods: broken.map(({ pod }) => pod.meta.name).toSorted(byCodeUnit),
          pod: worst.pod.meta.name,
        },
        evidence: broken.slice(0, 3).flatMap(({ pod, problem }) => {
          const path = problem.container === null ? null : brokenContainer(pod, problem.container)?.path;
          return [
            ...podEvidence(pod, 'status.phase', pod.phase),
            ...(path ? podEvidence(pod, `${path}.state.terminated.exitCode`, problem.exitCode) : []),
          ];
        }),
        related: broken.map(({ pod }) => reference(pod)),
      };
    }
  },
  message({ count, ownerKind, container, exitCode, reason, endedAgoMs }) {
    const what = ownerKind === 'Pod' ? 'a bare pod' : counted(count, 'pod');
    const meaning = exitCode === null ? null : exitCodeMeaning(exitCode);
    const code = exitCode === null ? '' : ` with exit code ${exitCode}`;
    const why = reason === 'OOMKilled' ? ' (OOMKilled)' : meaning === null ? '' : ` (${meaning})`;
    const which = container === null ? 'ended' : `${containerWords(container)} ended${code}${why}`;
    const ago = endedAgoMs === null ? '' : ` ${humanDuration(endedAgoMs)} ago`;
    return `${what} failed and ${count === 1 ? 'is' : 'are'} left behind: ${which}${ago}`;
  },
  commands({ pods, pod, container }, subject) {
    const scope = inNamespace(subject);
    return [
      kubectl('logs', pod, ...containerOption(container ?? ''), ...scope),
      ...kubectlAll(['delete', 'pod'], pods, scope),
    ];
  },
});

/**
 * A Job that completed in the end has failed pods only of attempts that no longer matter. Of one that nobody captured
 * the pods speak for themselves.
 */
function isRetried(pod: Pod, links: Pick<Links, 'find'>): boolean {
  const owner = controller(pod.meta);
  if (owner?.kind !== 'Job') return false;
  const job = links.find({ kind: 'Job', namespace: pod.meta.namespace, name: owner.name });
  return job !== null && isComplete(job);
}

function isComplete(job: KubernetesObject): boolean {
  return 'completedAt' in job && typeof job.completedAt === 'number';
}
