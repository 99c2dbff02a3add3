/** What nobody sees, and what turns the text around it: a name may hold it, and a terminal or an editor would obey. */
const UNSEEN = /[\x7f-\x9f\u061c\u2028\u2029\ufff9-\ufffb\p{Default_Ignorable_Code_Point}]/gu;
const BEYOND_ASCII = /[^\n -~]/;

/** JSON for people and programs, ends in one newline. What cannot be seen is escaped, which parsers take for the same. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value, null, 2);
  return `${BEYOND_ASCII.test(text) ? text.replace(UNSEEN, escaped) : text}\n`;
}

/** `\u202e`; of what is beyond the first plane both halves. */
function escaped(character: string): string {
  const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}
