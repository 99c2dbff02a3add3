/** The JSON of a plain scalar of YAML 1.2: a null, a boolean, a number, or else a string. */
export function jsonScalar(plain: string): string {
  const text = plain.replace(/(?<![ \t\r])[ \t\r]*\n(?:[ \t\r]*\n)*[ \t]*/g, ' ').trim();
  if (NULLS.has(text)) return 'null';
  if (/^(?:true|True|TRUE)$/.test(text)) return 'true';
  if (/^(?:false|False|FALSE)$/.test(text)) return 'false';
  if (JSON_NUMBER.test(text)) return text;
  if (OTHER_NUMBER.test(text)) return String(Number(text.replace(/^\+/, '')));
  return JSON.stringify(text);
}

const NULLS: ReadonlySet<string> = new Set(['', '~', 'null', 'Null', 'NULL']);
const JSON_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/;
const OTHER_NUMBER = /^(?:0x[0-9a-fA-F]+|0o[0-7]+|[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?)$/;
