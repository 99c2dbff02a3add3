import { inNamespace, kubectl } from '../../../../rules/command.ts';
import { excerpt } from '../../../../rules/excerpt.ts';
import { toldStartFailure } from './told-start-failure.ts';

/** A volume cannot be put where the container wants it. */
export const mountPathUnusable = toldStartFailure({
  id: 'mount-path-unusable',
  title: 'A volume cannot be mounted at the path that the container names',
  reasoning:
    'The runtime mounts each volume into the container’s file system before the program starts. It fails where a file ' +
    'meets a directory (a subPath that is not there becomes a directory), where the mount point would have to be made ' +
    'below a read-only mount, or where the path lies in /proc. The volume itself is there, which tells it from a claim ' +
    'or Secret that is missing.',
  fix: 'Correct mountPath or subPath: mount one file by a subPath that exists as a key, and nothing below a read-only mount.',
  pattern:
    /(?:error mounting "[^"\n]{1,300}" to rootfs at "([^"\n]{1,300})"|failed to prepare subPath for volumeMount "([^"\n]{1,253})"|failed to create subPath directory for volumeMount "([^"\n]{1,253})")[^\n]{0,600}|(?:not a directory|mkdir [^\n:]{1,300}: read-only file system|cannot be mounted because it is inside \/proc)/i,
  read([said, path, prepared, created], { subject }, _scene, { pod, container }) {
    const where =
      path === undefined
        ? (prepared ?? created) === undefined
          ? ''
          : ` (volume ${excerpt(prepared ?? created ?? '', 80)})`
        : ` at ${excerpt(path, 120)}`;
    const [, why = ''] = /(?::\s)([^:\n]{3,160})(?:: unknown)?$/.exec(said) ?? [];
    return {
      summary: `a volume of container ${excerpt(container ?? '', 80)} cannot be mounted${where}${why === '' ? '' : `: ${excerpt(why, 160)}`}`,
      commands: [kubectl('describe', 'pod', pod.meta.name, ...inNamespace(subject))],
    };
  },
});
