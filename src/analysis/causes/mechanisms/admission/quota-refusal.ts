import { parseQuantity } from '../../../../model/quantity.ts';

/** A quota that refuses, as the API server tells: resources in the order of its message. */
export interface QuotaRefusal {
  readonly quota: string;
  readonly exceeded: readonly ExceededResource[];
}

export interface ExceededResource {
  readonly resource: string;
  /** As the message writes them: `500m`, `3Gi`. */
  readonly requested: string;
  readonly used: string;
  readonly limited: string;
}

const MESSAGE = /exceeded quota: ([^\s,]{1,253}), requested: (\S+), used: (\S+), limited: (\S+)/;

/**
 * `exceeded quota: compute, requested: pods=1, used: pods=10, limited: pods=10`; each list may hold several resources.
 * https://github.com/kubernetes/apiserver/blob/master/pkg/admission/plugin/resourcequota/controller.go
 */
export function quotaRefusal(text: string): QuotaRefusal | null {
  const [, quota, requested = '', used = '', limited = ''] = MESSAGE.exec(text) ?? [];
  if (quota === undefined) return null;
  const usedOf = amounts(used);
  const limitedOf = amounts(limited);
  const exceeded = [...amounts(requested)].map(([resource, amount]) => ({
    resource,
    requested: amount,
    used: usedOf.get(resource) ?? '0',
    limited: limitedOf.get(resource) ?? '0',
  }));
  return exceeded.length === 0 ? null : { quota, exceeded };
}

function amounts(list: string): ReadonlyMap<string, string> {
  return new Map(
    list.split(',').flatMap((part): [string, string][] => {
      const at = part.lastIndexOf('=');
      return at > 0 ? [[part.slice(0, at), part.slice(at + 1)]] : [];
    }),
  );
}

/** How far over the limit the request would go, of 1; what is forbidden altogether comes first. */
export function overshoot({ requested, used, limited }: ExceededResource): number {
  const limit = parseQuantity(limited) ?? 0;
  const asked = (parseQuantity(used) ?? 0) + (parseQuantity(requested) ?? 0);
  return limit <= 0 ? Number.POSITIVE_INFINITY : asked / limit;
}
