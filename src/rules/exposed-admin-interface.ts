import { reference } from '../model/object.ts';
import type { Pod } from '../model/pod.ts';
import { someOf } from './amount-words.ts';
import { inNamespace, kubectl, resourceWord } from './command.ts';
import { excerpt } from './excerpt.ts';
import { waysIn } from './exposure.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';

/**
 * Images of interfaces that rule a cluster, what it delivers, or a database, and are known to be attacked: by the part
 * of the reference that tells them apart.
 */
const INTERFACES: readonly (readonly [RegExp, string])[] = [
  [
    /(^|\/)kubernetesui\/dashboard(-web|-auth|-api)?$|(^|\/)kubernetes-dashboard(-[a-z0-9]+)?$/,
    'Kubernetes Dashboard',
  ],
  [/(^|\/)argocd$/, 'Argo CD'],
  [/(^|\/)(argocli|argo-server)$/, 'Argo Workflows'],
  [/(^|\/)jenkins(\/jenkins)?$/, 'Jenkins'],
  [/(^|\/)weaveworks\/scope$/, 'Weave Scope'],
  [/(^|\/)(centraldashboard|notebook-controller)$/, 'Kubeflow'],
  [/(^|\/)portainer(-ce|-ee)?$/, 'Portainer'],
  [/(^|\/)phpmyadmin(\/phpmyadmin)?$/, 'phpMyAdmin'],
  [/(^|\/)adminer$/, 'Adminer'],
  [/(^|\/)dpage\/pgadmin4$|(^|\/)pgadmin4$/, 'pgAdmin'],
  [/(^|\/)mongo-express$/, 'mongo-express'],
  [/(^|\/)redis-commander$/, 'Redis Commander'],
  [/(^|\/)longhorn-ui$/, 'Longhorn'],
  [/(^|\/)headlamp$/, 'Headlamp'],
];

export default defineRule({
  id: 'exposed-admin-interface',
  title: 'Administration interface is reached from outside',
  group: 'security',
  severity: 'medium',
  why: 'Whoever signs in there, or gets past the sign-in, rules the cluster, what is delivered to it, or its data. Such interfaces are searched for.',
  fix: 'Make its Service ClusterIP and use kubectl port-forward, or put it behind a VPN or an authenticating proxy. Where that is so already, accept this finding.',
  peers: { Kubescape: ['C-0021'], KubeBuddy: ['NET024'] },
  needs: ['services', 'pods'],
  uses: ['ingresses'],
  *check({ services, links }) {
    for (const service of services) {
      const ways = waysIn(service, links);
      if (ways.length === 0) continue;
      const found = firstInterface(links.podsBehind(service));
      if (found === null) continue;
      const { pod, image, name, index } = found;
      yield {
        subject: reference(service),
        // A host name behind an Ingress often stands behind a sign-in of its own.
        severity: service.type === 'LoadBalancer' || service.type === 'NodePort' ? 'medium' : 'low',
        facts: { interface: name, image, ways },
        evidence: [
          field(service, 'spec.type', service.type),
          field(pod, `spec.containers[${index}].image`, image),
        ],
        related: [reference(pod)],
      };
    }
  },
  message({ interface: name, ways }) {
    return `${name} is reached by ${someOf(ways.map((way) => excerpt(way, 120)))}`;
  },
  commands(_facts, subject) {
    return [
      kubectl('get', resourceWord(subject), ...inNamespace(subject), '-o', 'wide'),
      kubectl('get', 'ingresses', ...inNamespace(subject)),
    ];
  },
});

/** Of the first pod that has one; pods of one template are asked once. */
function firstInterface(pods: readonly Pod[]) {
  const asked = new Set<Pod['spec']>();
  for (const pod of pods) {
    if (asked.has(pod.spec)) continue;
    asked.add(pod.spec);
    const found = interfaceIn(pod);
    if (found !== null) return found;
  }
  return null;
}

function interfaceIn(pod: Pod) {
  for (const [index, { image }] of pod.spec.containers.entries()) {
    const repository = image?.split('@')[0]?.replace(/:[^/:]*$/, '') ?? '';
    const known = INTERFACES.find(([pattern]) => pattern.test(repository));
    if (known !== undefined && image !== null) return { pod, image, name: known[1], index };
  }
  return null;
}
