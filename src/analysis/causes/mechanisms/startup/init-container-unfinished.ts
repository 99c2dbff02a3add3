import { humanDuration } from '../../../../model/human-duration.ts';
import { podProblem } from '../../../../model/pod-problem.ts';
import { podEvidence } from '../../../../rules/broken-container.ts';
import { inNamespace, kubectl } from '../../../../rules/command.ts';
import { containerOption } from '../../../../rules/container-words.ts';
import { excerpt } from '../../../../rules/excerpt.ts';
import type { Mechanism } from '../../mechanism.ts';
import { relatedPods } from '../../related-pods.ts';
import { startFailure } from './start-failure.ts';

/** An init container runs and does not end, so the others wait. */
export const initContainerUnfinished: Mechanism = {
  id: 'init-container-unfinished',
  title: 'An init container does not finish',
  reasoning:
    'The containers of a pod start only after every init container ended with 0. One that runs on is mostly a loop ' +
    'that waits for something else: a Service, a database, a migration. Kubernetes sees nothing wrong, and no event ' +
    'says what it waits for; its log does. One that fails again and again is a crash instead.',
  fix: 'Read the log of the init container, and mend what it waits for; where that is not there by design, take the wait out of the template.',
  explains: ['stuck-starting-pod', 'stuck-rollout'],
  diagnose(finding, scene) {
    if (startFailure(finding, scene) !== null) return null;
    const { cluster } = scene;
    for (const pod of relatedPods(cluster, finding)) {
      const problem = podProblem(pod, cluster.now);
      if (problem?.class !== 'starting' || problem.container === null) continue;
      const index = pod.initContainers.findIndex(({ name }) => name === problem.container);
      const status = pod.initContainers[index];
      if (status === undefined || status.state.phase !== 'running') continue;
      const { startedAt } = status.state;
      const since = startedAt === null ? '' : ` for ${humanDuration(cluster.now - startedAt)}`;
      const scope = inNamespace(finding.subject);
      return {
        root: finding.subject,
        confidence: 'likely',
        summary: `init container ${excerpt(status.name, 80)} has been running${since} and does not finish, so the containers after it do not start`,
        evidence: podEvidence(
          pod,
          `status.initContainerStatuses[${index}].state.running.startedAt`,
          startedAt,
        ),
        commands: [
          kubectl('logs', pod.meta.name, ...containerOption(status.name), ...scope),
          kubectl('describe', 'pod', pod.meta.name, ...scope),
        ],
        toConfirm: 'Capture the log of the init container: it says what it waits for.',
      };
    }
    return null;
  },
};
