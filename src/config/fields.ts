import * as z from 'zod';
import { GROUPS, SEVERITIES } from '../rules/severity.ts';
import { line } from '../yaml/fields.ts';
import { OBJECT_KINDS } from './object/kinds.ts';

/** A name with `*` for any characters. */
export const namePattern = line
  .max(253)
  .regex(/^[A-Za-z0-9.*_-]+$/, 'expected a name, with * for any characters')
  .meta({ description: 'A name; * stands for any characters' });

/** `stuck-rollout shop/Deployment/*` */
export const findingPattern = line
  .max(800)
  .regex(/^[a-z*-]+ \S.*$/, 'expected a fingerprint such as: stuck-rollout shop/Deployment/cart')
  .meta({
    description:
      'Rule and subject, as the fingerprint of a finding; * stands for any characters: stuck-rollout shop/*',
  });

export const ruleId = line.regex(/^[a-z]+(-[a-z]+)*$/, 'expected the id of a rule, such as: stuck-rollout');

const sentence = line.max(1000);

/** CEL over `object`. */
const expression = line.max(2000);

export const ownRule = z.strictObject({
  id: ruleId.max(80).meta({ description: 'The thing found, in its failing state, in kebab-case' }),
  title: line.max(100).meta({ description: 'What is, not what to do' }),
  group: z.enum(GROUPS),
  severity: z.enum(SEVERITIES),
  why: sentence.meta({ description: 'The consequence' }),
  fix: sentence.meta({ description: 'What to do' }),
  kind: z.enum(Object.keys(OBJECT_KINDS)).meta({ description: 'Of the objects it looks at' }),
  when: expression.meta({ description: 'CEL over object: true where there is something to find' }),
  message: expression.optional().meta({ description: 'CEL over object: what was seen; default: the title' }),
});
