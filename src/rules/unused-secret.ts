import type { Secret } from '../model/configuration.ts';
import { kubectl } from './command.ts';
import { DAY } from './duration.ts';
import { listWords, namespaceLists } from './namespace-list.ts';
import { USERS, usedObjects, useKey, usersKnown } from './object-uses.ts';
import { defineRule } from './rule.ts';
import { inDays } from './threshold.ts';

export default defineRule({
  id: 'unused-secret',
  title: 'Secrets that nothing names',
  group: 'cleanup',
  severity: 'info',
  why: 'A password that nobody uses is one that nobody changes, and whoever may read the namespace reads it. A program that reads a Secret through the API names it nowhere, so this is a question rather than an answer.',
  fix: 'Ask who reads them. Delete what is left over, and withdraw the password or key where it was valid.',
  peers: { Popeye: ['POP-400'], kor: ['secret'], KubeBuddy: ['SEC001'] },
  needs: ['secrets', ...USERS, 'customResources', 'serviceAccounts', 'ingresses', 'roles'],
  uses: ['replicationControllers'],
  details: ['replicationControllers'],
  absence: [...USERS, 'customResources', 'serviceAccounts', 'ingresses', 'roles'],
  settings: {
    // What a release brings is often there before what uses it.
    days: inDays(7, 'Secrets that are younger are passed over'),
  },
  *check(view, { days }) {
    const { secrets, now } = view;
    const used = usedObjects(view);
    const isKnown = usersKnown(view);
    yield* namespaceLists(
      secrets.filter((one) => isKnown(one.meta.namespace) && !isExpected(one)),
      ({ meta, type }) => {
        const young = meta.createdAt !== null && now - meta.createdAt < days * DAY;
        if (young || used.has(useKey('Secret', meta.namespace, meta.name))) return null;
        return { path: 'metadata.name', value: meta.name, detail: type };
      },
    );
  },
  message(facts) {
    return `${facts.count} of ${facts.of} Secrets: ${listWords(facts)}`;
  },
  commands(_facts, { name }) {
    return [kubectl('get', 'secrets', '-n', name)];
  },
});

/** Tokens, releases and registry logins are read by Kubernetes and Helm; certificates by whoever ordered them. */
function isExpected({ meta, type }: Secret): boolean {
  return (
    meta.owners.length > 0 ||
    OWN_TYPES.test(type) ||
    meta.annotations['cert-manager.io/certificate-name'] !== undefined ||
    Object.keys(meta.labels).some((label) => FOUND_BY_LABEL.test(label)) ||
    meta.labels['app.kubernetes.io/part-of'] === 'argocd'
  );
}

const OWN_TYPES =
  /^(helm\.sh\/.+|kubernetes\.io\/(service-account-token|dockercfg|dockerconfigjson)|bootstrap\.kubernetes\.io\/token|istio\.io\/.+)$/;
const FOUND_BY_LABEL =
  /^(argocd\.argoproj\.io\/.+|grafana_datasource|owner|cnpg\.io\/.+|strimzi\.io\/.+|sealedsecrets\.bitnami\.com\/.+|reconcile\.external-secrets\.io\/.+|cluster\.x-k8s\.io\/.+|velero\.io\/.+|istio\/.+|controller\.cert-manager\.io\/.+)$/;
