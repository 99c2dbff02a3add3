import type { JsonRecord } from '../../../model/json.ts';
import { type Description, type Entry, entry, value } from './description.ts';
import type { DescribedKind } from './kind.ts';
import { metadataOf } from './metadata.ts';

export const describedIngress: DescribedKind = {
  source: 'ingresses',
  keys: ['Rules', 'Default backend'],
  read: (description): JsonRecord => ({
    metadata: metadataOf(description),
    spec: {
      ingressClassName: value(description, 'Ingress Class'),
      defaultBackend: backendOf(value(description, 'Default backend') ?? ''),
      rules: rulesOf(entry(description, 'Rules')),
      tls: tlsOf(description),
    },
    status: {
      loadBalancer: {
        ingress: (value(description, 'Address') ?? '')
          .split(',')
          .filter(Boolean)
          .map((ip) => ({ ip })),
      },
    },
  }),
};

/** A host on a line of its own, its paths with their backends below; `*` is every host. */
function rulesOf(rules: Entry | null): readonly JsonRecord[] {
  const found: { readonly host: string | null; readonly paths: JsonRecord[] }[] = [];
  for (const row of lines(rules).slice(2)) {
    const words = row.trim().split(/\s+/);
    const [first = '', second = ''] = words;
    if (words.length === 1) found.push({ host: first === '*' ? null : first, paths: [] });
    else found.at(-1)?.paths.push({ path: first, backend: backendOf(second) ?? {} });
  }
  return found.map(({ host, paths }) => ({ host, http: { paths } }));
}

/** `/path   cart:80 (10.42.1.17:8080)` reads like a key: rows and keys, in the order printed. */
function lines(rules: Entry | null): readonly string[] {
  return rules?.rows ?? [];
}

/** `cart:80 (10.42.1.17:8080)`, `cart:http`; not `<default>` nor an APIGroup's object. */
function backendOf(text: string): JsonRecord | null {
  const [, name, port] = /^([a-z0-9-]{1,63}):([a-z0-9-]{1,63})(?:\s|$)/.exec(text) ?? [];
  if (name === undefined || port === undefined) return null;
  return { service: { name, port: /^\d+$/.test(port) ? { number: Number(port) } : { name: port } } };
}

/** `shop-tls terminates shop.example,www.shop.example` */
function tlsOf(description: Description): readonly JsonRecord[] {
  return (entry(description, 'TLS')?.rows ?? []).flatMap((row) => {
    const [, secretName, hosts] = /^(\S+) terminates (\S*)$/.exec(row.trim()) ?? [];
    return secretName === undefined ? [] : [{ secretName, hosts: (hosts ?? '').split(',').filter(Boolean) }];
  });
}
