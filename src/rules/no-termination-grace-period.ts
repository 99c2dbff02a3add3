import { counted } from './amount-words.ts';
import { kubectl } from './command.ts';
import { listWords, namespaceLists } from './namespace-list.ts';
import { defineRule } from './rule.ts';
import { podSpecPath, TEMPLATED, templatedWorkloads } from './workload-template.ts';

export default defineRule({
  id: 'no-termination-grace-period',
  title: 'Pods are killed without a moment to end',
  group: 'risk',
  severity: 'low',
  why: 'With a grace period of 0 the program gets no SIGTERM: requests are cut off and what was not written is lost. Of a StatefulSet two pods of one name may even run at once.',
  fix: 'Set terminationGracePeriodSeconds to what the program needs to end; leave it out for 30 seconds.',
  peers: { KubeBuddy: ['POD012'] },
  needs: ['deployments'],
  uses: TEMPLATED,
  *check(view) {
    yield* namespaceLists(
      templatedWorkloads(view),
      (one) =>
        one.template.spec.terminationGracePeriodSeconds === 0
          ? { path: `${podSpecPath(one)}.terminationGracePeriodSeconds`, value: 0 }
          : null,
      (hits) => (hits.some(({ meta }) => meta.kind === 'StatefulSet') ? 'medium' : 'low'),
    );
  },
  message(facts) {
    return `${facts.count} of ${counted(facts.of, 'workload')} with a grace period of 0: ${listWords(facts)}`;
  },
  commands(_facts, { name }) {
    return [kubectl('get', 'deployments,statefulsets,daemonsets,cronjobs', '-n', name)];
  },
});
