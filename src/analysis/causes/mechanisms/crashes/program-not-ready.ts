import { containerWords } from '../../../../rules/container-words.ts';
import { excerpt } from '../../../../rules/excerpt.ts';
import { field } from '../../../../rules/field-evidence.ts';
import type { Mechanism } from '../../mechanism.ts';
import { doesHarm, UNREADY } from '../../probe-diagnosis.ts';
import { probeSaid, probeWords } from '../../probe-target.ts';
import { podEvents, troubledContainers } from '../../troubled-containers.ts';

/** A program runs, and does not answer its readiness probe, or says itself that it is not ready. */
export const programNotReady: Mechanism = {
  id: 'program-not-ready',
  title: 'A program runs and does not say that it is ready',
  reasoning:
    'The readiness probe asks rightly, as far as the spec tells, and the program answers with an error, too late or not ' +
    'at all: it waits for something it depends on, is overloaded, or hangs. A 503 is the program’s own word. The probe ' +
    'shows that and not why; the log of the program does.',
  fix: 'Read the log of the program, and ask the path of the probe from inside the pod: the answer often names what is not ready.',
  explains: UNREADY,
  diagnose(finding, scene) {
    for (const one of troubledContainers(finding, scene)) {
      const probe = one.spec?.readinessProbe ?? null;
      if (probe === null || !doesHarm(one, 'readiness', finding, scene)) continue;
      const event = probeSaid(one, podEvents(scene, one.pod), 'readiness');
      if (event === null) continue;
      return {
        root: finding.subject,
        confidence: 'hypothesis',
        summary: `${containerWords(one.name)} does not answer its readiness probe (${probeWords(probe)}) as it should: ${excerpt(event.message ?? '', 160)}`,
        evidence: [field(event, 'message', event.message)],
        toConfirm: 'Capture the log of the container, and ask the path of the probe from inside the pod.',
      };
    }
    return null;
  },
};
