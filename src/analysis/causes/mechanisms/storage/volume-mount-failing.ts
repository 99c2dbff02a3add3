import { excerpt } from '../../../../rules/excerpt.ts';
import { field } from '../../../../rules/field-evidence.ts';
import type { Mechanism } from '../../mechanism.ts';
import { STARTING_RULES, volumeFailures } from './attach-event.ts';

/** The kubelet cannot mount a volume. */
export const volumeMountFailing: Mechanism = {
  id: 'volume-mount-failing',
  title: 'A volume cannot be mounted on the node',
  reasoning:
    'The kubelet starts no container before all volumes of the pod are mounted; FailedMount carries the error of the ' +
    'mount command or the driver. A ConfigMap, Secret or key that is missing is said in the same event and is a matter ' +
    'of its own, and so is `timed out waiting for the condition`, which names no reason.',
  fix: 'Mend what the error names: the server, the export and its permissions, the path on the node, the file system; the kubelet tries again every two minutes.',
  explains: STARTING_RULES,
  diagnose(finding, scene) {
    const [failure] = volumeFailures(finding, scene, MOUNTING).filter(({ message }) => tells(message));
    if (failure === undefined) return null;
    const { pod, event, message } = failure;
    const [kind, fix] = SHAPES.find(([, , pattern]) => pattern.test(message)) ?? [];
    return {
      root: finding.subject,
      confidence: 'confirmed',
      summary: `${kind ?? 'a volume cannot be mounted'} on node ${pod.nodeName ?? ''}: ${excerpt(message, 240)}`,
      evidence: [field(event, 'message', message)],
      ...(fix === undefined ? {} : { fix }),
      toConfirm: null,
    };
  },
};

const MOUNTING: ReadonlySet<string> = new Set(['FailedMount', 'FailedMapVolume']);

/** References that do not exist are told by others; a timeout repeats the names of the volumes and nothing more. */
function tells(message: string): boolean {
  return (
    !/(?:configmap|secret) "[^"]*" not found|references non-existent (?:config|secret) key|object "[^"]*"\/"[^"]*" not registered/i.test(
      message,
    ) && !/timed out waiting for the condition|context deadline exceeded$/.test(message)
  );
}

const SHAPES: readonly (readonly [kind: string, fix: string, pattern: RegExp])[] = [
  [
    'the path of a hostPath volume is not as its type asks',
    'Make the path on the node, or choose a hostPath type that makes it (DirectoryOrCreate, FileOrCreate).',
    /hostPath type check failed/,
  ],
  [
    'the server refuses the mount',
    'Allow the node’s address and the path in the exports of the server.',
    /access denied by server|mount\.nfs: Operation not permitted/,
  ],
  [
    'the file server cannot be reached',
    'Check the name and address of the server in the volume, that it runs, and that the node reaches it.',
    /mount\.nfs:.{0,300}(?:timed out|No route to host|Connection refused|Failed to resolve)|Host is down/i,
  ],
  [
    'the node lacks the program that mounts this kind of file system',
    'Install the client of that file system on the nodes, such as nfs-common or nfs-utils, cifs-utils.',
    /bad option; for several filesystems|need a \/sbin\/mount\.|unknown filesystem type/,
  ],
  [
    'the file system on the volume is damaged or of another type',
    'Check the file system with the volume detached; compare fsType with what is on it.',
    /wrong fs type|can't read superblock|fsck|Structure needs cleaning/i,
  ],
];
