import type { ClusterBuilder } from '../model/cluster-builder.ts';
import type { Instant } from '../model/instant.ts';
import { record, text } from '../model/json.ts';
import { KINDS, resourceName } from '../model/kinds.ts';
import { UNKNOWN_NAMESPACE } from '../model/text-form.ts';
import { type KnownNames, knownNames } from './known-names.ts';
import type { FileEntry } from './ledger-book.ts';
import { redactMessages } from './redact-messages.ts';
import { withOwner } from './text/inferred-owner.ts';
import { withSchedulerWords } from './text/scheduler-words.ts';
import type { Ago, TextObject } from './text/text-object.ts';
import { answerForText, type TextScope, textNamespace } from './text-scope.ts';

export interface TextOptions extends TextScope {
  /** The capture time; `null`: unknown, and so are the times of everything that text gives an age. */
  readonly at: Instant | null;
}

/** An object of a file's text, and where it belongs. */
interface Placed {
  readonly entry: FileEntry;
  readonly object: TextObject;
  /** `null`: nobody says. */
  readonly namespace: string | null;
}

/**
 * Adds what text shows to what was captured otherwise, last of all: an object that is there already was captured as
 * JSON or YAML, or is described as well as listed, and stays as it is. So the order of files does not matter.
 */
export function addTextObjects(
  entries: readonly FileEntry[],
  builder: ClusterBuilder,
  options: TextOptions,
): void {
  const placed = entries.flatMap((entry) =>
    (entry.text?.lists ?? []).flatMap((list) =>
      list.objects.map(
        (object): Placed => ({ entry, object, namespace: textNamespace(entry, list, object, options) }),
      ),
    ),
  );
  const known = knownNames(builder);
  const scheduler = placed.length === 0 ? new Map<string, string>() : schedulerEvents(builder);
  const ago: Ago = (ms) =>
    options.at === null || ms === null || ms > options.at ? null : new Date(options.at - ms).toISOString();
  for (const one of placed.toSorted(byStanding)) {
    if (isOutside(one, options.namespaces)) one.entry.note('note', OUTSIDE);
    else addOne(one, builder, { known, ago, scheduler });
  }
  for (const entry of entries) answerForText(entry, options);
}

/** What one object is added with. */
interface Adding {
  readonly known: KnownNames;
  readonly ago: Ago;
  /** What the scheduler says of pods, by namespace and name. */
  readonly scheduler: Map<string, string>;
}

function addOne(
  { entry, object, namespace }: Placed,
  builder: ClusterBuilder,
  { known, ago, scheduler }: Adding,
): void {
  const { source, name, form, line, ageMs } = object;
  const { kind, namespaced } = KINDS[source];
  if (known.has(source, namespaced ? namespace : null, name)) {
    entry.hold(resourceName(source));
    entry.duplicate(source);
    return;
  }
  const place = namespaced ? (namespace ?? UNKNOWN_NAMESPACE) : null;
  const shown = object.raw(ago);
  const pending = source === 'events' && shown.reason === FAILED ? text(shown.message) : null;
  if (pending !== null) scheduler.set(`${place}/${text(record(shown.involvedObject).name) ?? ''}`, pending);
  const said = source === 'pods' ? (scheduler.get(`${place}/${name}`) ?? null) : null;
  const raw = withOwner(withSchedulerWords(shown, said), source, place, known.has);
  const result = builder.add(
    redactMessages({ ...raw, kind, metadata: { ...record(raw.metadata), namespace: place } }),
    { apiVersion: null, kind, namespace: place },
    { file: entry.path, document: 0, item: line, text: { form, ageMs } },
  );
  if ('skipped' in result) {
    entry.note('warning', `objects were passed over: ${result.skipped}`);
    return;
  }
  known.add(source, place, name);
  entry.hold(result.resource);
  if (place === UNKNOWN_NAMESPACE) entry.note('warning', NO_NAMESPACE);
  if (ageMs !== null && ago(0) === null) entry.note('warning', NO_TIME);
}

const OUTSIDE = 'objects outside the namespaces asked for were passed over';
const NO_NAMESPACE = `the text names no namespace: its objects stand in ${UNKNOWN_NAMESPACE}; name the command in snapshot.yaml, or capture with -A`;
const NO_TIME =
  'ages lead to no times: nothing in the snapshot says when it was captured; give --captured-at';

/** What the scheduler says in events captured otherwise. */
function schedulerEvents(builder: ClusterBuilder): Map<string, string> {
  const failures = builder.known('events').filter(({ reason }) => reason === FAILED);
  return new Map(
    failures.map(({ meta, subject, message }) => [`${meta.namespace}/${subject.name}`, message ?? '']),
  );
}

const FAILED = 'FailedScheduling';

/** Owners before what they own; of one object the description, which shows more; then as the files stand. */
function byStanding(a: Placed, b: Placed): number {
  return (
    rank(a) - rank(b) ||
    Number(a.object.form === 'table') - Number(b.object.form === 'table') ||
    unplaced(a) - unplaced(b)
  );
}

function rank({ object: { source } }: Placed): number {
  return source === 'pods' ? 2 : source === 'replicaSets' || source === 'jobs' ? 1 : 0;
}

/** One that nobody places may be one that somebody does. */
function unplaced({ namespace, object }: Placed): number {
  return KINDS[object.source].namespaced && namespace === null ? 1 : 0;
}

function isOutside({ object, namespace }: Placed, wanted: readonly string[] | null): boolean {
  if (wanted === null) return false;
  const { source, name } = object;
  if (source === 'namespaces') return !wanted.includes(name);
  return KINDS[source].namespaced && (namespace === null || !wanted.includes(namespace));
}
