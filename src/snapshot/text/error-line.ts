/** What one line of kubectl's stderr says about the command that printed it. */
export interface ErrorLine {
  /**
   * `forbidden`: not allowed to ask. `failed`: no answer. `empty`: asked, and there is none.
   * `noise`: a warning or a klog line, which says nothing about what was captured.
   */
  readonly outcome: 'forbidden' | 'failed' | 'empty' | 'noise';
  /** Plural, with any subresource: `pods`, `pods/log`; `null` when the line names none. */
  readonly resource: string | null;
  /** '' is the core group, `null` that the line names none. */
  readonly group: string | null;
  /** `null` for the whole cluster, and when the line names none. */
  readonly namespace: string | null;
  /** The line without control characters, cut to a length fit for a report. */
  readonly text: string;
}

/**
 * Reads a line that ended up between or instead of captured data, as `2>&1` makes them. `null` for any other line.
 * The wordings are those of kubectl's `cmd/util/helpers.go`, client-go's warnings and apimachinery's `api/errors`.
 * `error: …` is also how other programs speak: do not ask about lines of container logs.
 */
export function readErrorLine(line: string): ErrorLine | null {
  const text = line.slice(0, LONGEST_READ).replace(ANSI, '').replace(UNPRINTABLE, ' ').trim();
  const outcome = OUTCOMES.find(([pattern]) => pattern.test(text))?.[1];
  if (outcome === undefined) return null;
  const shown = text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN - 1)}…` : text;
  return { outcome, ...(outcome === 'noise' ? NOTHING : asked(text)), text: shown };
}

const LONGEST_READ = 2000;
const LONGEST_SHOWN = 300;
const ANSI = /\x1b\[[0-9;]*[A-Za-z]/g;
// Controls, zero-width and bidirectional characters.
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/g;
const NOTHING = { resource: null, group: null, namespace: null };
const METRICS = 'metrics.k8s.io';

const OUTCOMES: readonly (readonly [RegExp, ErrorLine['outcome']])[] = [
  [/^[IWEF]\d{4} \d{2}:\d{2}:\d{2}\.\d+ +\d+ [\w.-]+:\d+\] /, 'noise'],
  [/^Error from server \(Forbidden\): /, 'forbidden'],
  // Without the prefix: troubleshoot's *-errors.json and kubectl's multi-line errors.
  [/^[a-z0-9./-]+(?: "[^"]*")? is forbidden: User "/, 'forbidden'],
  [/^No (?:resources|events) found(?: in \S+ namespace)?\.?$/, 'empty'],
  [/^Error from server(?: \([A-Za-z]+\))?: /, 'failed'],
  [/^(?:error: )?the server doesn't have a resource type "/, 'failed'],
  [/^error: /, 'failed'],
  [/^The connection to the server \S+ was refused/, 'failed'],
  [/^Unable to connect to the server: /, 'failed'],
  [/^Server returned an unexpected response: /, 'failed'],
  [/^Error in configuration: /, 'failed'],
  [/^Metrics not available for pod /, 'failed'],
  [/kubectl: (?:command )?not found$/, 'failed'],
  [/^(?:Warning|WARNING): /, 'noise'],
  [/^Flag --\S+ has been deprecated/, 'noise'],
  [/^Defaulted container "/, 'noise'],
];

type Asked = Pick<ErrorLine, 'resource' | 'group' | 'namespace'>;

function asked(text: string): Asked {
  const namespace = /in (?:the namespace "([^"]+)"|(\S+) namespace\.?$)/.exec(text);
  const inNamespace = namespace?.[1] ?? namespace?.[2] ?? null;
  const access = /cannot \S+ resource "([^"]+)" in API group "([^"]*)"/.exec(text);
  if (access?.[1] !== undefined)
    return { resource: access[1], group: access[2] ?? '', namespace: inNamespace };

  const type = /a resource type "([^"]+)"(?: in group "([^"]+)")?/.exec(text);
  if (type?.[1] !== undefined) return { resource: type[1], group: type[2] ?? null, namespace: null };

  const unmeasured = /^Metrics not available for pod ([^/\s]+)\//.exec(text);
  if (unmeasured?.[1] !== undefined) return { resource: 'pods', group: METRICS, namespace: unmeasured[1] };
  if (/metrics (?:API )?not available/i.test(text)) return { ...NOTHING, group: METRICS };
  if (text.startsWith('No events found')) return { resource: 'events', group: null, namespace: inNamespace };

  const subject = SUBJECTS.map((pattern) => pattern.exec(text)?.[1]).find((name) => name !== undefined);
  return { ...groupResource(subject ?? null), namespace: inNamespace };
}

const SUBJECTS: readonly RegExp[] = [
  /(?:^|: )([a-z0-9./-]+)(?: "[^"]*")? is forbidden: /,
  /: ([a-z0-9./-]+) "[^"]*" not found$/,
  /\((?:get|list|watch) ([a-z0-9./-]+)(?: [^()]*)?\)$/,
];

/** `nodes.metrics.k8s.io` is how apimachinery's `GroupResource` prints; a core resource has no dot. */
function groupResource(name: string | null): Pick<ErrorLine, 'resource' | 'group'> {
  if (name === null) return { resource: null, group: null };
  const dot = name.indexOf('.');
  return dot < 0
    ? { resource: name, group: '' }
    : { resource: name.slice(0, dot), group: name.slice(dot + 1) };
}
