import { containerWords } from '../../../../rules/container-words.ts';
import type { Mechanism } from '../../mechanism.ts';
import { doesHarm, KILLED } from './probe-diagnosis.ts';
import { probePatience } from './probe-patience.ts';
import { templatePatch } from './template-patch.ts';
import { troubledContainers } from './troubled-containers.ts';

/** A startup probe gives up before the program has started. */
export const startupProbeTooShort: Mechanism = {
  id: 'startup-probe-too-short',
  title: 'The startup probe gives up before the program has started',
  reasoning:
    'The kubelet ends a container whose startup probe has not succeeded within failureThreshold periods. Where the ' +
    'probe asks rightly and the container is ended each time at the end of that span, the program needs longer, or ' +
    'waits for something that does not come; its log tells which.',
  fix: 'Raise failureThreshold × periodSeconds of the startupProbe above the slowest start; if the program waits for something, mend that.',
  explains: KILLED,
  diagnose(finding, scene) {
    for (const one of troubledContainers(finding, scene)) {
      if (!doesHarm(one, 'startup', finding, scene)) continue;
      const patience = probePatience(one, 'startup');
      if (patience === null || patience.atOnce === false) continue;
      return {
        root: finding.subject,
        confidence: 'likely',
        summary: `the startup probe of ${containerWords(one.name)} allows ${patience.words}`,
        evidence: patience.evidence,
        commands: [...finding.commands, ...templatePatch(scene, finding.subject, [])],
        toConfirm: 'Read the log of the run before this one: how far did it get, and what did it wait for?',
      };
    }
    return null;
  },
};
