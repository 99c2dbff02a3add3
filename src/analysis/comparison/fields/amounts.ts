import type { Resources } from '../../../model/container.ts';

/** `cpu` as `100m` or `2`, the rest as `128Mi`, `10Gi` or a plain number: exact, so that a small change shows. */
export function amountText(resource: string, amount: number): string {
  if (resource === 'cpu' || resource.endsWith('.cpu')) {
    const millis = Math.round(amount * 1e6) / 1e3;
    return Number.isInteger(amount) ? String(amount) : `${millis}m`;
  }
  return isBytes(resource) ? bytesText(amount) : String(amount);
}

/** `10Gi`, `1500Mi`, `1000` */
export function bytesText(bytes: number): string {
  const unit = UNITS.find(([, size]) => bytes !== 0 && bytes % size === 0);
  return unit === undefined ? String(bytes) : `${bytes / unit[1]}${unit[0]}`;
}

/** One path a resource: `spec.hard.pods`. */
export function amounts(path: string, resources: Resources): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(resources).map(([name, amount]) => [
      `${path}${memberPath(name)}`,
      amountText(name, amount),
    ]),
  );
}

/** As kubectl's jsonpath wants a key with dots in it: `.limits['nvidia\.com/gpu']`. */
function memberPath(name: string): string {
  return /^[\w-]+$/.test(name) ? `.${name}` : `['${name.replaceAll('.', '\\.')}']`;
}

const UNITS: readonly (readonly [string, number])[] = [
  ['Ti', 1024 ** 4],
  ['Gi', 1024 ** 3],
  ['Mi', 1024 ** 2],
  ['Ki', 1024],
];

function isBytes(resource: string): boolean {
  return /memory$|storage$|^hugepages-/.test(resource);
}
