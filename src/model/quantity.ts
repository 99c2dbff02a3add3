/**
 * The value of a Kubernetes quantity in base units (cores, bytes, items): `100m` is 0.1, `1.5Gi` is 1610612736.
 * JSON numbers are quantities too. Anything that is not one is `null`.
 * Computed in whole nano-units, so equal quantities are equal numbers however they are written. As apimachinery's
 * `resource.ParseQuantity` does, what is finer than a nano-unit is rounded away from zero and binary suffixes stop
 * at 2^63-1. Stricter in one point: a number without a digit (`.`, `Ki`), which its scanner takes for 0, is refused.
 */
export function parseQuantity(text: unknown): number | null {
  if (typeof text === 'number') return Number.isFinite(text) ? parseQuantity(String(text)) : null;
  if (typeof text !== 'string' || text.length > LONGEST) return null;
  const known = KNOWN.get(text);
  if (known !== undefined) return known;
  const value = parsed(text);
  if (KNOWN.size < MOST_KNOWN) KNOWN.set(text, value);
  return value;
}

/** `100m` and `128Mi` are written in every other container. */
const KNOWN = new Map<string, number | null>();
const MOST_KNOWN = 4096;

function parsed(text: string): number | null {
  const [, sign, whole = '', fraction = '', suffix = '', exponent] = QUANTITY.exec(text) ?? [];
  if (sign === undefined || whole + fraction === '') return null;
  const binary = BINARY.indexOf(suffix);
  const nanos = scaled(
    BigInt(whole + fraction) * (binary < 0 ? 1n : 1024n ** BigInt(binary + 1)),
    9 - fraction.length + (exponent === undefined ? (DECIMAL.get(suffix) ?? 0) : Number(exponent)),
  );
  return toNumber(sign, binary >= 0 && nanos > MOST_BINARY ? MOST_BINARY : nanos);
}

/**
 * Bytes of a size as people write it: `1.7TB`, `500 GB`, `1TiB`, and Kubernetes' own `105Gi`. Powers of 1000 without
 * an `i`, of 1024 with one, in any case, except that a lone `m` or `e` means something else in Kubernetes.
 * A number is bytes. Anything else, or a negative size, is `null`.
 */
export function parseSize(text: unknown): number | null {
  if (typeof text === 'number') return text >= 0 ? parseQuantity(text) : null;
  if (typeof text !== 'string' || text.length > LONGEST) return null;
  const [, amount, unit = ''] = SIZE.exec(text.trim()) ?? [];
  if (amount === undefined || unit === 'm' || unit === 'e') return null;
  const letter = unit.replace(/i?b?$/i, '').toUpperCase();
  if (/^i/i.test(unit)) return null;
  const binary = /i/i.test(unit) ? 'i' : '';
  return parseQuantity(`${amount}${letter === 'K' && binary === '' ? 'k' : letter}${binary}`);
}

/** CPU as `kubectl top` prints it: whole millicores, rounded up. `185m` */
export function formatCpu(cores: number): string {
  return `${Math.ceil(Math.round(cores * 1e9) / 1e6)}m`;
}

/** CPU as a number of cores, at most two decimals, half up. `31.05`, `32` */
export function formatCores(cores: number): string {
  return String(Math.round(Math.round(cores * 1e9) / 1e7) / 100);
}

/** Memory as `kubectl top` prints it: whole mebibytes, cut off. `3065Mi` */
export function formatMemory(bytes: number): string {
  return `${Math.trunc(Math.ceil(bytes) / 1024 ** 2)}Mi`;
}

/**
 * Bytes in the largest binary unit that leaves at least 1, half up: two decimals below 10, one below 100, none above,
 * zeros at the end cut. `2.74Gi`, `21.9Gi`, `105Gi`, `1000Gi`
 */
export function formatBytes(bytes: number): string {
  let value = Math.abs(bytes);
  let unit = 0;
  while (unit < UNITS.length - 1 && Number(shortened(value)) >= 1024) {
    value /= 1024;
    unit += 1;
  }
  return `${bytes < 0 ? '-' : ''}${shortened(value)}${UNITS[unit]}`;
}

/** No real quantity is longer; a longer text would make BigInt arithmetic slow. */
const LONGEST = 128;
const QUANTITY = /^([+-]?)(\d*)(?:\.(\d*))?(?:([numkMGTPE]|[KMGTPE]i)|[eE]([+-]?\d{1,3}))?$/;
const SIZE = /^(\d+(?:\.\d*)?|\.\d+)\s*([kmgtpe]?i?b?)$/i;
const BINARY = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const DECIMAL: ReadonlyMap<string, number> = new Map([
  ['n', -9],
  ['u', -6],
  ['m', -3],
  ['k', 3],
  ['M', 6],
  ['G', 9],
  ['T', 12],
  ['P', 15],
  ['E', 18],
]);
const BILLION = 1_000_000_000n;
const MOST_BINARY = (2n ** 63n - 1n) * BILLION;
const UNITS = ['B', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi'];

function scaled(value: bigint, exponent: number): bigint {
  const power = 10n ** BigInt(Math.abs(exponent));
  return exponent >= 0 ? value * power : (value + power - 1n) / power;
}

function toNumber(sign: string, nanos: bigint): number | null {
  // Through decimal text, because a division of doubles would not round correctly.
  const value = Number(`${nanos / BILLION}.${String(nanos % BILLION).padStart(9, '0')}`);
  if (!Number.isFinite(value)) return null;
  return sign === '-' && value !== 0 ? -value : value;
}

function shortened(value: number): string {
  const decimals = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
  return String(Number(value.toFixed(decimals)));
}
