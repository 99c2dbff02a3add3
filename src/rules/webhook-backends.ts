import type { Captured } from '../model/captured.ts';
import type { Objects } from '../model/cluster.ts';
import type { WebhookConfiguration } from '../model/extension.ts';
import type { Links } from '../model/links.ts';
import type { ObjectReference } from '../model/object.ts';
import type { Service } from '../model/service.ts';
import { isReady } from './pod-census.ts';

export const WEBHOOK_SOURCES = ['validatingWebhookConfigurations', 'mutatingWebhookConfigurations'] as const;

type View = Pick<Objects, (typeof WEBHOOK_SOURCES)[number] | 'services'> & {
  readonly captured: Captured;
  readonly links: Pick<Links, 'podsBehind' | 'addressesOf' | 'find'>;
};

/** A webhook that cannot answer, and what is missing behind it. */
export interface DeadWebhook {
  readonly configuration: WebhookConfiguration;
  readonly webhook: WebhookConfiguration['webhooks'][number];
  readonly path: string;
  readonly service: ObjectReference;
  readonly missing: 'Service' | 'ready pods';
}

/** Webhooks in the cluster whose Service is missing, or has nobody behind it that is ready. */
export function deadWebhooks(view: View): readonly DeadWebhook[] {
  const services = new Map(view.services.map((one) => [`${one.meta.namespace}/${one.meta.name}`, one]));
  return WEBHOOK_SOURCES.flatMap((kind): readonly WebhookConfiguration[] => view[kind])
    .filter(({ meta }) => meta.deletedAt === null)
    .flatMap((configuration) =>
      configuration.webhooks.flatMap((webhook, index) => {
        const { service } = webhook;
        if (service === null) return [];
        const found = services.get(`${service.namespace}/${service.name}`);
        const missing = missingBehind(found, service, view);
        return missing === null
          ? []
          : [{ configuration, webhook, path: `webhooks[${index}]`, service, missing }];
      }),
    );
}

function missingBehind(
  service: Service | undefined,
  { namespace }: ObjectReference,
  { captured, links }: View,
): DeadWebhook['missing'] | null {
  if (service === undefined) return captured.all('services', namespace) ? 'Service' : null;
  const addresses = links.addressesOf(service);
  if (addresses !== null) return addresses.some(({ ready }) => ready) ? null : 'ready pods';
  // The selector alone does not tell whether somebody else fills in its endpoints.
  const unknown = !captured.all('endpoints', namespace) && !captured.all('endpointSlices', namespace);
  if (unknown || Object.keys(service.selector).length === 0 || !captured.all('pods', namespace)) return null;
  return links.podsBehind(service).some(isReady) ? null : 'ready pods';
}
