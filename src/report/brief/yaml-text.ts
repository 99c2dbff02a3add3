/** A text as one YAML scalar on one line: plain where nobody can take it for anything else, else in double quotes. */
export function yamlText(text: string): string {
  return PLAIN.test(text) && !RESERVED.test(text) ? text : quoted(text);
}

const PLAIN = /^[A-Za-z][A-Za-z0-9]*(?:[-._/ ][A-Za-z0-9]+)*$/;
/** What some version of YAML takes for true, false or nothing. */
const RESERVED = /^(?:true|false|yes|no|on|off|y|n|null|nan|inf)$/i;

/** JSON's escapes are YAML's; whatever is not visible ASCII is escaped too. */
function quoted(text: string): string {
  const escaped = [...text].map((character) => {
    if (character === '"' || character === '\\') return `\\${character}`;
    const code = character.codePointAt(0) ?? 0;
    if (code >= 0x20 && code < 0x7f) return character;
    return code > 0xffff
      ? `\\U${code.toString(16).padStart(8, '0')}`
      : `\\u${code.toString(16).padStart(4, '0')}`;
  });
  return `"${escaped.join('')}"`;
}
