import type { Comparison } from '../../analysis/comparison/comparison.ts';
import { counted } from '../format/numbers.ts';
import { firstOf, shortName } from '../format/objects.ts';
import { bullets, paragraph } from '../markdown/blocks.ts';
import { type Inline, strong } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';

const MOST_NAMED = 30;

/** Which pods the work did not touch: the same uid, and not restarted since; '' where pods were not captured twice. */
export function unaffected({ unaffected: { pods, restarted }, problemPods, oddities }: Comparison): string {
  if (problemPods.before === null) return '';
  const names = pods.map((ref) => shortName(ref));
  return markdown(
    names.length === 0
      ? paragraph('No pod of before is known to be there still, by its uid, and without a restart.')
      : paragraph(
          strong(`${counted(pods.length, 'pod')}`),
          ` ${pods.length === 1 ? 'is' : 'are'} the same as before, by uid, and ${pods.length === 1 ? 'was' : 'were'} not restarted: `,
          firstOf(names, MOST_NAMED, 'pods'),
          '.',
        ),
    ...(restarted.length === 0
      ? []
      : [
          paragraph('Restarted since:'),
          bullets(
            restarted
              .slice(0, MOST_NAMED)
              .map(
                ({ ref, before, after }): Inline => [
                  shortName(ref),
                  `: ${counted(after, 'restart')}, ${before} before`,
                ],
              ),
          ),
          ...(restarted.length > MOST_NAMED
            ? [paragraph(`${counted(restarted.length - MOST_NAMED, 'more pod')}: see the JSON comparison.`)]
            : []),
        ]),
    ...(oddities.length === 0 ? [] : [paragraph('What does not fit together:'), bullets(oddities)]),
  );
}
