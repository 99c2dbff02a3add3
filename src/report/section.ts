/** A section of rows: `null` where there are none, so that its heading is left out too. */
export function when(rows: readonly unknown[], section: () => string): string | null {
  return rows.length === 0 ? null : section();
}

/** The same of a section that is empty where it has nothing to say. */
export function filled(text: string): string | null {
  return text === '' ? null : text;
}
