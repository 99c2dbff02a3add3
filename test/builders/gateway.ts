import type { Condition } from '../../src/model/condition.ts';
import type { CustomResource } from '../../src/model/custom-resource.ts';
import type { GatewayPart } from '../../src/model/gateway.ts';
import type { ObjectReference } from '../../src/model/object.ts';
import { conditionOf } from './condition.ts';
import { customResource } from './extension.ts';
import type { MetaOptions } from './meta.ts';

const API = 'gateway.networking.k8s.io/v1';

interface GatewayOptions extends MetaOptions {
  readonly className?: string | null;
  readonly conditions?: readonly Condition[];
  readonly parts?: readonly GatewayPart[];
  readonly references?: readonly ObjectReference[];
}

/** Accepted, unless said otherwise. */
export function gatewayClass(name: string, options: GatewayOptions = {}): CustomResource {
  return make('GatewayClass', name, {
    namespace: null,
    conditions: [conditionOf('Accepted', true)],
    ...options,
  });
}

/** Of class `edge`, accepted and programmed, with a listener `https` that resolved its certificates. */
export function gateway(name: string, options: GatewayOptions = {}): CustomResource {
  return make('Gateway', name, {
    className: 'edge',
    conditions: [conditionOf('Accepted', true), conditionOf('Programmed', true)],
    parts: [{ name: 'listener https', conditions: [conditionOf('ResolvedRefs', true)] }],
    ...options,
  });
}

/** Accepted by Gateway `public`, and leads to the Service of its name. */
export function httpRoute(name: string, options: GatewayOptions = {}): CustomResource {
  const namespace = options.namespace ?? 'shop';
  return make('HTTPRoute', name, {
    conditions: [],
    parts: [
      {
        name: 'parent public',
        conditions: [conditionOf('Accepted', true), conditionOf('ResolvedRefs', true)],
      },
    ],
    references: [
      { kind: 'Gateway', namespace, name: 'public' },
      { kind: 'Service', namespace, name },
    ],
    ...options,
  });
}

function make(kind: string, name: string, options: GatewayOptions): CustomResource {
  const { className = null, parts = [], conditions = [], references = [], ...meta } = options;
  return customResource(name, {
    apiVersion: API,
    kind,
    conditions,
    references,
    gateway: { className, parts },
    ...meta,
  });
}
