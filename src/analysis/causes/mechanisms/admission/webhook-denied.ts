import { kubectl } from '../../../../rules/command.ts';
import { excerpt } from '../../../../rules/excerpt.ts';
import { field } from '../../../../rules/field-evidence.ts';
import { configuredWebhook } from './configured-webhook.ts';
import { toldRefusal } from './told-refusal.ts';

/** Pods are not made, because a policy behind a webhook says no. */
export const webhookDenied = toldRefusal({
  id: 'webhook-denied',
  title: 'An admission webhook or policy refuses the pods',
  reasoning:
    'An admission webhook, or a ValidatingAdmissionPolicy, answered, and its answer is no: "denied the request" with ' +
    'what its policy wants. The webhook works. One that does not answer says "failed calling webhook" instead.',
  fix: 'Change the template so that it meets the policy that the message names, or change the policy.',
  pattern:
    /(?:admission webhook "([^"]{1,253})" denied the request|ValidatingAdmissionPolicy '([^']{1,253})'[^:]{0,300} denied request)(?::?\s*(.{1,600}))?/s,
  read: ([, webhook, policy, why = ''], finding, scene) => {
    const found = webhook === undefined ? null : configuredWebhook(webhook, scene);
    return {
      summary: `${webhook === undefined ? `ValidatingAdmissionPolicy ${policy ?? ''}` : `admission webhook ${webhook}`} refuses the pods${why === '' ? '' : `: ${excerpt(why)}`}`,
      evidence: found === null ? [] : [field(found.configuration, `${found.path}.name`, webhook ?? '')],
      commands:
        found === null
          ? finding.commands
          : [
              kubectl(
                'get',
                found.configuration.meta.kind.toLowerCase(),
                found.configuration.meta.name,
                '-o',
                'yaml',
              ),
            ],
    };
  },
});
