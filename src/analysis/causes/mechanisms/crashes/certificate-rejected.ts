import { saidFault } from './said-fault.ts';

/** A certificate does not fit the time, the name or the issuer. */
export const certificateRejected = saidFault({
  id: 'certificate-rejected',
  title: 'A program does not accept a certificate',
  reasoning:
    'A client checks the time, the name and the issuer of a certificate, and ends the connection where one does not fit; servers do the same with certificates of clients. A handshake that fails without such a word is mostly TLS spoken to a plain port, or the other way round.',
  fix: 'Renew the certificate, ask by a name it holds, or give the program the certificate of its issuer; compare the protocol of the port with what the client speaks.',
  signatures: [
    'certificate-expired',
    'certificate-name-mismatch',
    'certificate-untrusted',
    'tls-handshake-failed',
  ],
  does: 'does not get a TLS connection',
});
