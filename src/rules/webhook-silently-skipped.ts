import { defineRule } from './rule.ts';
import { unansweredWebhooks } from './unanswered-webhooks.ts';
import { WEBHOOK_SOURCES } from './webhook-backends.ts';

export default defineRule({
  id: 'webhook-silently-skipped',
  title: 'Admission webhook is skipped: nobody answers',
  group: 'risk',
  severity: 'low',
  why: 'Its failure policy is Ignore, so requests go on without it, each after a timeout. What it should refuse or fill in passes unchanged, and nobody notices.',
  fix: 'Bring its pods back, or delete the webhook configuration if what it belonged to was removed.',
  peers: { k8sgpt: ['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration'] },
  needs: ['services', 'pods'],
  uses: [...WEBHOOK_SOURCES, 'endpoints', 'endpointSlices'],
  ...unansweredWebhooks(({ failurePolicy }) => failurePolicy === 'Ignore'),
});
