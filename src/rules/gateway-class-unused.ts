import { reference } from '../model/object.ts';
import { kubectl } from './command.ts';
import { field } from './field-evidence.ts';
import { gatewayObjects } from './gateway-kinds.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'gateway-class-unused',
  title: 'No Gateway uses the GatewayClass',
  group: 'cleanup',
  severity: 'info',
  why: 'It was left behind, or a controller that nobody uses was installed.',
  fix: 'Delete the class and its controller if nothing is to use them; most controllers bring a class of their own, which may stay.',
  peers: { Popeye: ['POP-400'] },
  needs: ['customResources'],
  *check({ customResources }) {
    const gateways = gatewayObjects(customResources, 'Gateway');
    // Without any Gateway it is more likely that none was captured.
    if (gateways.length === 0) return;
    const used = new Set(gateways.map(({ gateway }) => gateway?.className));
    for (const gatewayClass of gatewayObjects(customResources, 'GatewayClass')) {
      if (used.has(gatewayClass.meta.name)) continue;
      yield {
        subject: reference(gatewayClass),
        facts: { gateways: gateways.length },
        evidence: [field(gatewayClass, 'metadata.name', gatewayClass.meta.name)],
      };
    }
  },
  message({ gateways }) {
    return gateways === 1
      ? 'the one Gateway of the capture is of another class'
      : `all ${gateways} Gateways of the capture are of other classes`;
  },
  commands() {
    return [kubectl('get', 'gateways', '-A')];
  },
});
