import { objectKey, reference } from '../../../model/object.ts';
import type { Service } from '../../../model/service.ts';
import type { Finding } from '../../../rules/finding.ts';
import { factList } from '../fact-member.ts';

/** What keeps a Service from its pods, whatever these do. */
const SERVICE_FAULTS = new Set([
  'service-without-pods',
  'service-without-endpoints',
  'service-named-port-missing',
  'service-port-undeclared',
]);

/** Looks up a Service's own fault, as far as it concerns a port that was asked for. */
export function serviceFaults(
  findings: readonly Finding[],
): (service: Service, port: string | null) => Finding | null {
  const own = new Map(
    findings
      .filter(({ rule }) => SERVICE_FAULTS.has(rule))
      .toReversed()
      .map((finding) => [objectKey(finding.subject), finding] as const),
  );
  return (service, port) => {
    const fault = own.get(objectKey(reference(service))) ?? null;
    return fault === null || concerns(fault, service, port) ? fault : null;
  };
}

/** A port of several may lead nowhere while the others are sound. */
function concerns({ rule, facts }: Finding, { ports }: Service, port: string | null): boolean {
  const asked = ports.filter((one) => port === null || String(one.port) === port);
  if (rule !== 'service-port-undeclared' || asked.length === 0) return true;
  const lost = new Set(factList(facts, 'ports'));
  return asked.some(({ targetPort, protocol }) => lost.has(`${targetPort}/${protocol}`));
}
