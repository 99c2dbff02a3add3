import { inNamespace, kubectl } from '../../../../rules/command.ts';
import type { Finding } from '../../../../rules/finding.ts';
import type { FailedPull } from './failed-pull.ts';

const TEMPLATED = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController']);

/** What the kubelet says of the pull, and the change of the image’s name; `meant` is the name to use, where it is known. */
export function imageCommands(
  { pod, container }: FailedPull,
  { subject }: Finding,
  meant: string | null,
): readonly string[] {
  const scope = inNamespace(subject);
  return [
    kubectl('describe', 'pod', pod.meta.name, ...scope),
    ...(meant !== null && TEMPLATED.has(subject.kind)
      ? [
          kubectl(
            'set',
            'image',
            `${subject.kind.toLowerCase()}/${subject.name}`,
            `${container}=${meant}`,
            ...scope,
          ),
        ]
      : []),
  ];
}
