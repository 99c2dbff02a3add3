import type { ConfigMap } from '../model/configuration.ts';
import { kubectl } from './command.ts';
import { DAY } from './duration.ts';
import { listWords, namespaceLists } from './namespace-list.ts';
import { USERS, usedObjects, useKey, usersKnown } from './object-uses.ts';
import { defineRule } from './rule.ts';
import { inDays } from './threshold.ts';

export default defineRule({
  id: 'unused-config-map',
  title: 'ConfigMaps that nothing names',
  group: 'cleanup',
  severity: 'info',
  why: 'Somebody may change them and wonder why nothing happens. A program that reads a ConfigMap through the API names it nowhere, so this is a question rather than an answer.',
  fix: 'Ask who reads them; `kubectl get ... -o yaml` is the backup before a deletion.',
  peers: { Popeye: ['POP-400'], kor: ['configmap'], k8sgpt: ['ConfigMap'], KubeBuddy: ['CFG001'] },
  needs: ['configMaps', ...USERS, 'customResources', 'roles'],
  uses: ['replicationControllers', 'serviceAccounts', 'ingresses'],
  details: ['replicationControllers', 'serviceAccounts', 'ingresses'],
  absence: [...USERS, 'customResources', 'roles'],
  settings: {
    // What a release brings is often there before what uses it.
    days: inDays(7, 'ConfigMaps that are younger are passed over'),
  },
  *check(view, { days }) {
    const { configMaps, now } = view;
    const used = usedObjects(view);
    const isKnown = usersKnown(view);
    yield* namespaceLists(
      configMaps.filter((one) => isKnown(one.meta.namespace) && !isExpected(one)),
      ({ meta, keys }) => {
        const young = meta.createdAt !== null && now - meta.createdAt < days * DAY;
        if (young || used.has(useKey('ConfigMap', meta.namespace, meta.name))) return null;
        return { path: 'metadata.name', value: meta.name, detail: `${keys.length} keys` };
      },
    );
  },
  message(facts) {
    return `${facts.count} of ${facts.of} ConfigMaps: ${listWords(facts)}`;
  },
  commands(_facts, { name }) {
    return [kubectl('get', 'configmaps', '-n', name)];
  },
});

/** Made by the cluster for every namespace, locks, and what sidecars and operators find by a label. */
function isExpected({ meta }: ConfigMap): boolean {
  return (
    meta.owners.length > 0 ||
    BROUGHT.has(meta.name) ||
    LOCK.test(meta.name) ||
    Object.keys(meta.labels).some((label) => FOUND_BY_LABEL.test(label)) ||
    SELF_READING.has(meta.labels['app.kubernetes.io/part-of'] ?? '')
  );
}

const BROUGHT: ReadonlySet<string> = new Set([
  'kube-root-ca.crt',
  'openshift-service-ca.crt',
  'istio-ca-root-cert',
  'istio-ca-crl',
  'linkerd-identity-trust-roots',
]);
const LOCK = /(lock|leader|election|\.v\d+|-status)$|leader-election/;
const FOUND_BY_LABEL =
  /^(grafana_(dashboard|datasource|alert|folder)|prometheus_rule|fluentd_config|alloy_config|k8s-sidecar|OWNER|owner|olm\..+|velero\.io\/.+|strimzi\.io\/.+|argocd\.argoproj\.io\/secret-type|config\.openshift\.io\/.+|opentelemetry\.io\/.+|kustomize\.toolkit\.fluxcd\.io\/.+prune.+)$/;
/** They read their settings through the API, by fixed names. */
const SELF_READING: ReadonlySet<string> = new Set([
  'argocd',
  'knative-serving',
  'knative-eventing',
  'tekton-pipelines',
  'kubevirt',
]);
