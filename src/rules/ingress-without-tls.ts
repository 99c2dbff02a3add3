import type { Ingress } from '../model/ingress.ts';
import { reference } from '../model/object.ts';
import { someOf } from './amount-words.ts';
import { inNamespace, kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'ingress-without-tls',
  title: 'Ingress serves hosts without TLS',
  group: 'security',
  severity: 'low',
  why: 'Passwords and sessions cross the network readable, unless TLS ends before the request gets here.',
  fix: 'Add the hosts to spec.tls of the Ingress with a Secret that holds their certificate. If a load balancer or the controller itself ends TLS, accept this finding.',
  peers: { Polaris: ['tlsSettingsMissing'], Kubescape: ['C-0263'] },
  needs: ['ingresses'],
  *check({ ingresses }) {
    for (const ingress of ingresses) {
      const open = isSolver(ingress) || namesCertificate(ingress) ? [] : openHosts(ingress);
      if (open.length === 0) continue;
      yield {
        subject: reference(ingress),
        facts: { hosts: open, tls: ingress.tls.length > 0, className: ingress.className },
        evidence: [
          field(
            ingress,
            'spec.tls',
            ingress.tls.length === 0 ? null : ingress.tls.flatMap((one) => one.hosts).join(' '),
          ),
          ...(open.includes(ANY_HOST) ? [] : [field(ingress, 'spec.rules[*].host', open.join(' '))]),
        ],
      };
    }
  },
  message({ hosts, tls }) {
    const names = hosts.map((host) => (host === ANY_HOST ? 'any host' : excerpt(host, 100)));
    return `${someOf(names)} served without TLS${tls ? ', while other hosts of this Ingress have it' : ''}`;
  },
  commands(_facts, subject) {
    return [kubectl('get', 'ingress', subject.name, ...inNamespace(subject), '-o', 'yaml')];
  },
});

const ANY_HOST = '*';

/** Hosts of routes that no entry of `spec.tls` covers; an entry without hosts covers all. */
function openHosts(ingress: Ingress): readonly string[] {
  const hosts = ingress.routes.map((route) => route.host ?? ANY_HOST);
  const wanted = new Set(hosts.length === 0 && ingress.defaultBackend !== null ? [ANY_HOST] : hosts);
  if (ingress.tls.some((entry) => entry.hosts.length === 0)) return [];
  const covered = ingress.tls.flatMap((entry) => entry.hosts);
  return [...wanted].filter((host) => !covered.some((name) => covers(name, host)));
}

/** `*.example.org` stands for one label in place of the asterisk. */
function covers(certified: string, host: string): boolean {
  if (certified === host) return true;
  return (
    certified.startsWith('*.') && host.slice(host.indexOf('.')) === certified.slice(1) && host.includes('.')
  );
}

/** cert-manager answers HTTP-01 challenges by Ingresses of its own, over plain HTTP and for minutes. */
function isSolver({ meta }: Ingress): boolean {
  return meta.labels['acme.cert-manager.io/http01-solver'] === 'true';
}

/** Controllers of clouds, and Traefik, take the certificate from an annotation. */
const CERTIFICATE_ANNOTATIONS = [
  'alb.ingress.kubernetes.io/certificate-arn',
  'ingress.gcp.kubernetes.io/pre-shared-cert',
  'networking.gke.io/managed-certificates',
  'traefik.ingress.kubernetes.io/router.tls',
];

function namesCertificate({ meta }: Ingress): boolean {
  return CERTIFICATE_ANNOTATIONS.some((name) => meta.annotations[name] !== undefined);
}
