import { humanDuration } from '../model/human-duration.ts';
import { reference } from '../model/object.ts';
import { inNamespace, kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { conditionFields, field } from './field-evidence.ts';
import { gatewayObjects, gatewayResource, refusal } from './gateway-kinds.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'gateway-not-programmed',
  title: 'Gateway is not served',
  group: 'health',
  severity: 'high',
  why: 'Its controller has refused it, or nothing has answered for it, so no request comes in by it and none of its routes works.',
  fix: 'Read the condition. Where it still waits for a controller, see that the GatewayClass exists and its controller runs; else correct what the message names.',
  peers: { Popeye: ['POP-407'], k8sgpt: ['Gateway'], KubeBuddy: ['NET016'] },
  needs: ['customResources'],
  *check({ customResources, now }) {
    const classes = new Set(gatewayObjects(customResources, 'GatewayClass').map(({ meta }) => meta.name));
    for (const gateway of gatewayObjects(customResources, 'Gateway')) {
      const className = gateway.gateway?.className ?? null;
      const classMissing = classes.size > 0 && className !== null && !classes.has(className);
      const refused = refusal(gateway.conditions, ['Accepted', 'Programmed'], gateway, now);
      if (refused === null && !(classMissing && gateway.conditions.length === 0)) continue;
      yield {
        subject: reference(gateway),
        facts: {
          condition: refused?.type ?? null,
          status: refused?.status ?? null,
          reason: refused?.reason ?? null,
          text: refused?.message == null ? null : excerpt(refused.message),
          sinceMs: refused?.changedAt == null ? null : now - refused.changedAt,
          className,
          classMissing,
        },
        evidence: [
          ...(refused === null ? [] : conditionFields(gateway, refused.type)),
          field(gateway, 'spec.gatewayClassName', className),
        ],
      };
    }
  },
  message({ condition, status, reason, text, sinceMs, className, classMissing }) {
    const gone = `no GatewayClass ${excerpt(className ?? '', 80)} exists`;
    if (condition === null) return gone;
    const since = sinceMs === null ? '' : ` for ${humanDuration(sinceMs)}`;
    const said = [reason, text].filter((part) => part !== null).map((part) => excerpt(part));
    const why = said.length === 0 ? '' : ` (${said.join(': ')})`;
    return `${excerpt(condition, 60)} has been ${status}${since}${why}${classMissing ? `; ${gone}` : ''}`;
  },
  commands(_facts, subject) {
    return [
      kubectl('describe', gatewayResource('Gateway'), subject.name, ...inNamespace(subject)),
      kubectl('get', 'gatewayclasses'),
    ];
  },
});
