import { KINDS, kindByResource } from '../model/kinds.ts';

/**
 * The type in `metadata.selfLink`, which API servers before 1.20 wrote into every object:
 * `/apis/config.openshift.io/v1/ingresses/cluster` is no Ingress of networking.k8s.io.
 * `null` for resources without a kind of their own here, and for anything else.
 */
export function selfLinkType(
  link: string | null,
): { readonly apiVersion: string; readonly kind: string } | null {
  const [, apiVersion, rest = ''] = /^\/(?:api|apis)\/(v\w+|[^/]+\/v\w+)\/(.+)$/.exec(link ?? '') ?? [];
  const resource = rest.replace(/^namespaces\/[^/]+\/(?=[^/]+\/)/, '').split('/')[0] ?? '';
  const name = kindByResource(resource);
  return apiVersion === undefined || name === null ? null : { apiVersion, kind: KINDS[name].kind };
}
