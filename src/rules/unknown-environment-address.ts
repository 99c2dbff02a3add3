import { groupBy } from '../model/grouping.ts';
import { objectKey, reference } from '../model/object.ts';
import { inNamespace, kubectl, resourceWord } from './command.ts';
import { environmentAddresses, type UnknownAddress, unknownAddresses } from './environment-addresses.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';
import { SPEC_SOURCES, workloadSpecs } from './workload-spec.ts';

export default defineRule({
  id: 'unknown-environment-address',
  title: 'Environment variable misses the Service it means',
  group: 'health',
  severity: 'low',
  why: 'The program calls an address at which nothing answers, while a Service of nearly that name, or with another port, runs beside it.',
  fix: 'Correct host and port of the variable in the pod template.',
  needs: ['services', 'pods'],
  uses: SPEC_SOURCES,
  absence: ['services'],
  *check(view) {
    const judge = unknownAddresses(view);
    const unknown = workloadSpecs(view)
      .flatMap((workload) => environmentAddresses(workload).flatMap((one) => judge(one) ?? []))
      .filter(({ meant }) => meant !== null);
    for (const own of groupBy(unknown, ({ workload }) => objectKey(workload.owner)).values()) {
      const [first] = own;
      if (first === undefined) continue;
      yield {
        subject: first.workload.owner,
        facts: {
          addresses: own.map(({ container, variable, host, port, what, meant, by }) => ({
            container,
            variable,
            host,
            port,
            what,
            by,
            service: meant === null ? null : meant.meta.name,
            ports: meant === null ? [] : meant.ports.map((one) => one.port),
          })),
        },
        evidence: own
          .slice(0, 3)
          .flatMap((one) => [
            field(one.object, one.path, addressText(one)),
            ...(one.meant === null
              ? []
              : [field(one.meant, 'spec.ports[*].port', one.meant.ports.map(({ port }) => port).join(' '))]),
          ]),
        related: [...new Set(own.flatMap(({ meant }) => meant ?? []))].map(reference),
      };
    }
  },
  message({ addresses }) {
    const [first] = addresses;
    if (first === undefined) return '';
    const rest = addresses.length === 1 ? '' : `; and ${addresses.length - 1} more of its variables`;
    const name = excerpt(first.service ?? '', 80);
    const why =
      first.what === 'no port'
        ? `and Service ${name} has port ${first.ports.slice(0, 3).join(', ')} only`
        : `and no Service has that name; Service ${name} has ${first.by === 'name' ? 'nearly that name' : 'the name of the variable'}`;
    return `variable ${excerpt(first.variable, 80)} of container ${excerpt(first.container, 80)} is ${excerpt(addressText(first), 120)}, ${why}${rest}`;
  },
  commands(_facts, subject) {
    return [
      kubectl('describe', resourceWord(subject), ...inNamespace(subject)),
      kubectl('get', 'services', ...inNamespace(subject)),
    ];
  },
});

function addressText({ host, port }: Pick<UnknownAddress, 'host' | 'port'>): string {
  return port === null ? host : `${host}:${port}`;
}
