/** What a copied command line says of the output below it. */
export interface KubectlCommand {
  readonly verb: 'get' | 'describe' | 'events';
  /** The resource words, lower case: `pods`, `deploy`; empty for `kubectl events`. */
  readonly resources: readonly string[];
  /** Objects were asked for by name. */
  readonly named: boolean;
  readonly namespace: string | null;
  readonly allNamespaces: boolean;
  /** A selector, or a filter behind a pipe: not all there is was printed. */
  readonly selects: boolean;
}

/**
 * Reads `$ kubectl get pods -n shop`, `# kubectl ...`, `PS C:\> kubectl ...`, `+ kubectl ...` as shells and people leave
 * them above the output, and the bare command as `snapshot.yaml` names it; `null` for any other line.
 */
export function parseKubectlCommand(line: string): KubectlCommand | null {
  const rest = argumentsIn(line);
  if (rest === null) return null;
  const [own = '', ...piped] = rest.split('|');
  const words = own.trim().split(/\s+/).map(unquoted);
  const [options, plain] = splitOptions(words);
  const verb = VERBS.find((one) => one === plain[0]);
  if (verb === undefined) return null;
  const namespace = options.get('namespace') ?? options.get('n') ?? null;
  const [asked = '', ...names] = plain.slice(1);
  return {
    verb,
    resources: verb === 'events' ? [] : asked.toLowerCase().split(',').map(withoutName),
    named: verb !== 'events' && (names.length > 0 || asked.includes('/')),
    namespace: namespace === '' ? null : namespace,
    allNamespaces: options.has('A') || isOn(options.get('all-namespaces')),
    selects: SELECTING.some((name) => options.has(name)) || piped.length > 0,
  };
}

/** Somebody called kubectl here, whatever for, or a shell waits: what follows is another output. */
export function isCommandLine(line: string): boolean {
  return argumentsIn(line) !== null || PROMPT.test(line);
}

const LONGEST = 1000;
const COMMAND = /(?:^|[$#>%+»❯❱] ?)(?:sudo )?(?:\/[\w./-]{0,100}\/)?(?:kubectl|oc|k)(?:\.exe)? +(\S.*)$/;

/** What follows `kubectl`. A prompt before it holds no wide gaps; a row of a table does. */
function argumentsIn(line: string): string | null {
  const match = COMMAND.exec(line.slice(0, LONGEST).trimStart());
  if (match === null || match.input.slice(0, match.index).includes('  ')) return null;
  return match[1] ?? null;
}

/** `$ date`, `user@pi:~$`, `[root@pi ~]# ls`, `PS C:\>`, and headings: people write `# pods` above a table. */
const PROMPT = /^(?!.* {2})(?:\S{0,100}[$#%❯]|\[[^\]]{1,100}\][$#]|PS \S{0,100}>)(?: \S.*)? ?$/;
const VERBS = ['get', 'describe', 'events'] as const;
const SELECTING = ['l', 'selector', 'field-selector', 'for', 'types'];
/** Options that take the next word when they have no `=`. */
const WITH_VALUE = new Set([
  'n',
  'namespace',
  'l',
  'selector',
  'field-selector',
  'L',
  'label-columns',
  'o',
  'output',
  'context',
  'kubeconfig',
  'sort-by',
  'cluster',
  'user',
  'for',
  'types',
]);

function splitOptions(words: readonly string[]): readonly [ReadonlyMap<string, string>, readonly string[]] {
  const options = new Map<string, string>();
  const plain: string[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? '';
    const [, name, value] = /^--?([A-Za-z][\w-]*)(?:=(.*))?$/.exec(word) ?? [];
    if (word === '>' || word === '>>' || word.startsWith('2>') || word === '&&' || word === ';') break;
    if (name === undefined) plain.push(word);
    else if (value === undefined && WITH_VALUE.has(name)) options.set(name, words[++index] ?? '');
    // `-nshop`
    else if (value === undefined && /^-n[a-z0-9]/.test(word)) options.set('n', name.slice(1));
    else options.set(name, value ?? '');
  }
  return [options, plain];
}

function unquoted(word: string): string {
  return word.replace(/^(["'])(.*)\1$/, '$2');
}

function withoutName(resource: string): string {
  return resource.replace(/\/.*$/, '');
}

function isOn(value: string | undefined): boolean {
  return value !== undefined && value !== 'false';
}
