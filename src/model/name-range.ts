/**
 * Names as a short list: three or more that count up are one range, `pi-worker-01 through 07`; the rest, and several
 * ranges, are joined with `, `. Sorted by the text before the number, then by number; duplicates are named once.
 */
export function compressNames(names: readonly string[]): string {
  const numbered = [...new Set(names)].map(numberedName).toSorted(byPrefixThenNumber);
  return runs(numbered, followsName)
    .flatMap((run) =>
      rangeOrAll(
        run,
        (entry) => entry.name,
        (last) => ` through ${last.digits}`,
      ),
    )
    .join(', ');
}

/**
 * IPv4 addresses as a short list: three or more in a row within one /24 are one range, `192.168.1.241-247`.
 * Sorted as numbers; anything that is not an IPv4 address comes after them.
 */
export function compressAddresses(addresses: readonly string[]): string {
  const unique = [...new Set(addresses)];
  const read = unique.flatMap((text) => address(text) ?? []).toSorted((a, b) => a.value - b.value);
  const others = unique.filter((text) => address(text) === null).toSorted(byCodeUnit);
  const ranges = runs(read, (a, b) => b.value === a.value + 1 && b.last > a.last).flatMap((run) =>
    rangeOrAll(
      run,
      (entry) => entry.text,
      (last) => `-${last.last}`,
    ),
  );
  return [...ranges, ...others].join(', ');
}

/** Two neighbours are shorter, and clearer, as a list. */
const SHORTEST_RUN = 3;

interface NumberedName {
  readonly name: string;
  readonly prefix: string;
  /** '' when the name does not end in a number. */
  readonly digits: string;
}

interface Address {
  readonly text: string;
  readonly value: number;
  /** The last octet. */
  readonly last: number;
}

function numberedName(name: string): NumberedName {
  let end = name.length;
  // A loop, because /\d+$/ takes quadratic time on a long run of digits that does not end the name.
  while (end > 0 && name.length - end < 15 && isDigit(name.charCodeAt(end - 1))) end -= 1;
  return { name, prefix: name.slice(0, end), digits: name.slice(end) };
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function byPrefixThenNumber(a: NumberedName, b: NumberedName): number {
  return byCodeUnit(a.prefix, b.prefix) || Number(a.digits) - Number(b.digits) || byCodeUnit(a.name, b.name);
}

/** `08` → `09` → `10`, `8` → `9` → `10`, but not `9` → `010`. */
function followsName(a: NumberedName, b: NumberedName): boolean {
  return (
    a.prefix === b.prefix &&
    a.digits !== '' &&
    b.digits === String(Number(a.digits) + 1).padStart(a.digits.length, '0')
  );
}

function address(text: string): Address | null {
  if (!/^\d{1,3}(?:\.\d{1,3}){3}$/.test(text)) return null;
  const octets = text.split('.').map(Number);
  if (octets.some((octet) => octet > 255) || octets.join('.') !== text) return null;
  return { text, value: octets.reduce((sum, octet) => sum * 256 + octet, 0), last: octets[3] ?? 0 };
}

function runs<T>(sorted: readonly T[], follows: (a: T, b: T) => boolean): readonly (readonly T[])[] {
  const found: T[][] = [];
  for (const entry of sorted) {
    const run = found.at(-1);
    const previous = run?.at(-1);
    if (run !== undefined && previous !== undefined && follows(previous, entry)) run.push(entry);
    else found.push([entry]);
  }
  return found;
}

function rangeOrAll<T>(
  run: readonly T[],
  text: (entry: T) => string,
  end: (last: T) => string,
): readonly string[] {
  const [first] = run;
  const last = run.at(-1);
  if (run.length < SHORTEST_RUN || first === undefined || last === undefined) return run.map(text);
  return [`${text(first)}${end(last)}`];
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
