import { containerWords } from '../../../../rules/container-words.ts';
import { excerpt } from '../../../../rules/excerpt.ts';
import { field } from '../../../../rules/field-evidence.ts';
import type { Mechanism } from '../../mechanism.ts';
import { doesHarm, UNREADY } from '../runtime/probe-diagnosis.ts';
import { probeSaid, probeWords } from '../runtime/probe-target.ts';
import { podEvents, troubledContainers } from '../runtime/troubled-containers.ts';

/** A program runs, and says itself that it is not ready. */
export const programNotReady: Mechanism = {
  id: 'program-not-ready',
  title: 'A program runs and says that it is not ready',
  reasoning:
    'The readiness probe asks rightly, as far as the spec tells, and the program answers with an error of its own: an ' +
    'HTTP status of 500 or more, or NOT_SERVING. It waits for something it depends on, or is overloaded; its log says ' +
    'for what. One that does not answer, or too late, says nothing: that stays unexplained.',
  fix: 'Read the log of the program, and ask the path of the probe from inside the pod: the answer often names what is not ready.',
  explains: UNREADY,
  diagnose(finding, scene) {
    for (const one of troubledContainers(finding, scene)) {
      const probe = one.spec?.readinessProbe ?? null;
      if (probe === null || !doesHarm(one, 'readiness', finding, scene)) continue;
      const event = probeSaid(one, podEvents(scene, one.pod), 'readiness');
      if (event === null || !OWN_WORD.test(event.message ?? '')) continue;
      return {
        root: finding.subject,
        confidence: 'hypothesis',
        summary: `${containerWords(one.name)} answers its readiness probe (${probeWords(probe)}) with an error: ${excerpt(event.message ?? '', 160)}`,
        evidence: [field(event, 'message', event.message)],
        toConfirm: 'Capture the log of the container, and ask the path of the probe from inside the pod.',
      };
    }
    return null;
  },
};

const OWN_WORD = /statuscode: 5\d\d|NOT_SERVING/i;
