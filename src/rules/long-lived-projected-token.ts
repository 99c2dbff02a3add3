import { podWords, printCommand } from './container-hits.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';
import { inHours } from './threshold.ts';
import { SPEC_SOURCES, workloadSpecs } from './workload-spec.ts';

export default defineRule({
  id: 'long-lived-projected-token',
  title: 'Pods ask for ServiceAccount tokens of many days',
  group: 'security',
  severity: 'low',
  why: 'A token that leaks is good until it expires; the kubelet renews it in time, however short it lives.',
  fix: 'Set expirationSeconds of the projected volume to 3600, and let the program read the file again before each use.',
  peers: { KubeBuddy: ['SEC040'] },
  needs: ['pods'],
  uses: SPEC_SOURCES,
  settings: {
    // What the webhooks of cloud providers ask for.
    hours: inHours(24, 'Tokens that live longer are found'),
  },
  *check(view, { hours }) {
    for (const { owner, object, root, spec, pods } of workloadSpecs(view)) {
      const seconds = spec.tokenSeconds;
      if (seconds === null || seconds <= hours * 3600) continue;
      yield {
        subject: owner,
        facts: { seconds, pods },
        evidence: [
          field(
            object,
            `${root}.volumes[*].projected.sources[*].serviceAccountToken.expirationSeconds`,
            seconds,
          ),
        ],
      };
    }
  },
  message({ seconds, pods }) {
    return `a token for ${Math.round(seconds / 3600)} h; ${podWords(pods)}`;
  },
  commands: (_facts, subject) => printCommand(subject),
});
