import { excerpt } from '../../../../rules/excerpt.ts';
import { imageCommands } from './image-commands.ts';
import { pullFault } from './pull-fault.ts';

/** The runtime does not trust the registry's certificate. */
export const registryCertificateUntrusted = pullFault({
  id: 'registry-certificate-untrusted',
  title: 'The nodes do not trust the certificate of the registry',
  reasoning:
    'The container runtime checks the registry’s certificate against the authorities of the node, not of any pod: an ' +
    'own authority that the node does not know, a certificate that has expired, or one for another name ends every ' +
    'pull. The x509 text says which.',
  fix: 'Give the container runtime of every node the registry’s authority (certs.d of containerd or CRI-O), or renew the certificate. Restart the runtime where it reads that only at its start.',
  fault: 'certificate',
  shared: ({ parsed, image }) => parsed?.registry ?? image,
  summary({ image, parsed, said }) {
    const [why = 'its certificate is not trusted'] = X509.exec(said) ?? [];
    return `the nodes do not trust the TLS of registry ${parsed?.registry ?? ''} (${excerpt(why, 140)}), so image ${excerpt(image, 160)} cannot be pulled`;
  },
  commands: (pull, finding) => imageCommands(pull, finding, null),
  advice: ({ said }) =>
    OTHER_NAME.test(said)
      ? 'The certificate is for another name, so no authority helps: correct the registry in the image’s name, or give the registry a certificate with that name.'
      : EXPIRED.test(said)
        ? 'Renew the certificate of the registry, and look whether the clock of the node is right.'
        : null,
  toConfirm: 'Read the certificate from a node: openssl s_client -connect with the registry’s host and port.',
});

const OTHER_NAME =
  /x509: [^\n"]{0,80}(?:is not valid for any names|is valid for [^\n"]{1,400}, not |cannot validate certificate for)/;
const EXPIRED = /x509: [^\n"]{0,80}(?:has expired|is not yet valid)/;
const X509 = /x509: [^\n"]{1,200}/;
