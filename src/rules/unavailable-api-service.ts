import { condition } from '../model/condition.ts';
import { humanDuration } from '../model/human-duration.ts';
import { reference } from '../model/object.ts';
import { inNamespace, kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { conditionFields } from './field-evidence.ts';
import { defineRule } from './rule.ts';

/** An extension server that restarts is away for a moment. */
const GRACE = 2 * 60_000;

export default defineRule({
  id: 'unavailable-api-service',
  title: 'Extension API does not answer',
  group: 'health',
  severity: 'high',
  why: 'Every request to that API fails: `kubectl top` and autoscaling by CPU where it is metrics.k8s.io. As long as any API is missing, no namespace can be deleted, and garbage collection is held up.',
  fix: 'Look at the pods and endpoints behind its Service, then at what it says of certificates and timeouts. Delete the APIService if what served it was removed.',
  needs: ['apiServices'],
  uses: ['services', 'pods', 'endpoints', 'endpointSlices'],
  details: ['services', 'pods', 'endpoints', 'endpointSlices'],
  *check({ apiServices, now }) {
    for (const api of apiServices) {
      const available = condition(api.conditions, 'Available');
      if (available === null || available.status === 'True' || api.meta.deletedAt !== null) continue;
      const sinceMs = available.changedAt === null ? null : now - available.changedAt;
      if (sinceMs !== null && sinceMs < GRACE) continue;
      yield {
        subject: reference(api),
        severity: api.service === null ? 'medium' : 'high',
        facts: {
          sinceMs,
          reason: available.reason,
          message: available.message,
          service: api.service === null ? null : { namespace: api.service.namespace, name: api.service.name },
        },
        evidence: conditionFields(api, 'Available'),
        related: api.service === null ? [] : [api.service],
      };
    }
  },
  message({ sinceMs, reason, message, service }) {
    const since = sinceMs === null ? '' : ` for ${humanDuration(sinceMs)}`;
    const by =
      service === null
        ? ''
        : `, served by Service ${excerpt(`${service.namespace ?? ''}/${service.name}`, 120)}`;
    const why = [reason, message].filter((one) => one !== null).map((one) => excerpt(one));
    return `not available${since}${by}${why.length === 0 ? '' : `: ${why.join(': ')}`}`;
  },
  commands({ service }, subject) {
    return [
      kubectl('describe', 'apiservice', subject.name),
      ...(service === null ? [] : [kubectl('get', 'endpoints', service.name, ...inNamespace(service))]),
    ];
  },
});
