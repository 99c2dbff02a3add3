import type { Container } from '../model/container.ts';
import { countBy } from '../model/grouping.ts';
import { containerHits, hitEvidence, hitWords, printCommand } from './container-hits.ts';
import { defineRule } from './rule.ts';
import { SPEC_SOURCES, workloadSpecs } from './workload-spec.ts';

export default defineRule({
  id: 'duplicate-environment-variable',
  title: 'Environment variable is set twice',
  group: 'hygiene',
  severity: 'low',
  why: 'Only the last entry of the list counts. Whoever changes the first sees no effect, and kubectl apply may drop one of them.',
  fix: 'Delete the entry that is not meant.',
  peers: {
    'kube-score': ['environment-variable-key-duplication'],
    'kube-linter': ['duplicate-env-var'],
    Kubescape: ['C-0295'],
    KubeBuddy: ['CFG007'],
  },
  needs: ['pods'],
  uses: SPEC_SOURCES,
  *check(view) {
    for (const workload of workloadSpecs(view)) {
      const found = containerHits(workload, (container) => {
        const twice = repeatedNames(container);
        return twice.length === 0 ? null : twice.join(', ');
      });
      if (found === null) continue;
      yield {
        subject: workload.owner,
        facts: found.facts,
        evidence: hitEvidence(
          workload,
          found,
          'env[*].name',
          ({ container }) => repeatedNames(container)[0] ?? null,
        ),
      };
    }
  },
  message: (facts) => `set twice: ${hitWords(facts)}`,
  commands: (_facts, subject) => printCommand(subject),
});

function repeatedNames({ env }: Container): readonly string[] {
  if (env.length < 2) return [];
  const counts = countBy(env, ({ name }) => name);
  return [...counts].flatMap(([name, count]) => (count > 1 ? [name] : []));
}
