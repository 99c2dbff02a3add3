import type { CustomResource, CustomResourceDefinition } from '../../../model/custom-resource.ts';
import type { APIService, Lease, WebhookConfiguration } from '../../../model/extension.ts';
import { namespacedName, type ObjectReference } from '../../../model/object.ts';
import { type Field, fields } from '../field.ts';
import { conditionStatuses } from './condition-statuses.ts';

export function webhookConfigurationFields({ webhooks }: WebhookConfiguration): readonly Field[] {
  return fields({
    webhooks: webhooks.map(({ name, service, failurePolicy, timeoutSeconds }) =>
      [name, serviceText(service), failurePolicy, `${timeoutSeconds}s`].join(' '),
    ),
  });
}

export function apiServiceFields({ service, conditions }: APIService): readonly Field[] {
  return fields({ 'spec.service': serviceText(service), ...conditionStatuses(conditions) });
}

export function customResourceDefinitionFields(one: CustomResourceDefinition): readonly Field[] {
  return fields({
    'spec.versions': one.versions.map(
      ({ name, served, storage }) => `${name}${served ? '' : ' (not served)'}${storage ? ' (storage)' : ''}`,
    ),
    'status.storedVersions': one.storedVersions,
    ...conditionStatuses(one.conditions),
  });
}

/** Who holds it; that it was renewed is its daily work. */
export function leaseFields({ holder }: Lease): readonly Field[] {
  return fields({ 'spec.holderIdentity': holder });
}

export function customResourceFields({
  phase,
  suspended,
  conditions,
  delivery,
}: CustomResource): readonly Field[] {
  return fields({
    'status.phase': phase,
    'spec.suspend': suspended,
    ...conditionStatuses(conditions),
    'revision fetched': delivery?.fetched ?? null,
    'revision applied': delivery?.applied ?? null,
    'status.sync.status': delivery?.sync ?? null,
  });
}

function serviceText(service: ObjectReference | null): string {
  return service === null ? '' : namespacedName(service);
}
