import { runningContainers } from '../model/container-resources.ts';
import type { Service } from '../model/service.ts';
import { counted } from './amount-words.ts';
import { kubectl } from './command.ts';
import { listWords } from './namespace-list.ts';
import { defineRule } from './rule.ts';
import { workloadLists } from './workload-list.ts';
import { SPEC_SOURCES, type WorkloadSpec, workloadSpecs } from './workload-spec.ts';

export default defineRule({
  id: 'container-without-probes',
  title: 'Nothing tells whether pods behind a Service work',
  group: 'hygiene',
  severity: 'low',
  why: 'Without a readiness probe a Service sends requests to a pod as soon as its process has started, and goes on when it no longer answers: every rollout loses some. Without a liveness probe a program that hangs stays.',
  fix: 'Add a readinessProbe that asks the program itself, such as a path that answers when it can serve. Add a livenessProbe only where the program may hang, and let it fail later than readiness.',
  peers: {
    Popeye: ['POP-102', 'POP-103', 'POP-104'],
    Polaris: ['livenessProbeMissing', 'readinessProbeMissing'],
    'kube-score': ['pod-probes'],
    'kube-linter': ['no-liveness-probe', 'no-readiness-probe'],
    Kubescape: ['C-0018', 'C-0056'],
    KubeBuddy: ['WRK007'],
    marvin: ['M-402', 'M-403'],
  },
  needs: ['pods', 'services'],
  uses: SPEC_SOURCES,
  *check(view) {
    const { servicesSelecting } = view.links;
    yield* workloadLists(workloadSpecs(view), (workload) =>
      gapOf(workload, servicesSelecting(workload.owner.namespace, workload.labels)),
    );
  },
  message(facts) {
    return `${facts.count} of ${counted(facts.of, 'workload')}: ${listWords(facts)}`;
  },
  commands(_facts, { name }) {
    return [kubectl('get', 'pods', '-n', name, '-o', COLUMNS)];
  },
});

const COLUMNS =
  'custom-columns=POD:.metadata.name,CONTAINERS:.spec.containers[*].name,READINESS:.spec.containers[*].readinessProbe,LIVENESS:.spec.containers[*].livenessProbe';

/** A pod is ready when all of its containers are: one probe speaks for the pod. */
function gapOf({ spec, containers: placed }: WorkloadSpec, services: readonly Service[]) {
  // What ends by itself is not behind a Service for long.
  if (services.length === 0 || spec.restartPolicy !== 'Always') return null;
  const containers = runningContainers(spec);
  const noReadiness = containers.every(({ readinessProbe }) => readinessProbe === null);
  const noLiveness = containers.every(({ livenessProbe }) => livenessProbe === null);
  const main = placed.find(({ init }) => !init);
  if (main === undefined || (!noReadiness && !noLiveness)) return null;
  return {
    detail: noReadiness ? (noLiveness ? 'none' : 'no readiness') : 'no liveness',
    path: `${main.path}.${noReadiness ? 'readinessProbe' : 'livenessProbe'}`,
    value: null,
    severity: noReadiness ? ('low' as const) : ('info' as const),
  };
}
