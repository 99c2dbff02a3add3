/** The lines of a raw literal that begins and ends with a line break; the shell's `${` is written `\${` in it. */
export function shellLines(text: string): readonly string[] {
  return text.slice(1, -1).replaceAll('\\${', '${').split('\n');
}
