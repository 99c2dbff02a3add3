import { counted } from './amount-words.ts';
import { podWords, printCommand } from './container-hits.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';
import { SPEC_SOURCES, workloadSpecs } from './workload-spec.ts';

export default defineRule({
  id: 'process-namespace-shared',
  title: 'Containers of a pod see the processes of each other',
  group: 'security',
  severity: 'info',
  why: 'Each of them may read the files and the environment of the others through /proc, and signal their processes.',
  fix: 'Take shareProcessNamespace out once nobody debugs the pod, unless a container has to signal another.',
  peers: { KubeBuddy: ['POD011'] },
  needs: ['pods'],
  uses: SPEC_SOURCES,
  *check(view) {
    for (const { owner, object, root, spec, pods, nodeAgent } of workloadSpecs(view)) {
      // A single container shares with nobody.
      if (!spec.shareProcessNamespace || spec.containers.length < 2 || nodeAgent) continue;
      yield {
        subject: owner,
        facts: { containers: spec.containers.length, pods },
        evidence: [field(object, `${root}.shareProcessNamespace`, true)],
      };
    }
  },
  message({ containers, pods }) {
    return `${counted(containers, 'container')} in one process namespace; ${podWords(pods)}`;
  },
  commands: (_facts, subject) => printCommand(subject),
});
