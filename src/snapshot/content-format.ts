import { plainLog } from './layouts/plain-log.ts';
import { readErrorLine } from './text/error-line.ts';
import { parseTop } from './text/top.ts';
import { parseVersionText } from './text/version.ts';
import { startsAsObject } from './yaml/object-start.ts';

/** What a text file is, decided by its first bytes; the path decides only for logs, which can hold anything. */
export type ContentFormat =
  | 'JSON'
  | 'YAML'
  | 'kubectl top'
  | 'kubectl version'
  | 'log'
  /** kubectl's words in place of what was asked for. */
  | 'kubectl error'
  /** `kubectl get` tables, `kubectl events`, `kubectl describe`: text for people. */
  | 'kubectl text'
  | 'not recognised';

/** Enough for a few screens of warnings before the data. */
export const HEAD_BYTES = 64 * 1024;

/** `head` is UTF-8, at most `HEAD_BYTES` of it; a file that may be a log by its path needs more to be anything else. */
export function contentFormat(
  path: string,
  head: Uint8Array,
  mayBeLog: boolean = plainLog(path) !== null,
): ContentFormat {
  if (startsAsObject(head)) return 'YAML';
  const text = new TextDecoder('utf-8').decode(head);
  const first = text.trimStart().slice(0, 1);
  const data = !mayBeLog ? first === '{' || isArray(text) : OBJECT_START.test(text);
  if (data) return FLOW_START.test(text) ? 'YAML' : 'JSON';
  if (mayBeLog && !YAML_START.test(text)) return 'log';
  const lines = text
    .split('\n', 2000)
    .map((line) => line.trimEnd())
    .filter((line) => line !== '');
  if (parseTop(lines.slice(0, 20).join('\n')) !== null) return 'kubectl top';
  if (parseVersionText(text) !== null) return 'kubectl version';
  if (YAML_START.test(text) || (/\.ya?ml$/i.test(path) && YAML_MAPPING.test(text))) return 'YAML';
  if (
    /^[^\S\n]*[{[]\s*$|[^\s{]\{\s*$|^\{"|\{"(apiVersion|kind|items|metadata)":/m.test(text) &&
    /"(apiVersion|kind|items|metadata)"\s*:/.test(text)
  )
    return 'JSON';
  if (lines.length > 0 && lines.every((line) => readErrorLine(line) !== null)) return 'kubectl error';
  if (TABLE_HEADER.test(text) || DESCRIBE_START.test(text)) return 'kubectl text';
  if (/\.log(\.\d+)?$/i.test(path)) return 'log';
  return 'not recognised';
}

const YAML_START =
  /^(---\s*$|apiVersion:|kind:|items:|metadata:|- apiVersion:|- kind:|(client|server)Version:)/m;
const YAML_MAPPING = /^[A-Za-z_][\w.-]*:(\s|$)/m;
const TABLE_HEADER = /^ {0,12}(NAMESPACE +)?(NAME|LAST SEEN|LASTSEEN) +[A-Z][A-Z()% -]+/m;
const DESCRIBE_START = /^Name: {2,}\S/m;

/** JSON quotes its keys; the flow style of YAML, as in `kubectl -o kyaml`, does not. */
const FLOW_START = /^\s*\{\s*[A-Za-z_][\w-]*\s*:/;

/** Programs log in JSON, too; an object of Kubernetes begins like this. */
const OBJECT_START = /^\s*(?:\[\s*)?\{\s*"(apiVersion|kind|items|metadata)"\s*:/;

/** `[2025-10-19 ...]` and `[INFO] ...` open lines of logs, not arrays. */
function isArray(text: string): boolean {
  return /^\s*\[\s*([\]{["]|-?\d+(\.\d+)?\s*[,\]]|$)/.test(text);
}
