import { condition } from '../model/condition.ts';
import type { CustomResourceDefinition } from '../model/custom-resource.ts';
import { reference } from '../model/object.ts';
import { kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { conditionFields } from './field-evidence.ts';
import { defineRule } from './rule.ts';

/** Names are accepted and the API is served within seconds. */
const GRACE = 2 * 60_000;

export default defineRule({
  id: 'broken-custom-resource-definition',
  title: 'CustomResourceDefinition is not served',
  group: 'health',
  severity: 'medium',
  why: 'The API server does not know the resource: its objects can be neither read nor written, and the operator that goes by them stands still.',
  fix: 'Read the condition. A name is mostly taken by another CustomResourceDefinition: remove the one that is not used, or rename this one.',
  needs: ['customResourceDefinitions'],
  *check({ customResourceDefinitions, now }) {
    for (const definition of customResourceDefinitions) {
      const { createdAt, deletedAt } = definition.meta;
      const young = createdAt !== null && now - createdAt < GRACE;
      const broken = brokenCondition(definition);
      if (broken === null || young || deletedAt !== null) continue;
      yield {
        subject: reference(definition),
        facts: { condition: broken.type, reason: broken.reason, message: broken.message },
        evidence: conditionFields(definition, broken.type),
      };
    }
  },
  message({ condition: type, reason, message }) {
    const why = [reason, message].filter((one) => one !== null).map((one) => excerpt(one));
    return `${type} is False${why.length === 0 ? '' : `: ${why.join(': ')}`}`;
  },
  commands(_facts, subject) {
    return [kubectl('describe', 'customresourcedefinition', subject.name)];
  },
});

/** A refused name is the cause of what is not established. */
function brokenCondition({ conditions }: CustomResourceDefinition) {
  const found = ['NamesAccepted', 'Established'].map((type) => condition(conditions, type));
  return found.find((one) => one?.status === 'False') ?? null;
}
