import type { WebhookConfiguration } from '../../../../model/extension.ts';
import type { Scene } from '../../mechanism.ts';
import { perScene } from '../../per-scene.ts';

/** A webhook of a captured configuration. */
export interface ConfiguredWebhook {
  readonly configuration: WebhookConfiguration;
  readonly webhook: WebhookConfiguration['webhooks'][number];
  /** `webhooks[0]` */
  readonly path: string;
}

const byName = perScene(({ cluster }) => {
  const all = [...cluster.validatingWebhookConfigurations, ...cluster.mutatingWebhookConfigurations];
  return new Map(
    all
      .flatMap((configuration) =>
        configuration.webhooks.map((webhook, index): [string, ConfiguredWebhook] => [
          webhook.name,
          { configuration, webhook, path: `webhooks[${index}]` },
        ]),
      )
      .toReversed(),
  );
});

/** The first webhook of that name, as the API server calls it in its messages. */
export function configuredWebhook(name: string, scene: Scene): ConfiguredWebhook | null {
  return byName(scene).get(name) ?? null;
}
