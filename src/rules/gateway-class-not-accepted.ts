import { groupBy } from '../model/grouping.ts';
import { reference } from '../model/object.ts';
import { counted } from './amount-words.ts';
import { kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { conditionFields } from './field-evidence.ts';
import { gatewayObjects, refusal } from './gateway-kinds.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'gateway-class-not-accepted',
  title: 'GatewayClass is not accepted by a controller',
  group: 'risk',
  severity: 'low',
  why: 'Gateways of this class are not served: its controller does not run, or refuses its parameters.',
  fix: 'Install or repair the controller named in the class, correct parametersRef, or delete the class if nothing is left that it was for.',
  peers: { k8sgpt: ['GatewayClass'] },
  needs: ['customResources'],
  *check({ customResources, now }) {
    const gateways = groupBy(gatewayObjects(customResources, 'Gateway'), ({ gateway }) => gateway?.className);
    for (const gatewayClass of gatewayObjects(customResources, 'GatewayClass')) {
      const refused = refusal(gatewayClass.conditions, ['Accepted'], gatewayClass, now);
      if (refused === null) continue;
      const users = gateways.get(gatewayClass.meta.name) ?? [];
      yield {
        subject: reference(gatewayClass),
        severity: users.length > 0 ? 'medium' : 'low',
        facts: {
          status: refused.status,
          reason: refused.reason,
          text: refused.message === null ? null : excerpt(refused.message),
          gateways: users.length,
        },
        evidence: conditionFields(gatewayClass, 'Accepted'),
        related: users.slice(0, 20).map(reference),
      };
    }
  },
  message({ status, reason, text, gateways }) {
    const said = [reason, text].filter((part) => part !== null).map((part) => excerpt(part));
    const why = said.length === 0 ? '' : ` (${said.join(': ')})`;
    return `Accepted is ${status}${why}; ${gateways === 0 ? 'no Gateway uses it' : `${counted(gateways, 'Gateway')} of this class`}`;
  },
  commands(_facts, subject) {
    return [kubectl('describe', 'gatewayclass', subject.name)];
  },
});
