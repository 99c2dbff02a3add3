import { condition } from '../model/condition.ts';
import { groupBy } from '../model/grouping.ts';
import { humanDuration } from '../model/human-duration.ts';
import type { Instant } from '../model/instant.ts';
import { type KubernetesObject, objectKey, reference } from '../model/object.ts';
import { by } from '../model/order.ts';
import type { Pod } from '../model/pod.ts';
import type { Job } from '../model/workload.ts';
import { inNamespace, kubectl, resourceWord } from './command.ts';
import { containerOption } from './container-words.ts';
import { excerpt } from './excerpt.ts';
import { conditionFields, field } from './field-evidence.ts';
import { defineRule } from './rule.ts';
import { lastTermination } from './termination.ts';

export default defineRule({
  id: 'failed-job',
  title: 'Job failed',
  group: 'health',
  severity: 'medium',
  why: 'Kubernetes has stopped trying, so what the Job was to do is not done: a backup not made, a schema not migrated.',
  fix: 'Read the log of its last pod, mend the cause and run it again: create a Job from the CronJob, or delete the failed Job and apply it anew, for a Job cannot be restarted.',
  peers: { kor: ['job'], k8sgpt: ['Job'], KubeBuddy: ['JOB002'] },
  needs: ['jobs'],
  uses: ['pods', 'cronJobs'],
  details: ['pods', 'cronJobs'],
  covers: ['failed-pod'],
  readsText: 'table',
  *check({ jobs, links, now }) {
    const byOwner = groupBy(jobs, (job) => objectKey(links.topOwner(job)));
    for (const siblings of byOwner.values()) {
      const job = newestFinished(siblings);
      const failed = job === null ? null : condition(job.conditions, 'Failed');
      if (job === null || failed?.status !== 'True') continue;
      const pods = links.podsOf(reference(job));
      const ending = lastEnding(pods);
      const subject = links.topOwner(job);
      yield {
        subject,
        facts: {
          job: job.meta.name,
          owned: subject.kind !== 'Job',
          reason: failed.reason,
          message: failed.message,
          failedAt: failed.changedAt,
          agoMs: failed.changedAt === null ? null : now - failed.changedAt,
          failedPods: job.failed,
          backoffLimit: job.backoffLimit,
          pod: ending?.pod.meta.name ?? null,
          container: ending?.container ?? null,
          exitCode: ending?.exitCode ?? null,
          terminationReason: ending?.reason ?? null,
        },
        evidence: [
          ...conditionFields(job, 'Failed'),
          ...(ending === null || ending.exitCode === null
            ? []
            : [field(ending.pod, `${ending.path}.exitCode`, ending.exitCode)]),
        ],
        related: [...(subject.kind === 'Job' ? [] : [reference(job)]), ...pods.map(reference)],
      };
    }
  },
  message({ job, owned, agoMs, reason, message, exitCode, terminationReason }) {
    const which = owned ? `its last finished Job, ${job},` : 'the Job';
    const ago = agoMs === null ? '' : ` ${humanDuration(agoMs)} ago`;
    const said = message === null ? reason : excerpt(reason === null ? message : `${reason}: ${message}`);
    const word =
      terminationReason === null || terminationReason === 'Error'
        ? ''
        : ` (${excerpt(terminationReason, 60)})`;
    const ending = exitCode === null ? '' : `; its last pod ended with exit code ${exitCode}${word}`;
    return `${which} failed${ago}${said === null ? '' : ` (${said})`}${ending}`;
  },
  commands({ job, owned, pod, container }, subject) {
    const where = inNamespace(subject);
    return [
      kubectl('describe', resourceWord({ ...subject, kind: 'Job', name: job }), ...where),
      ...(pod === null || container === null
        ? []
        : [kubectl('logs', pod, ...containerOption(container), ...where)]),
      // A CronJob clears away its own, as its history limits say.
      ...(owned ? [] : [CLEAN_UP, kubectl('delete', 'job', job, ...where)]),
    ];
  },
});

const CLEAN_UP = '# only when it was read and is not wanted any more; its pods and their logs go with it';

/** Of the Jobs of one owner the newest one that ended tells how it fares; a Job without owner is its own. */
function newestFinished(jobs: readonly Job[]): Job | null {
  const finished = jobs
    .flatMap((job) => {
      const at = finishedAt(job);
      return at === null || job.meta.deletedAt !== null ? [] : [{ job, at }];
    })
    .toSorted((a, b) => b.at - a.at);
  return finished[0]?.job ?? null;
}

function finishedAt(job: Job): Instant | null {
  for (const type of ['Failed', 'Complete']) {
    const found = condition(job.conditions, type);
    if (found?.status === 'True') return found.changedAt ?? job.completedAt ?? job.meta.createdAt ?? 0;
  }
  return null;
}

interface Ending {
  readonly pod: Pod;
  readonly container: string;
  readonly exitCode: number | null;
  readonly reason: string | null;
  readonly path: string;
}

/** How the newest pod that ended with an error did. */
function lastEnding(pods: readonly Pod[]): Ending | null {
  const newestFirst = pods
    .toSorted(by((pod: KubernetesObject) => pod.meta.name))
    .toSorted((a, b) => (b.meta.createdAt ?? 0) - (a.meta.createdAt ?? 0));
  for (const pod of newestFirst) {
    const statuses = [
      ...pod.initContainers.map((status, index) => ({
        status,
        path: `status.initContainerStatuses[${index}]`,
      })),
      ...pod.containers.map((status, index) => ({ status, path: `status.containerStatuses[${index}]` })),
    ];
    for (const { status, path } of statuses) {
      const ended = lastTermination(status);
      if (ended === null || ended.exitCode === 0) continue;
      const { exitCode, reason, field: member } = ended;
      return { pod, container: status.name, exitCode, reason, path: `${path}.${member}.terminated` };
    }
  }
  return null;
}
