import { defineRule } from './rule.ts';
import { unansweredWebhooks } from './unanswered-webhooks.ts';
import { WEBHOOK_SOURCES } from './webhook-backends.ts';

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
  ...unansweredWebhooks(({ failurePolicy }) => failurePolicy !== 'Ignore'),
});
