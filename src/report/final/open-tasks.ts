import type { Dossier } from '../dossier.ts';
import { firstOf } from '../format/objects.ts';
import { checklist, heading } from '../markdown/blocks.ts';
import type { Inline } from '../markdown/inline.ts';
import { code, toHeading } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';
import { recommendations } from '../sections/recommendations.ts';
import { deferredWorkloads } from './deferred.ts';

const MOST_NAMED = 10;

/** What is left to do: from findings and the brief by urgency, then what was put off; '' where nothing is. */
export function openTasks(dossier: Dossier): string {
  const { audit, brief } = dossier;
  const waiting = putOff(dossier);
  return [
    recommendations(audit, brief),
    waiting.length === 0
      ? ''
      : markdown(
          heading(3, 'When what was put off is taken up'),
          checklist(waiting.map((line) => ({ done: false, line }))),
        ),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function putOff(dossier: Dossier): readonly Inline[] {
  const idle = deferredWorkloads(dossier).filter(({ isScaledToZero }) => isScaledToZero);
  if (idle.length === 0) return [];
  const autoscalers = idle.flatMap(({ deletedAutoscalers }) => deletedAutoscalers);
  return [
    [
      'Scale up again and verify: ',
      firstOf(
        idle.map(({ name }) => code(name)),
        MOST_NAMED,
        'workloads',
      ),
      '. See ',
      toHeading('the commands', 'To bring back what is scaled to zero'),
      '.',
    ],
    ...autoscalers.map(
      ({ namespace, name }): Inline => [
        'Create HorizontalPodAutoscaler ',
        code(`${namespace}/${name}`),
        ' again.',
      ],
    ),
  ];
}
