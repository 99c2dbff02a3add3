import { toldFinding } from './told-finding.ts';

/** The host is named, its certificate is not there. */
export const ingressCertificateAbsent = toldFinding({
  id: 'ingress-certificate-absent',
  title: 'Ingress names a TLS Secret that does not exist',
  reasoning:
    'The controller takes the certificate of a host from the Secret that spec.tls names. Without it, it serves a certificate of its own, or refuses the host, and browsers turn away. The list of Secrets is whole, so the name is wrong or nobody made it.',
  fix: 'Create the Secret of type kubernetes.io/tls, look why cert-manager has not, or correct the name.',
  explains: ['ingress-tls-secret-missing'],
  sure: () => 'confirmed',
  toConfirm: 'List the Secrets: kubectl get secrets',
});
