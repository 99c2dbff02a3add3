import type { ObjectReference } from '../model/object.ts';

const SAFE = /^[A-Za-z0-9_@%+=:,./-]+$/;

/** One argument of a POSIX shell command line; whatever the cluster put into it, the shell sees one word. */
export function shellWord(word: string): string {
  const flat = word.replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, '');
  return SAFE.test(flat) ? flat : `'${flat.replaceAll("'", "'\\''")}'`;
}

/**
 * `kubectl delete pod a b -n shop`, each word quoted where it has to be. A captured name that kubectl would read as an
 * option gives a remark in place of the command.
 */
export function kubectl(...words: readonly string[]): string {
  const strange = words.find((word) => word.startsWith('-') && !OPTION.test(word));
  if (strange !== undefined) return `# no command: ${shellWord(strange)} is no name that kubectl takes`;
  return ['kubectl', ...words.map(shellWord)].join(' ');
}

/**
 * The same for many objects at once: `kubectl('delete', 'pod', ...names, ...options)`. A line nobody can read is not
 * pasted either, so only the first names stand in it, and a remark says how many do not.
 */
export function kubectlAll(
  words: readonly string[],
  names: readonly string[],
  options: readonly string[],
): readonly string[] {
  const rest = names.length - MOST_NAMES;
  const line = kubectl(...words, ...names.slice(0, MOST_NAMES), ...options);
  return rest <= 0 ? [line] : [line, `# and for ${rest} more`];
}

const MOST_NAMES = 50;

/** The options our commands use. A name like any other, such as `--server=https://elsewhere`, is none of ours. */
const OPTION =
  /^(?:-[AcfLlnop]|--(?:all-containers|containers|delete-emptydir-data|field-selector|force|from|ignore-daemonsets|ignore-not-found|list|previous|show-labels|timestamps)|--(?:as|dry-run|field-selector|for|from|grace-period|limits|name|patch|port|replicas|sort-by|tail|timeout|to-revision|type)=.*)$/s;

/** `-n shop`, or nothing for cluster-scoped objects. */
export function inNamespace(ref: Pick<ObjectReference, 'namespace'>): readonly string[] {
  return ref.namespace === null ? [] : ['-n', ref.namespace];
}

/** kubectl's name of one object: `deployment/cart`. */
export function resourceWord(ref: ObjectReference): string {
  return `${ref.kind.toLowerCase()}/${ref.name}`;
}
