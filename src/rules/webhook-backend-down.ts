import { groupBy } from '../model/grouping.ts';
import { namespacedName, reference } from '../model/object.ts';
import { someOf } from './amount-words.ts';
import { inNamespace, kubectl, resourceWord } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';
import { deadWebhooks, WEBHOOK_SOURCES } from './webhook-backends.ts';

export default defineRule({
  id: 'webhook-backend-down',
  title: 'Admission webhook has nobody behind it',
  group: 'health',
  severity: 'high',
  why: 'The API server refuses what it would ask the webhook about: pods are not created, deployments not changed, until somebody answers. If pods are among it, the webhook itself may not be able to come back.',
  fix: 'Bring its pods back. If its operator was removed, delete the webhook configuration; it can be applied again from the release.',
  peers: { k8sgpt: ['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration'] },
  needs: ['services', 'pods'],
  uses: [...WEBHOOK_SOURCES, 'endpoints', 'endpointSlices'],
  *check(view) {
    const dead = deadWebhooks(view).filter(({ webhook }) => webhook.failurePolicy !== 'Ignore');
    for (const [configuration, own] of groupBy(dead, (one) => one.configuration)) {
      const [first] = own;
      if (first === undefined) continue;
      yield {
        subject: reference(configuration),
        facts: {
          webhooks: own.length,
          service: { namespace: first.service.namespace, name: first.service.name },
          missing: first.missing,
          resources: [...new Set(own.flatMap(({ webhook }) => webhook.resources))].slice(0, 20),
        },
        evidence: own
          .slice(0, 3)
          .flatMap(({ webhook, path, service }) => [
            field(configuration, `${path}.clientConfig.service`, namespacedName(service)),
            field(configuration, `${path}.failurePolicy`, webhook.failurePolicy),
          ]),
        related: own.slice(0, 1).map(({ service }) => service),
      };
    }
  },
  message({ service, missing, resources }) {
    const what = missing === 'Service' ? 'does not exist' : 'has no ready pod';
    const asked =
      resources.length === 0
        ? ''
        : `; it is asked about ${someOf(
            resources.map((one) => excerpt(one, 60)),
            4,
          )}`;
    return `Service ${excerpt(namespacedName(service), 120)} ${what}${asked}`;
  },
  commands({ service }, subject) {
    return [
      kubectl('get', resourceWord(subject), '-o', 'yaml'),
      kubectl('get', 'service,endpoints', service.name, ...inNamespace(service)),
    ];
  },
});
