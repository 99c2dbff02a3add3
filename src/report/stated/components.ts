import type { Brief } from '../brief/schema.ts';
import { bullets, table } from '../markdown/blocks.ts';
import { markdown } from '../markdown/serialize.ts';

type Component = Brief['components'][number];

/** Systems in and around the cluster as the auditor found them, in the states asked for; '' where there are none. */
export function components(brief: Brief, states: readonly Component['state'][]): string {
  const own = brief.components.filter(({ state }) => states.includes(state));
  if (own.length === 0) return '';
  return own.some(({ facts }) => facts.length > 1)
    ? markdown(
        bullets(
          own.map(({ name, state, facts }) => ({
            line: `${name}: ${state}`,
            below: facts.length === 0 ? [] : [bullets(facts)],
          })),
        ),
      )
    : markdown(
        table(
          [{ title: 'Component' }, { title: 'State' }, { title: 'What the auditor found' }],
          own.map(({ name, state, facts }) => [name, state, facts.join(' ')]),
        ),
      );
}
