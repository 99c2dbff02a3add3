import type { JsonRecord } from '../../../model/json.ts';
import { containerOf } from './containers.ts';
import { type Description, entry, value, values } from './description.ts';
import { pairs } from './metadata.ts';
import { volumesOf } from './volumes.ts';

/** The Pod Template block, and the Selector line where it holds equalities only. */
export function templateOf(description: Description): JsonRecord {
  const template = entry(description, 'Pod Template');
  const selector = value(description, 'Selector');
  const matchLabels = selector !== null && /^[^\s()!]+$/.test(selector) ? pairs([selector]) : null;
  return {
    template: {
      metadata: { labels: pairs(values(template, 'Labels')) },
      spec: {
        containers: (entry(template, 'Containers')?.entries ?? []).map(containerOf),
        initContainers: (entry(template, 'Init Containers')?.entries ?? []).map(containerOf),
        volumes: volumesOf(entry(template, 'Volumes')),
        serviceAccountName: value(template, 'Service Account'),
        priorityClassName: value(template, 'Priority Class Name'),
      },
    },
    ...(matchLabels === null ? {} : { selector: { matchLabels } }),
  };
}
