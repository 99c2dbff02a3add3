import type { Secret } from '../model/configuration.ts';
import { type KubernetesObject, reference } from '../model/object.ts';
import { someOf } from './amount-words.ts';
import { inNamespace, kubectl } from './command.ts';
import { MINUTE } from './duration.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';
import { inMinutes } from './threshold.ts';

const KEYS = ['tls.crt', 'tls.key'];

export default defineRule({
  id: 'ingress-tls-secret-missing',
  title: 'Ingress has no certificate to serve',
  group: 'health',
  severity: 'medium',
  why: 'The controller answers with a certificate of its own, which browsers and clients refuse, or not at all.',
  fix: 'Create the Secret of type kubernetes.io/tls in the namespace of the Ingress, or correct secretName. Where cert-manager makes it, describe the Certificate and its Order.',
  peers: { k8sgpt: ['Ingress'], KubeBuddy: ['NET003'] },
  needs: ['ingresses', 'secrets'],
  absence: ['secrets'],
  settings: {
    // A certificate that is being issued takes minutes.
    minutes: inMinutes(15, 'Ingresses that are younger are passed over'),
  },
  *check({ ingresses, links, captured, now }, { minutes }) {
    for (const ingress of ingresses) {
      const { namespace, createdAt } = ingress.meta;
      if (!captured.all('secrets', namespace)) continue;
      if (createdAt !== null && now - createdAt < minutes * MINUTE) continue;
      const lost = ingress.tls.flatMap(({ secretName, hosts }, index) => {
        // Some controllers take a Secret of another namespace, written with a slash.
        if (secretName === null || secretName === '' || secretName.includes('/')) return [];
        const secret = links.find({ kind: 'Secret', namespace, name: secretName });
        const keys = isSecret(secret) ? KEYS.filter((key) => !secret.keys.includes(key)) : null;
        return keys?.length === 0 ? [] : [{ index, secretName, hosts, keys }];
      });
      if (lost.length === 0) continue;
      yield {
        subject: reference(ingress),
        facts: {
          secrets: [...new Set(lost.map(({ secretName }) => secretName))],
          missingKeys: [...new Set(lost.flatMap(({ keys }) => keys ?? []))],
          exists: lost.every(({ keys }) => keys !== null),
          hosts: [...new Set(lost.flatMap(({ hosts }) => hosts))].slice(0, 20),
        },
        evidence: lost
          .slice(0, 3)
          .map(({ index, secretName }) => field(ingress, `spec.tls[${index}].secretName`, secretName)),
      };
    }
  },
  message({ secrets, missingKeys, exists, hosts }) {
    const names = someOf(secrets.map((name) => excerpt(name, 80)));
    const one = secrets.length === 1;
    const what = exists
      ? `Secret ${names} has no ${missingKeys.join(' and ')}`
      : `${one ? 'Secret' : 'Secrets'} ${names} ${one ? 'does' : 'do'} not exist`;
    return hosts.length === 0 ? what : `${what}, for ${someOf(hosts.map((host) => excerpt(host, 100)))}`;
  },
  commands({ secrets }, subject) {
    const where = inNamespace(subject);
    return [
      kubectl('get', 'secrets', ...secrets.slice(0, 5), ...where),
      kubectl('describe', 'ingress', subject.name, ...where),
    ];
  },
});

function isSecret(object: KubernetesObject | null): object is Secret {
  return object !== null && object.meta.kind === 'Secret' && 'keys' in object;
}
