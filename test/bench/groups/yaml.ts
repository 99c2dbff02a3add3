import { basename, resolve } from 'node:path';
import { command } from '../command.ts';
import { megabytes } from '../dumps.ts';
import { compared } from '../line.ts';
import type { Group, Setting } from './group.ts';

/** Small enough for the full parser to end. */
const MEGABYTES = 23;

/** Whole reports about YAML, against no more than the values in the same files, read by the package `yaml`. */
export function yaml({ options, dumps, ours }: Setting): Group {
  const dump = dumps.dump(MEGABYTES, { layout: 'yaml' });
  const paths = [dump, ...options.yaml.map((path) => resolve(path))];
  return {
    commands: new Map(
      paths.flatMap((path) => [
        [`ours ${path}`, ours.report(path)],
        [`other ${path}`, command('node', 'test/bench/parse-yaml.mjs', path)],
      ]),
    ),
    lines: (of) =>
      paths.map((path) =>
        compared({
          what: `${path === dump ? `${megabytes(dump).toFixed(0)} MB pods as YAML` : basename(path)}, against reading all values with \`yaml\``,
          ours: of(`ours ${path}`),
          other: of(`other ${path}`),
          targets: { wall: 1 / 5, memory: 1 / 3 },
        }),
      ),
  };
}
