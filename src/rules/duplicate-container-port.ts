import { groupBy } from '../model/grouping.ts';
import { someOf } from './amount-words.ts';
import { podWords, printCommand } from './container-hits.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';
import { SPEC_SOURCES, workloadSpecs } from './workload-spec.ts';

export default defineRule({
  id: 'duplicate-container-port',
  title: 'Ports of a pod have the same name or number',
  group: 'hygiene',
  severity: 'low',
  why: 'The containers of a pod share its network: only one can listen on a port, and a Service that names a port gets one of several without anybody deciding which.',
  fix: 'Give each port of the pod a name and a number of its own, or delete the entry that is left over.',
  peers: { 'kube-score': ['container-ports-check'] },
  needs: ['pods'],
  uses: SPEC_SOURCES,
  *check(view) {
    for (const workload of workloadSpecs(view)) {
      const running = workload.containers.filter(({ init }) => !init);
      if (running.reduce((sum, { container }) => sum + container.ports.length, 0) < 2) continue;
      const ports = running.flatMap(({ container, path }) =>
        container.ports.map((port, index) => ({ ...port, path: `${path}.ports[${index}]` })),
      );
      const numbers = repeated(ports, ({ port, protocol }) => `${port}/${protocol}`);
      const names = repeated(
        // One name for a port and its twin of another protocol is how DNS servers write it.
        ports.filter(({ name }) => name !== null),
        ({ name, protocol }) => `${name ?? ''} (${protocol})`,
      );
      const twice = [...numbers, ...names];
      const [first] = twice;
      if (first === undefined) continue;
      yield {
        subject: workload.owner,
        facts: { twice: twice.slice(0, 20).map(({ key }) => key), pods: workload.pods },
        evidence: first.ports
          .slice(0, 2)
          .map(({ path, port }) => field(workload.object, `${path}.containerPort`, port)),
      };
    }
  },
  message({ twice, pods }) {
    return `used twice: ${someOf(twice.map((one) => excerpt(one, 60)))}; ${podWords(pods)}`;
  },
  commands: (_facts, subject) => printCommand(subject),
});

function repeated<T>(
  ports: readonly T[],
  key: (port: T) => string,
): readonly { readonly key: string; readonly ports: readonly T[] }[] {
  return [...groupBy(ports, key)].flatMap(([name, own]) =>
    own.length > 1 ? [{ key: name, ports: own }] : [],
  );
}
