import type { JsonRecord } from '../../../model/json.ts';
import { conditionsOf } from './conditions.ts';
import { type Description, numberOf, value } from './description.ts';
import type { DescribedKind } from './kind.ts';
import { metadataOf } from './metadata.ts';
import { templateOf } from './template.ts';

export const describedDeployment: DescribedKind = {
  source: 'deployments',
  keys: ['StrategyType', 'Replicas'],
  read(description): JsonRecord {
    const counts = countsOf(value(description, 'Replicas'));
    const available = counts.get('available') ?? 0;
    return {
      metadata: metadataOf(description),
      spec: {
        replicas: counts.get('desired') ?? 0,
        strategy: { type: value(description, 'StrategyType') },
        ...templateOf(description),
      },
      status: {
        replicas: counts.get('total'),
        updatedReplicas: counts.get('updated'),
        // Ready ones are not printed; those available are among them.
        readyReplicas: available,
        availableReplicas: available,
        unavailableReplicas: counts.get('unavailable'),
        conditions: conditionsOf(description),
      },
    };
  },
};

export const describedStatefulSet: DescribedKind = {
  source: 'statefulSets',
  keys: ['Update Strategy', 'Replicas', 'Pods Status'],
  read: (description) => replicated(description, countsOf(value(description, 'Replicas'))),
};

export const describedReplicaSet: DescribedKind = {
  source: 'replicaSets',
  keys: ['Replicas', 'Pods Status'],
  read: (description) => replicated(description, countsOf(value(description, 'Replicas'))),
};

export const describedDaemonSet: DescribedKind = {
  source: 'daemonSets',
  keys: ['Desired Number of Nodes Scheduled'],
  read(description): JsonRecord {
    const available = numberOf(description, 'Number of Nodes Scheduled with Available Pods');
    return {
      metadata: metadataOf(description),
      spec: templateOf(description),
      status: {
        desiredNumberScheduled: numberOf(description, 'Desired Number of Nodes Scheduled'),
        currentNumberScheduled: numberOf(description, 'Current Number of Nodes Scheduled'),
        updatedNumberScheduled: numberOf(description, 'Number of Nodes Scheduled with Up-to-date Pods'),
        numberAvailable: available,
        numberReady: available ?? countsOf(value(description, 'Pods Status')).get('Running'),
        numberMisscheduled: numberOf(description, 'Number of Nodes Misscheduled'),
      },
    };
  },
};

/** Readiness is not printed: pods that run are counted. */
function replicated(description: Description, counts: ReadonlyMap<string, number>): JsonRecord {
  const running = countsOf(value(description, 'Pods Status')).get('Running') ?? 0;
  return {
    metadata: metadataOf(description),
    spec: { replicas: counts.get('desired') ?? 0, ...templateOf(description) },
    status: {
      replicas: counts.get('current') ?? counts.get('total'),
      readyReplicas: running,
      availableReplicas: running,
      conditions: conditionsOf(description),
    },
  };
}

/** `3 desired | 3 updated | 3 total`, `3 current / 3 desired`, `2 Running / 1 Waiting` */
export function countsOf(text: string | null): ReadonlyMap<string, number> {
  const counts = (text ?? '').split(/[|/]/).flatMap((part): [string, number][] => {
    const [, digits, word] = /^(\d{1,9}) ([A-Za-z]+)/.exec(part.trim()) ?? [];
    return word === undefined ? [] : [[word, Number(digits)]];
  });
  return new Map(counts);
}
