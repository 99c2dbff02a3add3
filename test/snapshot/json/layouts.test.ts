import fc from 'fast-check';
import { expect, test } from 'vitest';
import { collected } from './collected.ts';
import { whole } from './whole.ts';

interface Layout {
  readonly unit: string;
  readonly lineEnd: string;
  /** Of 100 line breaks, how many are left out, and how many are indented like an item. */
  readonly joined: number;
  readonly misleading: number;
}

const layouts = fc.record<Layout>({
  unit: fc.constantFrom('\t', ...Array.from({ length: 9 }, (_, width) => ' '.repeat(width))),
  lineEnd: fc.constantFrom('\n', '\r\n', ''),
  joined: fc.constantFrom(0, 0, 0, 10, 50),
  misleading: fc.constantFrom(0, 0, 0, 10, 50),
});

const treacherous = fc.oneof(
  fc.constantFrom(
    '{',
    '}],',
    '"',
    '\\',
    '\n        },\n        {',
    '},{"apiVersion":"v1","kind":"Pod",',
    'items',
    '😀',
    '\ufffd',
    '\0',
    '__proto__',
  ),
  fc.string({ unit: 'binary', maxLength: 8 }),
);

const values = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.oneof(
      treacherous,
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.constant(null),
    ),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(treacherous, tie('value'), { maxKeys: 4 }),
  ),
})).value;

const pods = fc.record({
  apiVersion: fc.constant('v1'),
  kind: fc.constantFrom('Pod', 'Pod', 'Node'),
  metadata: fc.constant({
    ownerReferences: [
      { apiVersion: 'v1', kind: 'Node' },
      { apiVersion: 'v1', kind: 'Pod' },
    ],
  }),
  spec: values,
});

/** Members in any order, `items` among them; long enough for several batches. */
const lists = fc
  .tuple(
    fc.array(fc.oneof({ weight: 9, arbitrary: pods }, values), { maxLength: 12 }),
    fc.constantFrom(1, 1, 40),
    values,
  )
  .chain(([items, times, remark]) =>
    fc
      .shuffledSubarray(
        [
          ['apiVersion', 'v1'],
          ['items', Array.from({ length: times }, () => items).flat()],
          ['kind', 'List'],
          ['metadata', { items: [{ items: [] }], remark }],
        ] as const,
        { minLength: 4 },
      )
      .map((members): unknown => Object.fromEntries(members)),
  );

const documents = fc.oneof(
  lists,
  pods,
  fc.array(pods, { maxLength: 5 }).map((items): unknown => [{ kind: 'Pod' }, ...items]),
);

const chunks = fc.constantFrom(1, 2, 3, 97, 1000, 4096, 65_536, 1_048_576);

test('any layout of any document, in any chunks, reads as JSON.parse does', () => {
  fc.assert(
    fc.property(
      fc.array(documents, { minLength: 1, maxLength: 2 }),
      layouts,
      chunks,
      (wholes, layout, chunk) => {
        const file = wholes.map((one) => formatted(one, layout)).join('');
        const read = collected(file, { chunk, condenseFrom: 0 });
        expect([read.problems, read.noise]).toEqual([[], []]);
        expect(read.documents.map(({ complete }) => complete)).toEqual(wholes.map(() => true));
        expect(reassembled(read)).toStrictEqual(wholes.map((one) => JSON.parse(JSON.stringify(one))));
      },
    ),
    { numRuns: 150, seed: 7 },
  );
});

test('a damaged file reads the same in any chunks, and its damage is reported', () => {
  const damage = fc.tuple(
    fc.nat(),
    fc.constantFrom('', '{', '}', '[', ']', '"', ',', ':', '\n', '\\', 'x'),
    fc.nat(200),
  );
  fc.assert(
    fc.property(lists, layouts, damage, chunks, (whole, layout, [at, inserted, removed], chunk) => {
      const file = formatted(whole, layout);
      const from = at % file.length;
      const damaged = Buffer.from(file.slice(0, from) + inserted + file.slice(from + removed)).toString();
      const read = collected(damaged);
      expect(collected(damaged, { chunk }).calls).toEqual(read.calls);
      if (damaged.trim() === '') return;
      if (isJson(damaged)) expect(reassembled(read)).toStrictEqual([JSON.parse(damaged)]);
      else expect(read.problems.length + read.noise.length).toBeGreaterThan(0);
    }),
    { numRuns: 150, seed: 7 },
  );
});

function reassembled(read: ReturnType<typeof collected>): unknown[] {
  return read.documents.map(({ document, envelope, items }) => {
    const own = read.items.filter((_, index) => read.positions[index]?.document === document).map(whole);
    if (items === null) return envelope;
    return envelope === null ? own : { ...envelope, items: own };
  });
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The value with whitespace as the layout has it; misleading lines are closed as if they closed an item. */
function formatted(whole: unknown, { unit, lineEnd, joined, misleading }: Layout): string {
  let die = 1;
  const chance = (percent: number): boolean => {
    die = (die * 48_271) % 2_147_483_647;
    return die % 100 < percent;
  };
  const line = (depth: number): string => {
    if (lineEnd === '' || chance(joined)) return '';
    return lineEnd + unit.repeat(chance(misleading) ? 2 : depth);
  };
  const block = (open: string, parts: readonly string[], close: string, depth: number): string =>
    parts.length === 0
      ? open + close
      : `${open}${parts.map((part) => line(depth + 1) + part).join(',')}${line(depth)}${close}`;
  const text = (value: unknown, depth: number): string => {
    if (Array.isArray(value))
      return block(
        '[',
        value.map((each) => text(each, depth + 1)),
        ']',
        depth,
      );
    if (typeof value !== 'object' || value === null) return JSON.stringify(value);
    const members = Object.entries(value).map(
      ([key, each]) => `${JSON.stringify(key)}: ${text(each, depth + 1)}`,
    );
    return block('{', members, '}', depth);
  };
  return text(whole, 0);
}
