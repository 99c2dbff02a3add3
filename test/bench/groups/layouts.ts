import { basename } from 'node:path';
import { LAYOUTS, type LayoutName } from '../dump/layout.ts';
import { megabytes } from '../dumps.ts';
import { compared } from '../line.ts';
import type { Group, Ours, Setting } from './group.ts';

const MEGABYTES = 50;
/** Memory that does not grow with the text: this much is left to chance. */
const SAME_MEMORY = 1.15;

/** The same pods in every layout, against how kubectl prints them. */
export function layouts({ dumps, ours }: Setting): Group {
  const kubectl = dumps.dump(MEGABYTES);
  const others = NAMES.map((layout) => ({
    what: LAYOUTS[layout].source,
    file: dumps.dump(MEGABYTES, { layout }),
    targets: { wall: 3, memory: SAME_MEMORY },
  }));
  const managed = {
    what: 'kubectl get --show-managed-fields',
    file: dumps.dump(MEGABYTES, { managedFields: true }),
    targets: { memory: SAME_MEMORY },
  };
  const all = [...others, managed];
  const expected = audit(kubectl, ours);
  const same = new Map(all.map(({ file }) => [file, audit(file, ours) === expected]));
  return {
    commands: new Map([kubectl, ...all.map(({ file }) => file)].map((file) => [file, ours.report(file)])),
    lines: (of) =>
      all.map(({ what, file, targets }) =>
        compared({
          what: `same pods, ${megabytes(file).toFixed(0)} MB: ${what}, against ${megabytes(kubectl).toFixed(0)} MB as kubectl prints them`,
          ours: of(file),
          other: of(kubectl),
          targets,
          also: { what: 'same audit', holds: same.get(file) ?? false },
        }),
      ),
  };
}

const NAMES: readonly LayoutName[] = ['minified', 'raw', 'jq', 'tab', 'crlf', 'utf-16le'];

/** Without the ledger, which tells of the file, and without the name of the file. */
function audit(file: string, ours: Ours): string {
  const text = ours.output('report', file, '-q', '-o', 'json', '--output-file', '-');
  return JSON.stringify({ ...JSON.parse(text), ledger: null }).replaceAll(basename(file), '');
}
