import { inNamespace, kubectl } from '../../../../rules/command.ts';
import { excerpt } from '../../../../rules/excerpt.ts';
import { toldRefusal } from './told-refusal.ts';

/** Pods are not made, because the template makes pods that are none. */
export const podTemplateInvalid = toldRefusal({
  id: 'pod-template-invalid',
  title: 'The template makes pods that the API server finds invalid',
  reasoning:
    'The API server validates pods more strictly than templates: what is filled in only when a pod is made, by ' +
    'defaults, a LimitRange or a webhook, may contradict the rest. The message names field, value and reason, and ' +
    'every try ends the same way.',
  fix: 'Correct the field of the template that the message names; where the template does not have it, look for the webhook or LimitRange that adds it.',
  pattern: /Pod "[^"]{1,253}" is invalid: (.{1,600})/,
  read: ([, why = ''], { subject }) => ({
    summary: `the pods of the template are invalid: ${excerpt(why)}`,
    commands: [
      kubectl('get', subject.kind.toLowerCase(), subject.name, ...inNamespace(subject), '-o', 'yaml'),
    ],
  }),
});
