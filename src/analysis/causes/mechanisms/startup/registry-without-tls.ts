import { excerpt } from '../../../../rules/excerpt.ts';
import { imageCommands } from './image-commands.ts';
import { pullFault } from './pull-fault.ts';

/** The runtime speaks TLS to a registry that does not. */
export const registryWithoutTls = pullFault({
  id: 'registry-without-tls',
  title: 'The registry speaks plain HTTP, and the nodes ask it by HTTPS',
  reasoning:
    'A container runtime asks every registry but localhost by HTTPS, unless its configuration says otherwise. "server ' +
    'gave HTTP response to HTTPS client" comes from a registry, or something else on that port, without TLS.',
  fix: 'Give the registry a certificate, or tell the container runtime of every node that it is plain HTTP (hosts.toml of containerd, registries.conf of CRI-O, insecure-registries of Docker).',
  fault: 'plain http',
  shared: ({ parsed, image }) => parsed?.registry ?? image,
  summary: ({ image, parsed }) =>
    `registry ${parsed?.registry ?? ''} answers in plain HTTP and the nodes ask by HTTPS, so image ${excerpt(image, 160)} cannot be pulled`,
  commands: (pull, finding) => imageCommands(pull, finding, null),
  toConfirm: 'Ask the registry from a node by both: curl with http:// and https://.',
});
