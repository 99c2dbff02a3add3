import { type Command, command } from '../command.ts';
import { compared } from '../line.ts';
import type { Group, Setting } from './group.ts';

/** How long it takes to do next to nothing, against Node doing nothing. */
export function startUp({ dumps, ours }: Setting): Group {
  const bare = (one: Command) => ({ ...one, wallOnly: true });
  return {
    times: 3,
    commands: new Map([
      ['nothing', bare(command('node', '-e', '0'))],
      ['help', bare(command('node', ours.program, '--help'))],
      ['report', bare(ours.report(dumps.dump(1)))],
    ]),
    lines: (of) => [
      compared({
        what: '1 MB pods, against `node -e 0`',
        ours: of('report'),
        other: of('nothing'),
        targets: { wall: 3 },
      }),
      compared({
        what: '`--help`, against `node -e 0`',
        ours: of('help'),
        other: of('nothing'),
        targets: { wall: 2 },
      }),
    ],
  };
}
