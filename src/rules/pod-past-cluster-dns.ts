import { reference } from '../model/object.ts';
import { inNamespace, kubectl, resourceWord } from './command.ts';
import { foreignDns } from './dns-settings.ts';
import { environmentAddresses } from './environment-addresses.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';
import { hostTargets } from './service-host.ts';
import { SPEC_SOURCES, type WorkloadSpec, workloadSpecs } from './workload-spec.ts';

export default defineRule({
  id: 'pod-past-cluster-dns',
  title: 'Pod calls Services by name and asks another name server',
  group: 'health',
  severity: 'low',
  why: 'Only the DNS of the cluster knows the names of Services. Unless the other server forwards to it, they do not resolve.',
  fix: 'Set dnsPolicy to ClusterFirst, or ClusterFirstWithHostNet for a pod in its node’s network.',
  needs: ['pods', 'services'],
  uses: [...SPEC_SOURCES, 'configMaps'],
  *check(view) {
    const { services, pods, configMaps, links } = view;
    const judge = foreignDns({ services, pods, links });
    const find = hostTargets({ services, pods });
    const byName = new Map(configMaps.map((one) => [`${one.meta.namespace}/${one.meta.name}`, one]));
    for (const workload of workloadSpecs(view)) {
      const foreign = judge(workload.spec);
      if (foreign === null) continue;
      const { owner, object, root } = workload;
      const called = [
        ...environmentAddresses(workload).map((one) => ({
          host: one.host,
          at: field(one.object, one.path, one.host),
        })),
        ...usedConfigMaps(workload).flatMap((name) => {
          const configMap = byName.get(`${owner.namespace}/${name}`);
          return configMap === undefined
            ? []
            : configMap.addresses.map(({ host }) => ({ host, at: field(configMap, 'data', host) }));
        }),
      ].find(({ host }) => /[a-z]/.test(host) && find(host, owner.namespace)?.kind === 'service');
      const target = called === undefined ? null : find(called.host, owner.namespace);
      if (called === undefined || target?.kind !== 'service') continue;
      yield {
        subject: owner,
        facts: { dns: foreign.words, host: called.host },
        evidence: [
          ...foreign.fields.map(([path, value]) => field(object, `${root}.${path}`, value)),
          called.at,
        ],
        related: [reference(object), reference(target.service)],
      };
    }
  },
  message({ dns, host }) {
    return `${dns}, and it is told to call ${excerpt(host, 120)}`;
  },
  commands(_facts, subject) {
    return [
      kubectl('describe', resourceWord(subject), ...inNamespace(subject)),
      kubectl('get', 'services', '-n', 'kube-system', '-l', 'k8s-app=kube-dns'),
    ];
  },
});

/** Those whose values become variables; files may be anything. */
function usedConfigMaps(workload: WorkloadSpec): readonly string[] {
  return workload.containers.flatMap(({ container: { env, envFrom } }) =>
    [...envFrom, ...env.flatMap(({ from }) => from ?? [])].flatMap(({ kind, name }) =>
      kind === 'ConfigMap' ? [name] : [],
    ),
  );
}
