import { runningContainers } from '../model/container-resources.ts';
import { reference } from '../model/object.ts';
import { counted, someOf } from './amount-words.ts';
import { podWords, printCommand } from './container-hits.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';
import { SPEC_SOURCES, specContainers, workloadSpecs } from './workload-spec.ts';

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
    for (const workload of workloadSpecs(view)) {
      const { owner, object, spec, labels, pods } = workload;
      // What ends by itself is not behind a Service for long.
      if (spec.restartPolicy !== 'Always') continue;
      const [service] = view.links.servicesSelecting(owner.namespace, labels);
      if (service === undefined) continue;
      const containers = runningContainers(spec);
      const noReadiness = containers.every(({ readinessProbe }) => readinessProbe === null);
      const noLiveness = containers.every(({ livenessProbe }) => livenessProbe === null);
      const main = specContainers(workload).find(({ init }) => !init);
      if ((!noReadiness && !noLiveness) || main === undefined) continue;
      const missing = [...(noReadiness ? ['readiness'] : []), ...(noLiveness ? ['liveness'] : [])];
      yield {
        subject: owner,
        severity: noReadiness ? 'low' : 'info',
        facts: {
          missing,
          containers: containers.slice(0, 20).map(({ name }) => name),
          service: service.meta.name,
          pods,
        },
        evidence: missing.map((probe) => field(object, `${main.path}.${probe}Probe`, null)),
        related: [reference(service)],
      };
    }
  },
  message({ missing, containers, service, pods }) {
    const probes =
      missing.length > 1 ? 'neither readiness nor liveness probe' : `no ${missing[0] ?? ''} probe`;
    const names = someOf(containers.map((name) => excerpt(name, 60)));
    return `${probes} in ${counted(containers.length, 'container')} (${names}) behind Service ${service}; ${podWords(pods)}`;
  },
  commands: (_facts, subject) => printCommand(subject),
});
