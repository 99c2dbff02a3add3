import { excerpt } from '../../../../rules/excerpt.ts';
import { imageCommands } from './image-commands.ts';
import { pullFault } from './pull-fault.ts';

/** The registry answers no more for now, because it was asked too often. */
export const registryRateLimited = pullFault({
  id: 'registry-rate-limited',
  title: 'The registry limits how often it answers',
  reasoning:
    'Public registries count pulls by address or by account and answer 429, toomanyrequests, beyond. All nodes behind ' +
    'one address share the count, so that any image of that registry fails until the window is over. The name of the ' +
    'image is right as far as that tells.',
  fix: 'Log in with an account that has a higher limit, or pull through a mirror of your own. Pull policy IfNotPresent with fixed tags spares pulls.',
  fault: 'rate limit',
  shared: ({ parsed, image }) => parsed?.registry ?? image,
  summary: ({ image, parsed }) =>
    `${parsed?.registry ?? 'the registry'} limits how often it answers, so image ${excerpt(image, 160)} cannot be pulled for now`,
  commands: (pull, finding) => imageCommands(pull, finding, null),
  toConfirm: 'Read the message of the pull in the events of the pod.',
});
