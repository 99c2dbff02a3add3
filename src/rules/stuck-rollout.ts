import { humanDuration } from '../model/human-duration.ts';
import type { Instant } from '../model/instant.ts';
import { reference } from '../model/object.ts';
import type { PodProblem } from '../model/pod-problem.ts';
import type { Deployment, ReplicaSet } from '../model/workload.ts';
import { counted, someOf } from './amount-words.ts';
import { brokenContainer } from './broken-container.ts';
import { inNamespace, kubectl, resourceWord } from './command.ts';
import { type CrashLine, crashLine, frameWords, logEvidence, missingModule } from './crash-line.ts';
import { excerpt } from './excerpt.ts';
import { conditionFields, field } from './field-evidence.ts';
import type { Evidence } from './finding.ts';
import { logExcerpt } from './log-excerpt.ts';
import { replicasKept } from './rolling-update.ts';
import { type BrokenPod, stuckRollout } from './rollout.ts';
import { defineRule } from './rule.ts';
import { lastTermination } from './termination.ts';

export default defineRule({
  id: 'stuck-rollout',
  title: 'Rollout is stuck',
  group: 'health',
  severity: 'critical',
  why: 'The new version does not come up. What still serves is the old one, with as many replicas as the rollout left it, and nothing will bring them back by itself.',
  fix: 'Read why the new pods do not run. Roll back to the revision that still serves, correct the image or the configuration, and roll out again.',
  peers: { Popeye: ['POP-501'], k8sgpt: ['Deployment'], KubeBuddy: ['WRK002'] },
  needs: ['deployments', 'replicaSets', 'pods'],
  uses: ['logs'],
  details: ['logs'],
  covers: [
    'missing-replicas',
    'unavailable-image',
    'container-configuration-error',
    'missing-referenced-object',
    'liveness-probe-kills',
    'crash-looping-container',
    'unschedulable-pod',
    'unscheduled-pod',
    'stuck-starting-pod',
    'partially-available-workload',
    'error-in-log',
    'past-restarts',
  ],
  *check({ deployments, links, now }) {
    for (const deployment of deployments) {
      const rollout = stuckRollout(deployment, links, now);
      if (rollout === null) continue;
      const { current, serving, previous, broken, pods, deadlineExceeded } = rollout;
      const [worst] = broken.toSorted((a, b) => b.pod.restarts.count - a.pod.restarts.count);
      const container = worst === undefined ? null : containerOf(worst.problem);
      const line =
        worst === undefined || container === null ? null : crashLine(links.logsOf(worst.pod), container);
      const { status } = deployment;
      yield {
        subject: reference(deployment),
        facts: {
          desired: deployment.replicas,
          current: status.replicas,
          updated: status.updated,
          available: status.available,
          unavailable: status.unavailable,
          deadlineExceeded,
          strategy: strategyFacts(deployment),
          newSet: setFacts(current, now),
          servingSet: serving === null ? null : setFacts(serving, now),
          undoTo: serving === null || serving === previous ? null : serving.revision,
          newPods: { broken: broken.length, total: pods.length },
          pod: worst === undefined ? null : podFacts(worst, line),
        },
        evidence: [
          field(deployment, 'spec.replicas', deployment.replicas),
          field(deployment, 'status.unavailableReplicas', status.unavailable),
          ...(serving === null ? [] : [field(serving, 'status.readyReplicas', serving.status.ready)]),
          ...conditionFields(deployment, 'Progressing').slice(0, 2),
          ...broken.slice(0, 2).flatMap(podEvidence),
          ...(line === null ? [] : [logEvidence(line)]),
        ],
        related: [current, ...(serving === null ? [] : [serving]), ...pods].map(reference),
      };
    }
  },
  message({ newSet, servingSet, newPods, pod, desired, available, deadlineExceeded }) {
    const target =
      newSet.images.length === 0 ? newSet.name : someOf(newSet.images.map((one) => excerpt(one, 100)));
    const trouble =
      pod === null
        ? `${counted(newPods.total, 'new pod')} of ${desired}, none available in time`
        : `${newPods.broken} of ${newPods.total} new pods broken (${excerpt(pod.status, 60)}${details(pod)})`;
    const deadline = deadlineExceeded ? ', and the progress deadline is over' : '';
    const old =
      servingSet === null
        ? `no older version serves; ${available} of ${desired} replicas available`
        : `${revisionWords(servingSet)} still serves with ${counted(servingSet.ready, 'ready replica')}`;
    return `the rollout to ${target} does not finish: ${trouble}${deadline}; ${old}`;
  },
  commands({ pod, servingSet, undoTo }, subject) {
    const where = inNamespace(subject);
    const deployment = resourceWord(subject);
    const crashed = pod !== null && pod.restarts > 0 ? pod.container : null;
    return [
      kubectl('rollout', 'history', deployment, ...where),
      ...(pod === null ? [] : [kubectl('describe', 'pod', pod.name, ...where)]),
      ...(pod === null || crashed === null
        ? []
        : [kubectl('logs', pod.name, '-c', crashed, '--previous', ...where)]),
      ...(servingSet === null
        ? []
        : [
            kubectl(
              'rollout',
              'undo',
              deployment,
              ...(undoTo === null ? [] : [`--to-revision=${undoTo}`]),
              ...where,
            ),
            kubectl('rollout', 'status', deployment, ...where),
          ]),
    ];
  },
});

function strategyFacts(deployment: Deployment) {
  const kept = replicasKept(deployment);
  const { strategy, rollingUpdate } = deployment;
  return kept === null || rollingUpdate === null
    ? null
    : { type: strategy, maxUnavailable: rollingUpdate.maxUnavailable, kept };
}

function setFacts(set: ReplicaSet, now: Instant) {
  return {
    name: set.meta.name,
    revision: set.revision,
    images: [...new Set(set.template.spec.containers.flatMap((one) => one.image ?? []))],
    desired: set.replicas,
    ready: set.status.ready,
    ageMs: set.meta.createdAt === null ? null : now - set.meta.createdAt,
  };
}

function podFacts({ pod, problem }: BrokenPod, line: CrashLine | null) {
  const container = containerOf(problem);
  const status = container === null ? null : (brokenContainer(pod, container)?.status ?? null);
  return {
    name: pod.meta.name,
    class: problem.class,
    status: pod.status,
    container,
    exitCode: status === null ? null : (lastTermination(status)?.exitCode ?? null),
    restarts: pod.restarts.count,
    message: line !== null ? logExcerpt(line.match, 120) : 'message' in problem ? problem.message : null,
    frame: line?.match.frame ?? null,
    module: line === null ? null : missingModule(line),
  };
}

function containerOf(problem: PodProblem): string | null {
  if (problem.class === 'unready') return problem.containers[0] ?? null;
  return 'container' in problem ? problem.container : null;
}

function details(pod: Omit<ReturnType<typeof podFacts>, 'name' | 'class' | 'status'>): string {
  return [
    pod.exitCode === null ? '' : `, exit code ${pod.exitCode}`,
    pod.restarts === 0 ? '' : `, ${counted(pod.restarts, 'restart')}`,
    pod.message === null ? '' : `: ${excerpt(pod.message, 120)}${frameWords(pod.frame)}`,
  ].join('');
}

function revisionWords(set: ReturnType<typeof setFacts>): string {
  const image = set.images[0] === undefined ? '' : `, ${excerpt(set.images[0], 100)}`;
  const age = set.ageMs === null ? '' : `, ${humanDuration(set.ageMs)} old`;
  return `${set.revision === null ? 'the version before' : `revision ${set.revision}`} (${set.name}${image}${age})`;
}

function podEvidence({ pod, problem }: BrokenPod): readonly Evidence[] {
  const name = containerOf(problem);
  const broken = name === null ? null : brokenContainer(pod, name);
  if (broken === null) return conditionFields(pod, 'PodScheduled');
  const { path, status } = broken;
  const ended = lastTermination(status);
  return [
    ...(status.state.phase === 'waiting'
      ? [field(pod, `${path}.state.waiting.reason`, status.state.reason)]
      : []),
    ...(ended === null ? [] : [field(pod, `${path}.${ended.field}.terminated.exitCode`, ended.exitCode)]),
    field(pod, `${path}.restartCount`, status.restartCount),
  ];
}
