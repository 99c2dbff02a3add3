import { parseKubernetesVersion } from '../../../model/kubernetes-version.ts';
import { kubectl } from '../../../rules/command.ts';
import { factText } from '../../causes/fact-member.ts';
import type { Remedy } from '../remedy.ts';

/** A kubectl as old as the API server, on the machine of whoever runs it. */
export const matchingKubectl: Remedy = {
  id: 'matching-kubectl',
  phase: 'prevent',
  rules: ['kubectl-version-skew'],
  steps(findings) {
    return findings.flatMap((finding) => {
      const server = parseKubernetesVersion(factText(finding.facts, 'server'));
      if (server === null) return [];
      const wanted = `v${server.major}.${server.minor}`;
      return [
        {
          about: 'client',
          title: `Use a kubectl of ${wanted}`,
          answers: [finding.fingerprint],
          why: `${finding.message}.`,
          preconditions: [],
          commands: [kubectl('version')],
          actions: [],
          effects: [`kubectl and API server are both ${wanted}, or one minor version apart at most`],
          risk: {
            level: 'none' as const,
            text: 'It concerns the machine that kubectl runs on, not the cluster.',
          },
          undo: null,
        },
      ];
    });
  },
};
