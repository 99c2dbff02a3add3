import { record, records, text } from './json.ts';
import { byCodeUnit } from './order.ts';

/** Addresses or host names of `status.loadBalancer.ingress`, of a Service or an Ingress; sorted. */
export function readLoadBalancerAddresses(status: unknown): readonly string[] {
  return records(record(record(status).loadBalancer).ingress)
    .flatMap((raw) => text(raw.ip) ?? text(raw.hostname) ?? [])
    .toSorted(byCodeUnit);
}
