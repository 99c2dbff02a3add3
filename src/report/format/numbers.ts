/** `92 %`; a part of the whole is never rounded up to 100 or down to 0. */
export function percent(part: number, whole: number): string {
  if (whole === 0) return '0 %';
  const points = Math.floor((100 * part) / whole + 0.5);
  if (part < whole && points >= 100) return '99 %';
  return part > 0 && points === 0 ? '1 %' : `${points} %`;
}

/** `34.8 %`, half up. */
export function percentTenths(value: number): string {
  return `${tenths(value)} %`;
}

/** `31.0`, half up. */
export function tenths(value: number): string {
  return (Math.floor(value * 10 + 0.5) / 10).toFixed(1);
}

/** `163/177 (92 %)` */
export function fraction(part: number, whole: number): string {
  return `${part}/${whole} (${percent(part, whole)})`;
}

/** `1 pod`, `3 pods`, `2 classes`, `4 policies`. */
export function counted(count: number, noun: string, plural = pluralOf(noun)): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

function pluralOf(noun: string): string {
  if (/(s|x|ch|sh)$/.test(noun)) return `${noun}es`;
  return /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}

/** `a, b and c` */
export function listed(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** Ten cells, as full as the percentage says: something to look at beside the number. */
export function bar(value: number): string {
  const cells = Math.max(0, Math.min(10, Math.floor(value / 10 + 0.5)));
  return '█'.repeat(cells) + '░'.repeat(10 - cells);
}
