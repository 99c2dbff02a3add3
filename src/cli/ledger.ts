import type { CaptureState } from '../model/captured.ts';
import { isoTime } from '../model/instant.ts';
import type { Ledger, LedgerFile, LedgerSource } from '../model/ledger.ts';
import { shortPath } from '../report/format/short-path.ts';
import { jsonText } from '../report/json-text.ts';
import { cleanText } from '../report/markdown/clean-text.ts';
import { EXIT } from './exit-code.ts';
import { type LoadOptions, load } from './load.ts';
import { writeStandardOutput } from './output.ts';
import { columns } from './terminal.ts';

/** A row is as wide as its longest path; `-o json` has them whole. */
const LONGEST_PATH = 160;

/** `kube-dossier ledger`: per source and per file, what is there and what is not. */
export async function ledger(
  path: string,
  options: LoadOptions & { readonly output: 'table' | 'json' },
): Promise<number> {
  const snapshot = await load(path, options);
  await writeStandardOutput(options.output === 'json' ? jsonText(snapshot.ledger) : tables(snapshot.ledger));
  return EXIT.ok;
}

function tables(ledger: Ledger): string {
  const { at, source, detail } = ledger.captureTime;
  const problems = ledger.files.flatMap((file) =>
    file.problems.map((problem) => [problem.level, shortPath(file.path, LONGEST_PATH), problem.message]),
  );
  return [
    `${cleanText(ledger.snapshot)}: ${ledger.layout} (${ledger.container}), captured at ${at === null ? 'an unknown time' : isoTime(at)} (${source}: ${cleanText(detail)})\n`,
    columns(
      ['SOURCE', 'STATE', 'COUNT', 'NAMESPACES', 'DUPLICATES', 'FILES', 'REASON'],
      ledger.sources.map(sourceRow),
    ),
    ...(ledger.customKinds.length === 0
      ? []
      : [
          columns(
            ['CUSTOM KIND', 'APIVERSION', 'COUNT'],
            ledger.customKinds.map((kind) => [kind.kind, kind.apiVersion, String(kind.count)]),
          ),
        ]),
    columns(['FILE', 'FORMAT', 'ENCODING', 'BYTES', 'HELD'], ledger.files.map(fileRow)),
    ...(problems.length === 0 ? [] : [columns(['LEVEL', 'FILE', 'WHAT'], problems)]),
  ].join('\n');
}

function sourceRow(row: Ledger['sources'][number]): readonly string[] {
  return [
    row.resource,
    row.state,
    String(row.count),
    namespacesRead(row),
    String(row.duplicates),
    String(row.files.length),
    row.reason ?? '',
  ];
}

/** `3 of 9`: of those that the snapshot knows of. */
function namespacesRead({ namespaces }: LedgerSource): string {
  if (namespaces.length === 0) return '-';
  const read = namespaces.filter(({ state }) => READ.has(state)).length;
  return read === namespaces.length ? String(read) : `${read} of ${namespaces.length}`;
}

const READ: ReadonlySet<CaptureState> = new Set(['captured', 'empty', 'partial', 'from text']);

function fileRow(file: LedgerFile): readonly string[] {
  const held = file.contents.map(({ resource, count }) => `${count} ${resource}`).join(', ');
  return [
    shortPath(file.path, LONGEST_PATH),
    file.format,
    file.encoding,
    String(file.bytes),
    held === '' ? '-' : held,
  ];
}
