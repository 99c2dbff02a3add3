import { byCodeUnit } from '../model/order.ts';
import type { LeftOut } from './left-out.ts';
import { PEERS, type Peers, type Rule } from './rule.ts';

/** `docs/coverage.md`: for whoever comes from another tool, which rule answers which of its checks, and which none does. */
export function coverageDocs(rules: readonly Rule[], leftOut: readonly LeftOut[]): string {
  const tools = PEERS.map((tool) => ({ tool, rows: rowsOf(tool, rules, leftOut) })).filter(
    ({ rows }) => rows.length > 0,
  );
  const own = rules.filter(({ peers }) => peers === undefined || Object.keys(peers).length === 0);
  return [
    '# Coverage',
    '',
    'Generated from the rule cards by `npm run generate`; do not edit.',
    '',
    'Which rule answers a check of another tool. Ids are those of the tools; a check that no rule answers is listed with the reason.',
    '',
    '| Tool | Checks answered | Left out |',
    '| - | -: | -: |',
    ...tools.map(({ tool, rows }) => {
      const answered = rows.filter(({ rules: ids }) => ids.length > 0).length;
      return `| [${tool}](#${tool.toLowerCase()}) | ${answered} | ${rows.length - answered} |`;
    }),
    ...tools.flatMap(({ tool, rows }) => [
      '',
      `## ${tool}`,
      '',
      '| Check | Rule |',
      '| - | - |',
      ...rows.map(
        ({ id, rules: ids, reason }) =>
          `| ${escaped(id)} | ${ids.length > 0 ? ids.map(link).join(', ') : `none: ${escaped(reason)}`} |`,
      ),
    ]),
    '',
    '## Rules that no other tool has',
    '',
    ...own.map(({ id, title }) => `- ${link(id)}: ${title}`),
    '',
    '## Left out',
    '',
    '| Check | Of | Why |',
    '| - | - | - |',
    ...leftOut.map(
      ({ check, peers, reason }) => `| ${escaped(check)} | ${escaped(idsOf(peers))} | ${escaped(reason)} |`,
    ),
    '',
  ].join('\n');
}

interface Row {
  readonly id: string;
  readonly rules: readonly string[];
  /** Of a check that no rule answers. */
  readonly reason: string;
}

function rowsOf(tool: keyof Peers, rules: readonly Rule[], leftOut: readonly LeftOut[]): readonly Row[] {
  const ids = new Map<string, { readonly rules: string[]; reason: string }>();
  const row = (id: string) => {
    const known = ids.get(id) ?? { rules: [], reason: '' };
    ids.set(id, known);
    return known;
  };
  for (const { id, peers = {} } of rules) for (const check of peers[tool] ?? []) row(check).rules.push(id);
  for (const { peers, reason } of leftOut) for (const check of peers[tool] ?? []) row(check).reason = reason;
  return [...ids]
    .map(([id, { rules: own, reason }]) => ({ id, rules: own, reason }))
    .toSorted((a, b) => byCodeUnit(a.id, b.id));
}

function idsOf(peers: Peers): string {
  return PEERS.flatMap((tool) => (peers[tool] ?? []).map((id) => `${tool} ${id}`)).join(', ');
}

function link(id: string): string {
  return `[${id}](../RULES.md#${id})`;
}

function escaped(text: string): string {
  return text.replaceAll('|', '\\|');
}
