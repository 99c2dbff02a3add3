import { type Condition, condition } from '../model/condition.ts';
import type { CustomResource } from '../model/custom-resource.ts';
import type { Instant } from '../model/instant.ts';
import { apiGroup } from '../model/kinds.ts';

export const GATEWAY_GROUP = 'gateway.networking.k8s.io';

/** Controllers take seconds to answer, and a cloud minutes to make a load balancer. */
const GRACE = 10 * 60_000;

/** Objects of one kind of the Gateway API, those that are being deleted left out. */
export function gatewayObjects(
  resources: readonly CustomResource[],
  ...kinds: readonly string[]
): readonly CustomResource[] {
  return resources.filter(
    ({ meta }) =>
      apiGroup(meta.apiVersion) === GATEWAY_GROUP && kinds.includes(meta.kind) && meta.deletedAt === null,
  );
}

export const ROUTE_KINDS = ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'] as const;

/** kubectl's name of a kind that other groups have, too. */
export function gatewayResource(kind: string): string {
  return `${kind.toLowerCase()}.${GATEWAY_GROUP}`;
}

/**
 * The first condition of these types that is False, or has been Unknown for long: no controller has answered then.
 * Without a time it counts as long ago, but an object that is young is given time.
 */
export function refusal(
  conditions: readonly Condition[],
  types: readonly string[],
  { meta }: CustomResource,
  now: Instant,
): Condition | null {
  for (const type of types) {
    const found = condition(conditions, type);
    if (found === null || found.status === 'True') continue;
    const since = Math.max(found.changedAt ?? 0, meta.createdAt ?? 0);
    if (now - since >= GRACE) return found;
  }
  return null;
}
