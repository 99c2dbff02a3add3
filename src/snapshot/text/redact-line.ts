const MASK = '***';

/**
 * Masks what looks like a credential in a line that is quoted as evidence. It rather masks too much: a value that
 * follows a telling name goes, whatever it is. Bounded repetitions keep it linear in the length of the line.
 */
export function redactLine(text: string): string {
  if (!SIGNS.test(text)) return text;
  let line = text;
  for (const [pattern, replacement] of RULES) line = line.replace(pattern, replacement);
  return line;
}

const VALUE = String.raw`(?:\\"(?:[^"\\]|\\[^"]){0,4096}(?:\\")?|"(?:[^"\\]|\\.){0,4096}"?|'[^']{0,4096}'?|[^\s,;&"'{}()[\]\\]{1,4096})`;
const TELLING =
  'pass(?:word|wd|phrase|code)?|pwd|secret|token|credentials?|api[-_. ]?key|access[-_. ]?key|private[-_. ]?key|encryption[-_. ]?key|signing[-_. ]?key|client[-_.]?secret|cookie|session[-_.]?id';

const RULES: readonly (readonly [RegExp, string])[] = [
  [/(-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----)[\s\S]*/g, `$1${MASK}`],
  // A line from inside a key block, or any other block of base64.
  [/^\s{0,8}[A-Za-z0-9+/]{60,}={0,2}\s{0,8}$/g, MASK],
  [/(\b[a-z][a-z0-9+.-]{0,30}:\/\/)[^\s"'<>]{0,1024}@/gi, `$1${MASK}@`],
  [
    /\b((?:proxy-)?authorization["'\\]{0,2}\s{0,3}[:=]\s{0,3}["'\\]{0,2}(?:[a-z]{3,12}\s{1,3})?)[^\s"'\\,]{1,4096}/gi,
    `$1${MASK}`,
  ],
  [/\b((?:bearer|basic)\s{1,3})[\w.~+/=-]{8,4096}/gi, `$1${MASK}`],
  [/\b((?:set-)?cookie["'\\]{0,2}\s{0,3}:\s{0,3})[\s\S]*/gi, `$1${MASK}`],
  // secretName and tokenRef name objects, and `secrets=10` of a quota counts them; they are no secrets.
  [
    new RegExp(
      `((?:${TELLING})(?![-_.]?(?:names?|key_?ref|ref)\\b|s=\\d)[\\w.-]{0,40}["'\\\\]{0,2}\\s{0,3}(?:=>|:=|[:=])\\s{0,3})${VALUE}`,
      'gi',
    ),
    `$1${MASK}`,
  ],
  [new RegExp(`(--?[\\w-]{0,40}(?:${TELLING})[\\w-]{0,20}\\s{1,3})(?!-)${VALUE}`, 'gi'), `$1${MASK}`],
  [/\beyJ[\w-]{5,4096}\.[\w-]{5,4096}(?:\.[\w-]{0,4096})?/g, MASK],
  [/\b(?:AKIA|ASIA|ABIA|ACCA)[0-9A-Z]{16}\b/g, MASK],
  [
    /\b(?:gh[opsur]_|github_pat_|glpat-|xox[abeprs]-|sk-|sk_live_|rk_live_|npm_|hvs\.|dop_v1_|AIza)[\w-]{16,255}/g,
    MASK,
  ],
];

/** What a rule cannot do without, one line a rule; most lines hold none of it. */
const SIGNS = new RegExp(
  [
    'PRIVATE KEY-----',
    '^\\s{0,8}[a-z0-9+/]{60}',
    '@',
    'authorization',
    'bearer|basic',
    'cookie',
    'pass|pwd|secret|token|credential|key|session',
    'eyJ',
    'A[KSBC][IC]A',
    'gh[opsur]_|github_pat_|glpat-|xox|sk[-_]|rk_live_|npm_|hvs\\.|dop_v1_|AIza',
  ].join('|'),
  'i',
);
