import { humanDuration } from '../model/human-duration.ts';
import { reference } from '../model/object.ts';
import { someOf } from './amount-words.ts';
import { podEvidence } from './broken-container.ts';
import { type BrokenPod, brokenWorkloads, WORKLOADS } from './broken-pods.ts';
import { inNamespace, kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';
import { shortfallSeverity } from './shortfall.ts';

export default defineRule({
  id: 'partially-available-workload',
  title: 'Pods run and are not ready',
  group: 'health',
  severity: 'medium',
  why: 'Services send nothing to a pod that is not ready, so the others carry its share, or nobody does.',
  fix: 'Look at what the readiness probe asks and what the container answers; a dependency that is down keeps a pod unready without any fault of its own. Where the node does not answer, mend the node.',
  peers: {
    Popeye: ['POP-200', 'POP-201', 'POP-204', 'POP-501'],
    k8sgpt: ['DaemonSet', 'Deployment', 'Pod', 'StatefulSet'],
    KubeBuddy: ['WRK001', 'WRK002', 'WRK003'],
  },
  needs: ['pods'],
  uses: ['events', ...WORKLOADS],
  details: ['events', ...WORKLOADS],
  readsText: 'table',
  *check(view) {
    for (const workload of brokenWorkloads(view, ['unready', 'unknown'])) {
      const { owner, worst, broken, ready, total } = workload;
      const since = sinceOf(worst);
      const event = view.links
        .eventsOf(reference(worst.pod))
        .find((one) => one.reason === 'Unhealthy' && one.message?.startsWith('Readiness probe'));
      yield {
        subject: owner,
        severity: shortfallSeverity(workload),
        facts: {
          broken: broken.length,
          ready,
          total,
          bare: owner.kind === 'Pod',
          status: worst.pod.status,
          containers:
            worst.problem.class === 'unready' ? worst.problem.containers.filter((name) => name !== '') : [],
          since,
          unreadyMs: since === null ? null : view.now - since,
          node: worst.pod.nodeName,
          probe: event?.message ?? null,
          pod: worst.pod.meta.name,
        },
        evidence: [
          ...broken.slice(0, 3).flatMap(({ pod }) => {
            const index = pod.conditions.findIndex((condition) => condition.type === 'Ready');
            const path = `status.conditions[${index}]`;
            const ready = pod.conditions[index];
            return ready === undefined
              ? podEvidence(pod, 'status.phase', pod.phase)
              : [
                  ...podEvidence(pod, `${path}.status`, ready.status),
                  ...podEvidence(pod, `${path}.message`, ready.message),
                ];
          }),
          ...(event === undefined ? [] : [field(event, 'message', event.message)]),
        ],
        related: broken.map(({ pod }) => reference(pod)),
      };
    }
  },
  message({ broken, ready, total, bare, status, containers, unreadyMs, node, probe, pod }) {
    const share = bare ? 'the pod is not ready' : `${ready} of ${total} pods ready`;
    const more = broken > 1 ? ` and ${broken - 1} more` : '';
    const name = bare ? '' : `; ${total > 0 && ready >= total ? 'beside them ' : ''}${pod}${more}`;
    const since = unreadyMs === null ? '' : ` for ${humanDuration(unreadyMs)}`;
    const which = containers.length === 0 ? '' : `, container ${someOf(containers)}`;
    const on = node === null || broken > 1 ? '' : ` on ${node}`;
    const state = bare ? since : `${name} not ready${since}`;
    const said = probe === null ? '' : `: ${excerpt(probe, 160)}`;
    return `${share}${state}${on}${which}${status === 'Running' ? '' : ` (${excerpt(status, 40)})`}${said}`;
  },
  commands({ pod }, subject) {
    const scope = inNamespace(subject);
    return [kubectl('describe', 'pod', pod, ...scope), kubectl('logs', pod, '--all-containers', ...scope)];
  },
});

function sinceOf({ problem }: BrokenPod<'unready' | 'unknown'>): number | null {
  return problem.class === 'unready' ? problem.since : null;
}
