import type { CustomResource, CustomResourceDefinition } from '../../src/model/custom-resource.ts';
import type { APIService, Lease, WebhookConfiguration } from '../../src/model/extension.ts';
import { conditionOf } from './condition.ts';
import { clusterMeta, fieldsOf, NOW, namespacedMeta, type Options } from './meta.ts';

export interface CustomResourceOptions extends Options<CustomResource> {
  /** `Certificate` of `cert-manager.io/v1` unless said otherwise. */
  readonly kind?: string;
}

/** Ready, and says so, unless said otherwise. */
export function customResource(name: string, options: CustomResourceOptions = {}): CustomResource {
  const { kind = 'Certificate', apiVersion = 'cert-manager.io/v1', ...rest } = options;
  return {
    meta: namespacedMeta(apiVersion, kind, name, rest),
    conditions: [conditionOf('Ready', true)],
    phase: null,
    health: null,
    suspended: false,
    generation: 1,
    observedGeneration: 1,
    references: [],
    delivery: null,
    gateway: null,
    certificate: null,
    ...fieldsOf(rest),
  };
}

/** Named `<plural>.<group>`, as the API server demands. */
export function customResourceDefinition(
  plural: string,
  group: string,
  options: Options<CustomResourceDefinition> = {},
): CustomResourceDefinition {
  return {
    meta: clusterMeta('apiextensions.k8s.io/v1', 'CustomResourceDefinition', `${plural}.${group}`, options),
    group,
    resourceKind: plural.slice(0, 1).toUpperCase() + plural.slice(1, -1),
    plural,
    namespaced: true,
    versions: [{ name: 'v1', served: true, storage: true, deprecated: false }],
    storedVersions: ['v1'],
    conditions: [conditionOf('Established', true)],
    ...fieldsOf(options),
  };
}

/** `kind` is ValidatingWebhookConfiguration unless said otherwise; it watches pods through Service `shop/<name>`. */
export function webhookConfiguration(
  name: string,
  options: Options<WebhookConfiguration> & { readonly kind?: string } = {},
): WebhookConfiguration {
  const { kind = 'ValidatingWebhookConfiguration', ...rest } = options;
  return {
    meta: clusterMeta('admissionregistration.k8s.io/v1', kind, name, rest),
    webhooks: [
      {
        name: `${name}.example.org`,
        service: { kind: 'Service', namespace: 'shop', name },
        failurePolicy: 'Fail',
        timeoutSeconds: 10,
        namespaceSelector: null,
        objectSelector: null,
        resources: ['pods'],
        operations: ['CREATE'],
      },
    ],
    ...fieldsOf(rest),
  };
}

export function apiService(name: string, options: Options<APIService> = {}): APIService {
  return {
    meta: clusterMeta('apiregistration.k8s.io/v1', 'APIService', name, options),
    service: null,
    conditions: [conditionOf('Available', true, { reason: 'Local' })],
    ...fieldsOf(options),
  };
}

/** Renewed five seconds ago, unless said otherwise. */
export function lease(name: string, options: Options<Lease> = {}): Lease {
  return {
    meta: namespacedMeta('coordination.k8s.io/v1', 'Lease', name, options),
    holder: name,
    renewedAt: NOW - 5000,
    durationSeconds: 40,
    ...fieldsOf(options),
  };
}
