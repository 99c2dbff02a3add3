import type { Container, ContainerStatus } from '../model/container.ts';
import type { Pod } from '../model/pod.ts';
import { field } from './field-evidence.ts';
import type { Evidence } from './finding.ts';

/** One container of a pod by name: what it is to run, how it is, and where in the object that stands. */
export interface BrokenContainer {
  readonly spec: Container | null;
  readonly status: ContainerStatus;
  /** `status.containerStatuses[0]` */
  readonly path: string;
}

export function brokenContainer(pod: Pod, name: string): BrokenContainer | null {
  const init = pod.initContainers.findIndex((status) => status.name === name);
  const index = pod.containers.findIndex((status) => status.name === name);
  const status = pod.initContainers[init] ?? pod.containers[index];
  if (status === undefined) return null;
  const specs = init >= 0 ? pod.spec.initContainers : pod.spec.containers;
  return {
    spec: specs.find((one) => one.name === name) ?? null,
    status,
    path: init >= 0 ? `status.initContainerStatuses[${init}]` : `status.containerStatuses[${index}]`,
  };
}

/** Evidence from the object of a pod, at a path below it; nothing where nothing stands there. */
export function podEvidence(pod: Pod, path: string, value: string | number | null): readonly Evidence[] {
  if (value === null) return [];
  return pod.meta.source.text?.form === 'table' ? [cell(pod, path)] : [field(pod, path, value)];
}

/** Of a pod from a table, the cell that the value was made from. */
function cell(pod: Pod, path: string): Evidence {
  return path.endsWith('.restartCount')
    ? field(pod, 'RESTARTS', pod.restarts.count)
    : field(pod, 'STATUS', pod.status);
}
