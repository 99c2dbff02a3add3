import { isSystemNamespace } from '../model/system-namespace.ts';
import { clusterList } from './cluster-list.ts';
import { kubectl } from './command.ts';
import { isActive } from './missing-pods.ts';
import { listWords } from './namespace-list.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'namespace-without-pod-security-level',
  title: 'Namespaces enforce no Pod Security level',
  group: 'security',
  severity: 'low',
  why: 'Whoever may create a pod there may create a privileged one, and with that has the node.',
  fix: 'Try `kubectl label --dry-run=server --overwrite ns NAMESPACE pod-security.kubernetes.io/enforce=baseline`: it names the pods that would be refused. Set the label once there are none.',
  peers: {
    Kubescape: [
      'C-0192',
      'C-0193',
      'C-0194',
      'C-0195',
      'C-0196',
      'C-0197',
      'C-0198',
      'C-0199',
      'C-0200',
      'C-0201',
      'C-0202',
      'C-0203',
      'C-0204',
    ],
    KubeBuddy: ['SEC007'],
  },
  needs: ['namespaces', 'pods', 'validatingWebhookConfigurations', 'customResourceDefinitions'],
  uses: ['customResources'],
  details: ['customResources'],
  absence: ['validatingWebhookConfigurations', 'customResourceDefinitions'],
  *check({ namespaces, validatingWebhookConfigurations, customResources, customResourceDefinitions, links }) {
    const groups = [
      ...customResources.map(({ meta }) => meta.apiVersion.split('/')[0] ?? ''),
      ...customResourceDefinitions.map(({ group }) => group),
    ];
    // Something else decides what pods may do: a policy engine, or OpenShift's security context constraints.
    if (
      validatingWebhookConfigurations.some(({ meta }) => ENGINE.test(meta.name)) ||
      groups.some((one) => ENGINE.test(one))
    )
      return;
    yield* clusterList(
      namespaces.filter(
        ({ meta }) => !isSystemNamespace(meta.name) && links.podsIn(meta.name).some(isActive),
      ),
      ({ meta }) => {
        const level = meta.labels[ENFORCE];
        if (level === 'baseline' || level === 'restricted') return null;
        return {
          path: `metadata.labels["${ENFORCE}"]`,
          value: level ?? null,
          ...(level === undefined ? {} : { detail: level }),
        };
      },
    );
  },
  message(facts) {
    return `${facts.count} of ${facts.of} namespaces with pods: ${listWords(facts, 5)}`;
  },
  commands() {
    return [kubectl('get', 'namespaces', '-L', ENFORCE)];
  },
});

const ENFORCE = 'pod-security.kubernetes.io/enforce';
const ENGINE = /kyverno|gatekeeper|kubewarden|polaris|jspolicy|datree|openshift\.io|k-rail/;
