import type { VolumeMount } from '../../../../model/container.ts';
import type { Volume } from '../../../../model/pod-spec.ts';
import { type CrashLine, logEvidence } from '../../../../rules/crash-line.ts';
import { excerpt } from '../../../../rules/excerpt.ts';
import { field } from '../../../../rules/field-evidence.ts';
import type { Mechanism, Scene } from '../../mechanism.ts';
import { linesOf, tellingLine } from './crash-reason.ts';
import { REFUSED } from './database-refusal.ts';
import { logWords } from './log-words.ts';
import { templatePatch } from './template-patch.ts';
import { type TroubledContainer, troubledContainers } from './troubled-containers.ts';

/** A volume is mounted, and the program may not use it. */
export const volumeNotWritable: Mechanism = {
  id: 'volume-not-writable',
  title: 'A program may not use a volume that it mounts',
  reasoning:
    'The volume is bound and mounted: Kubernetes did its part, and the container starts. Its files belong to another ' +
    'user than the one the container runs as, or it is mounted read-only, so the program ends with a permission error ' +
    'on a path below the mount; a probe that is refused follows from that. Where the line names no path, or one ' +
    'without its folder, the one volume that holds data is meant. A path below no mount lies in the image, and that is ' +
    'another cause.',
  fix: 'Give the volume to the user of the container: set fsGroup in the securityContext of the pod (it has no effect on hostPath and some network volumes: change the owner there, or in an init container), or run as the owner of the files; where the mount is readOnly and must be written to, change that.',
  explains: REFUSED,
  silent: true,
  diagnose(finding, scene) {
    for (const one of troubledContainers(finding, scene)) {
      const line = deniedLine(one, scene);
      const mount = line === null ? null : meantMount(one, line);
      if (line === null || mount === null) continue;
      const { volume, sure } = mount;
      const place = `${excerpt(mount.path, 80)} (volume ${volume.name}, ${volume.type}${mount.readOnly ? ', mounted read-only' : ''})`;
      return {
        root: finding.subject,
        confidence: sure ? 'confirmed' : 'likely',
        summary: `container ${one.name} may not use ${place}${userWords(one)}: ${logWords(line, scene.cluster.now)}`,
        evidence: [
          logEvidence(line),
          field(one.pod, `${one.specPath}.volumeMounts[${mount.index}].mountPath`, mount.path),
        ],
        commands: [...finding.commands, ...templatePatch(scene, finding.subject, [])],
        toConfirm: sure
          ? null
          : 'See which user the container runs as and who owns the files: ls -ln of the mount, on the node or in a debug container.',
      };
    }
    return null;
  },
};

const DENIED = ['permission-denied', 'read-only-file-system'] as const;

/** The line itself tells why the program ended, or no better one does. */
function deniedLine(one: TroubledContainer, scene: Scene): CrashLine | null {
  const telling = tellingLine(one, scene);
  for (const signature of DENIED) {
    const [line] = linesOf(one, scene, signature);
    if (
      line !== undefined &&
      (telling?.match.signature === signature || FOLLOWS.has(telling?.match.signature ?? ''))
    )
      return line;
  }
  return null;
}

/** What programs say beside or after it. */
const FOLLOWS: ReadonlySet<string> = new Set([
  'fatal-log-line',
  'python-exception',
  'file-not-found',
  'spring-start-failed',
]);

interface MeantMount {
  readonly volume: Volume;
  readonly path: string;
  readonly readOnly: boolean;
  readonly index: number;
  /** The line names a path below it. */
  readonly sure: boolean;
}

function meantMount({ pod, spec }: TroubledContainer, { match }: CrashLine): MeantMount | null {
  const mounts = (spec?.mounts ?? []).flatMap((mount, index) => {
    const volume = pod.spec.volumes.find(({ name }) => name === mount.volume);
    return volume === undefined
      ? []
      : [{ volume, path: mount.path, readOnly: isReadOnly(mount, volume), index }];
  });
  const { path } = match.captures;
  if (path !== undefined) {
    const [deepest] = mounts
      .filter((mount) => isBelow(path, mount.path))
      .toSorted((a, b) => b.path.length - a.path.length);
    return deepest === undefined ? null : { ...deepest, sure: true };
  }
  const data = mounts.filter(({ volume }) => !WITHOUT_DATA.has(volume.type));
  const [only] = data;
  return only === undefined || data.length > 1 ? null : { ...only, sure: false };
}

/** Made by the kubelet, for the container to read or to throw away. */
const WITHOUT_DATA: ReadonlySet<string> = new Set([
  'configMap',
  'secret',
  'projected',
  'downwardAPI',
  'emptyDir',
]);

function isReadOnly({ readOnly }: VolumeMount, { type }: Volume): boolean {
  return readOnly || ['configMap', 'secret', 'projected', 'downwardAPI'].includes(type);
}

function isBelow(path: string, folder: string): boolean {
  const base = folder.endsWith('/') ? folder : `${folder}/`;
  return path === folder || path.startsWith(base);
}

function userWords({ pod, spec }: TroubledContainer): string {
  const user = spec?.security.runAsUser ?? null;
  const group = pod.spec.fsGroup;
  const runs = user === null ? '' : ` as user ${user}`;
  return `${runs}${group === null ? ', without fsGroup' : `, with fsGroup ${group}`}`;
}
