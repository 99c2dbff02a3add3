import type { JsonRecord } from '../../../model/json.ts';
import { parseAge } from '../age.ts';
import { BEFORE_ALL_TIMES } from '../table/pod.ts';
import type { Ago } from '../text-object.ts';
import { conditionsOf } from './conditions.ts';
import { containerOf, containerStatusOf } from './containers.ts';
import { type Description, type Entry, entry, value, values } from './description.ts';
import type { DescribedKind } from './kind.ts';
import { metadataOf, pairs } from './metadata.ts';
import { timeText } from './time.ts';
import { volumesOf } from './volumes.ts';

export const describedPod: DescribedKind = {
  source: 'pods',
  keys: ['Status', 'Containers'],
  read(description, ago): JsonRecord {
    const startTime = timeText(value(description, 'Start Time'));
    const containers = entry(description, 'Containers')?.entries ?? [];
    const initContainers = entry(description, 'Init Containers')?.entries ?? [];
    const [nodeName] = (value(description, 'Node') ?? '').split('/');
    return {
      metadata: {
        ...metadataOf(description),
        // A pod is as old as its start at least; its creation is not printed.
        creationTimestamp: startTime,
        ...deletion(description, ago),
      },
      spec: {
        containers: containers.map(containerOf),
        initContainers: initContainers.map(containerOf),
        volumes: volumesOf(entry(description, 'Volumes')),
        nodeName,
        nodeSelector: pairs(values(description, 'Node-Selectors')),
        serviceAccountName: value(description, 'Service Account'),
        priorityClassName: value(description, 'Priority Class Name'),
        runtimeClassName: value(description, 'Runtime Class Name'),
      },
      status: {
        phase: phaseOf(description, containers),
        reason: value(description, 'Reason'),
        message: value(description, 'Message'),
        qosClass: value(description, 'QoS Class'),
        podIP: value(description, 'IP'),
        startTime,
        conditions: conditionsOf(description),
        containerStatuses: statuses(containers),
        initContainerStatuses: statuses(initContainers),
      },
    };
  },
};

/** Before a kubelet takes the pod, kubectl prints its containers without a state. */
function statuses(containers: readonly Entry[]): readonly JsonRecord[] {
  return containers.filter((one) => entry(one, 'State') !== null).map(containerStatusOf);
}

/** `Terminating (lasts 5m)` stands in place of the phase; the deletion is so long past, its grace period included. */
function deletion(description: Description, ago: Ago): JsonRecord {
  const [terminating, lasts] =
    /^Terminating(?: \((?:lasts|expires) ([^)]+)\))?$/.exec(value(description, 'Status') ?? '') ?? [];
  if (terminating === undefined) return {};
  return { deletionTimestamp: ago(parseAge(lasts ?? '0s')) ?? BEFORE_ALL_TIMES };
}

function phaseOf(description: Description, containers: readonly Entry[]): string | null {
  const status = value(description, 'Status');
  if (status?.startsWith('Terminating') !== true) return status;
  return containers.some((one) => entry(one, 'State')?.value === 'Running') ? 'Running' : 'Pending';
}
