import { groupBy } from '../model/grouping.ts';
import { namespacedName, type ObjectReference, reference } from '../model/object.ts';
import { someOf } from './amount-words.ts';
import { inNamespace, kubectl, resourceWord } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import type { RuleDefinition } from './rule.ts';
import { type DeadWebhook, deadWebhooks, type WEBHOOK_SOURCES } from './webhook-backends.ts';

type Facts = {
  readonly webhooks: number;
  readonly service: Pick<ObjectReference, 'namespace' | 'name'>;
  readonly missing: DeadWebhook['missing'];
  readonly resources: readonly string[];
};

type Parts = Pick<
  RuleDefinition<
    'services' | 'pods',
    (typeof WEBHOOK_SOURCES)[number] | 'endpoints' | 'endpointSlices',
    Facts
  >,
  'check' | 'message' | 'commands'
>;

/** What a rule about webhooks does that cannot answer, for those of them it is about; once a configuration. */
export function unansweredWebhooks(isMeant: (webhook: DeadWebhook['webhook']) => boolean): Parts {
  return {
    *check(view) {
      const dead = deadWebhooks(view).filter(({ webhook }) => isMeant(webhook));
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
      const names = resources.map((one) => excerpt(one, 60));
      const asked = names.length === 0 ? '' : `; it is asked about ${someOf(names, 4)}`;
      return `Service ${excerpt(namespacedName(service), 120)} ${what}${asked}`;
    },
    commands({ service }, subject) {
      return [
        kubectl('get', resourceWord(subject), '-o', 'yaml'),
        kubectl('get', 'service,endpoints', service.name, ...inNamespace(service)),
      ];
    },
  };
}
