import { containerWords } from '../../../../rules/container-words.ts';
import type { Mechanism } from '../../mechanism.ts';
import { sameFault } from '../../same-fault.ts';
import { doesHarm, KILLED } from './probe-diagnosis.ts';
import { probePatience } from './probe-patience.ts';
import { templatePatch } from './template-patch.ts';
import { troubledContainers } from './troubled-containers.ts';

/** A liveness probe ends containers that are only slow. */
export const livenessProbeTooEager: Mechanism = {
  id: 'liveness-probe-too-eager',
  title: 'The liveness probe gives up too soon',
  reasoning:
    'The kubelet restarts a container when its liveness probe has failed failureThreshold times in a row, counted from ' +
    'initialDelaySeconds after its start. Where that comes to a few seconds, or a single failure is enough, the probe ' +
    'ends programs that are still starting or slow for a moment. Port, protocol and path of the probe are right: they ' +
    'agree with what the container declares and with its readiness probe. A container that lived much longer than the ' +
    'probe allows had answered before, and then hung.',
  fix: 'Give the container a startupProbe that covers its slowest start, or raise initialDelaySeconds; raise failureThreshold and timeoutSeconds so that one slow answer is no reason to restart.',
  explains: KILLED,
  silent: true,
  diagnose(finding, scene) {
    for (const one of troubledContainers(finding, scene)) {
      if (!doesHarm(one, 'liveness', finding, scene)) continue;
      const patience = probePatience(one, 'liveness');
      if (patience === null || (!patience.tight && patience.atOnce !== true)) continue;
      const waits = one.spec?.startupProbe !== null && one.spec?.startupProbe !== undefined;
      if (!patience.tight && waits) continue;
      return {
        root: finding.subject,
        confidence: patience.tight ? 'likely' : 'hypothesis',
        summary: `the liveness probe of ${containerWords(one.name)} allows ${patience.words}`,
        evidence: patience.evidence,
        commands: [...finding.commands, ...templatePatch(scene, finding.subject, [])],
        toConfirm:
          'Compare the time the container needs until it listens, from its log, with the time the probe allows.',
        ...(finding.rule === 'liveness-probe-kills' ? { fault: sameFault(finding) } : {}),
      };
    }
    return null;
  },
};
