/** `container web`; where text shows no names, `a container`. */
export function containerWords(name: string, word = 'container'): string {
  if (name !== '') return `${word} ${name}`;
  return `${/^[aeiou]/.test(word) ? 'an' : 'a'} ${word}`;
}

/** `-c web`; nothing where the name is not known, and kubectl then takes the first. */
export function containerOption(name: string): readonly string[] {
  return name === '' ? [] : ['-c', name];
}
