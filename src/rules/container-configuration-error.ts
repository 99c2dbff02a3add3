import { reference } from '../model/object.ts';
import { brokenContainer, podEvidence } from './broken-container.ts';
import { brokenWorkloads, podCounts, WORKLOADS } from './broken-pods.ts';
import { inNamespace, kubectl } from './command.ts';
import { containerWords } from './container-words.ts';
import { excerpt, middleCut } from './excerpt.ts';
import { podCount } from './pod-count.ts';
import { defineRule } from './rule.ts';
import { shortfallSeverity } from './shortfall.ts';

export default defineRule({
  id: 'container-configuration-error',
  title: 'Containers cannot be created from their configuration',
  group: 'health',
  severity: 'high',
  why: 'The kubelet has the image and still cannot start the container: something its configuration names is missing or does not fit. Waiting does not mend it.',
  fix: 'Create the ConfigMap, Secret or key that the message names, or correct the reference; for a start error, correct the command, the mount or the security context.',
  peers: { Popeye: ['POP-203'], k8sgpt: ['Pod'] },
  needs: ['pods'],
  uses: [...WORKLOADS],
  details: WORKLOADS,
  covers: ['partially-available-workload', 'missing-referenced-object'],
  readsText: 'table',
  *check(view) {
    for (const workload of brokenWorkloads(view, ['configuration'])) {
      const { owner, worst, broken } = workload;
      const { container, reason, message } = worst.problem;
      yield {
        subject: owner,
        severity: shortfallSeverity(workload),
        facts: {
          ...podCounts(workload),
          container,
          reason,
          text: message,
          missing: missingObject(message ?? ''),
          pod: worst.pod.meta.name,
        },
        evidence: broken.slice(0, 3).flatMap(({ pod, problem }) => {
          const found = brokenContainer(pod, problem.container);
          if (found === null) return [];
          const { state } = found.status;
          const waits = state.phase === 'waiting' && state.reason === problem.reason;
          const field = waits
            ? 'state.waiting'
            : state.phase === 'terminated'
              ? 'state.terminated'
              : 'lastState.terminated';
          return [
            ...podEvidence(pod, `${found.path}.${field}.reason`, problem.reason),
            ...podEvidence(pod, `${found.path}.${field}.message`, problem.message),
          ];
        }),
        related: broken.map(({ pod }) => reference(pod)),
      };
    }
  },
  message({ broken, pods, container, reason, text }) {
    const said = text === null ? '' : `: ${middleCut(text)}`;
    return `${podCount(broken, pods)} cannot start ${containerWords(container)} (${excerpt(reason, 60)})${said}`;
  },
  commands({ pod, missing }, subject) {
    const scope = inNamespace(subject);
    return [
      kubectl('describe', 'pod', pod, ...scope),
      ...(missing === null ? [] : [kubectl('get', missing.resource, missing.name, ...scope)]),
    ];
  },
});

/** `configmap "cart" not found`, `couldn't find key url in Secret shop/cart`: pkg/kubelet/kubelet_pods.go. */
function missingObject(message: string): { resource: string; name: string } | null {
  const [, kind, name] =
    /\b(configmap|secret) "([a-z0-9.-]{1,253})" not found/.exec(message) ??
    /couldn't find key \S{1,253} in (ConfigMap|Secret) [a-z0-9-]{1,63}\/([a-z0-9.-]{1,253})/.exec(message) ??
    [];
  return kind === undefined || name === undefined ? null : { resource: kind.toLowerCase(), name };
}
