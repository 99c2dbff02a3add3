/** What the columns of a `kubectl top` table are. */
export interface TopColumns {
  readonly kind: 'nodes' | 'pods';
  /** The leading columns, as their headers: `NAMESPACE`, `POD`, `NAME`. */
  readonly names: readonly string[];
  readonly resources: readonly ('cpu' | 'memory' | 'swap')[];
}

/** The columns a header line names; `null` for any other line. */
export function readHeader(cells: readonly string[]): TopColumns | null {
  const [, names, percent, swap] = HEADER.exec(cells.slice(0, MOST_CELLS + 1).join(' ')) ?? [];
  if (names === undefined) return null;
  return {
    kind: percent === undefined ? 'pods' : 'nodes',
    names: names.split(' '),
    resources: swap === undefined ? ['cpu', 'memory'] : ['cpu', 'memory', 'swap'],
  };
}

/**
 * The columns of a table printed with `--no-headers`, from its cells. `null` unless every line is a row of one and the
 * same table. Two names before the numbers are taken for namespace and pod, which `--containers` alone also prints.
 */
export function inferredColumns(lines: readonly (readonly string[])[]): TopColumns | null {
  const texts = lines.map((cells) => cells.slice(0, MOST_CELLS + 1).join(' '));
  const measured = texts.map((text) => ROW.exec(text)?.groups).filter((groups) => groups !== undefined);
  const unmeasured = texts.filter((text) => UNMEASURED.test(text)).length;
  const sums = texts.filter((text) => SUM.test(text)).length;
  const names = measured[0]?.['names']?.trim().split(' ') ?? [];
  const nodes = measured.some((groups) => groups['percent'] !== undefined || groups['whole'] !== undefined);
  const fits =
    measured.length > 0 &&
    measured.length + unmeasured + sums === lines.length &&
    measured.every((groups) => groups['names']?.trim().split(' ').length === names.length) &&
    (nodes ? names.length === 1 && sums === 0 : unmeasured === 0);
  if (!fits) return null;
  return {
    kind: nodes ? 'nodes' : 'pods',
    names: NAMES[names.length - 1] ?? [],
    resources: measured.some((groups) => groups['swap'] !== undefined)
      ? ['cpu', 'memory', 'swap']
      : ['cpu', 'memory'],
  };
}

/** `-A --containers --show-swap`, or a node with all its percentages, has fewer. */
const MOST_CELLS = 8;
const HEADER =
  /^((?:NAMESPACE )?(?:POD )?NAME) CPU\(cores\)(?:( CPU(?:%|\(%\))) MEMORY\(bytes\) MEMORY(?:%|\(%\))| MEMORY\(bytes\))( SWAP\(bytes\)(?: SWAP(?:%|\(%\)))?)?$/;
const ROW =
  /^(?<names>(?:[a-z0-9][a-z0-9.-]* ){1,3})\d+(?:m(?<percent> \d+%)?|(?<whole> \d+%)) \d+[KMGT]i?(?: \d+%)?(?<swap> (?:\d+[KMGT]i?(?: \d+%)?|<unknown> <unknown>))?$/;
const UNMEASURED = /^[a-z0-9][a-z0-9.-]*(?: <unknown>){4,6}$/;
const SUM = /^(?:_+ _+|\d+m \d+Mi(?: \d+Mi)?)$/;
const NAMES = [['NAME'], ['NAMESPACE', 'NAME'], ['NAMESPACE', 'POD', 'NAME']];
