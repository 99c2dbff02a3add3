import { isoTime } from '../model/instant.ts';
import type { Ledger, LedgerFile } from '../model/ledger.ts';
import { cleanText } from '../report/markdown/clean-text.ts';
import { EXIT } from './exit-code.ts';
import { type LoadOptions, load } from './load.ts';
import { writeStandardOutput } from './output.ts';
import { columns } from './terminal.ts';

/** `kube-dossier ledger`: per source and per file, what is there and what is not. */
export async function ledger(
  path: string,
  options: LoadOptions & { readonly output: 'table' | 'json' },
): Promise<number> {
  const snapshot = await load(path, options);
  await writeStandardOutput(
    options.output === 'json' ? `${JSON.stringify(snapshot.ledger, null, 2)}\n` : tables(snapshot.ledger),
  );
  return EXIT.ok;
}

function tables(ledger: Ledger): string {
  const { at, source, detail } = ledger.captureTime;
  const problems = ledger.files.flatMap((file) =>
    file.problems.map((problem) => [problem.level, file.path, problem.message]),
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
    row.namespaces.length === 0 ? '-' : String(row.namespaces.length),
    String(row.duplicates),
    String(row.files.length),
    row.reason ?? '',
  ];
}

function fileRow(file: LedgerFile): readonly string[] {
  const held = file.contents.map(({ resource, count }) => `${count} ${resource}`).join(', ');
  return [file.path, file.format, file.encoding, String(file.bytes), held === '' ? '-' : held];
}
