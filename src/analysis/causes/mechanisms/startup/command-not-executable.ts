import { inNamespace, kubectl } from '../../../../rules/command.ts';
import { excerpt } from '../../../../rules/excerpt.ts';
import { toldStartFailure } from './told-start-failure.ts';

/** A container’s command is not in its image, or cannot be run. */
export const commandNotExecutable = toldStartFailure({
  id: 'command-not-executable',
  title: 'The command of a container is not there or cannot be run',
  reasoning:
    'The runtime starts the first word of command, else of args, else of the image’s entrypoint, without a shell. ' +
    '"executable file not found in $PATH" and "no such file or directory" mean that the image has no such file, or that ' +
    'the whole line stands in one string; "permission denied" that it lacks the right to be executed; "exec format ' +
    'error" that it is built for another processor or is a script without a first line. A program that is started and ' +
    'ends has no such text.',
  fix: 'Compare command and args of the template with what the image has; write every word as an element of its own, or run the line by a shell. Give the file the right to be executed when the image is built.',
  pattern:
    /exec:? "?([^"\n]{1,300}?)"?: (?:stat [^\n:]{1,300}: )?(executable file not found in \$PATH|no such file or directory|permission denied|exec format error|is a directory)|starting container process caused[^\n]{0,40}(no command specified)|(no command specified)/i,
  read([, command, why, ...none], { subject }, _scene, { pod, container }) {
    const what =
      command === undefined
        ? `container ${excerpt(container ?? '', 80)} has no command, and its image none either`
        : `container ${excerpt(container ?? '', 80)} cannot run ${excerpt(command, 120)}: ${excerpt(why ?? none.join(''), 80)}`;
    return {
      summary: what,
      commands: [
        kubectl('describe', 'pod', pod.meta.name, ...inNamespace(subject)),
        kubectl('get', subject.kind.toLowerCase(), subject.name, ...inNamespace(subject), '-o', 'yaml'),
      ],
    };
  },
});
