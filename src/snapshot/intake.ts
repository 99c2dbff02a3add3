import type { CaptureState } from '../model/captured.ts';
import type { AddResult, ClusterBuilder } from '../model/cluster-builder.ts';
import { isRecord, type JsonRecord, record, records, text } from '../model/json.ts';
import { apiGroup, isKindName, KINDS, kindOf, type SourceName } from '../model/kinds.ts';
import { byCodeUnit } from '../model/order.ts';
import type { Likeness, PodRow } from '../model/pod-row.ts';
import { externalObject, internalItems } from './internal-object.ts';
import {
  type DefaultType,
  isEmptyList,
  isManifest,
  listDefault,
  NO_DEFAULT,
  type WatchEvent,
  watchEvent,
} from './item-shape.ts';
import type { FileRole } from './layouts/file-role.ts';
import type { FileEntry } from './ledger-book.ts';
import { redactMessages } from './redact-messages.ts';
import { RedactionMarks } from './redaction-marks.ts';
import { noteErrorLine } from './refusal.ts';
import { selfLinkType } from './self-link.ts';
import type { ItemSink } from './sink.ts';
import { readErrorLine } from './text/error-line.ts';
import { readVersionObject } from './text/version.ts';

/** What the snapshot as a whole says of the objects in it. */
export interface IntakeOptions {
  /** Only objects of these namespaces, and of none, enter the model; `null`: all. */
  readonly namespaces: readonly string[] | null;
  /** The scope of a list that does not say itself. */
  readonly scope: 'cluster' | 'unknown';
  /** The kubectl commands that wrote the files, by path, where the snapshot names them. */
  readonly commands?: Readonly<Record<string, string>>;
  /** See `ReadOptions.program`. */
  readonly program?: string | null;
}

/**
 * Takes what a reader finds in one file into the model, and writes down what it was.
 * Items mostly come before the envelope that names their kind, so those without a kind of their own wait for it.
 */
export class FileIntake implements ItemSink {
  private readonly file: FileEntry;
  private readonly builder: ClusterBuilder;
  private readonly options: IntakeOptions;
  private readonly role: FileRole;
  private readonly marks: RedactionMarks;
  private waiting: { readonly raw: JsonRecord; readonly item: number }[] = [];
  /** What the current document's items are, where that stands before them. */
  private listed: DefaultType = NO_DEFAULT;
  /** Objects that are documents of their own, by source. */
  private readonly singles = new Map<SourceName, { count: number; readonly namespaces: Set<string> }>();
  /** What a watch saw last of each object; a deleted one is gone again. */
  private readonly watched = new Map<string, { readonly object: JsonRecord; readonly document: number }>();
  private noiseLines = 0;
  /** Something of the file is lost, so it shows no kind whole. */
  private broken = false;
  /** What was lost first; `null`: nothing. */
  private lost: string | null = null;
  /** Items of the current document that could not be read. */
  private unread = 0;
  /** Sources of the current document whose objects redaction made nameless. */
  private hidden = new Set<SourceName>();
  /** Namespaces of the current document's objects, by source. */
  private seen = new Map<SourceName, Set<string>>();

  constructor(file: FileEntry, builder: ClusterBuilder, options: IntakeOptions) {
    this.file = file;
    this.builder = builder;
    this.options = options;
    this.role = file.role;
    // In its own layout support-bundle-kit's are taken away before; in that of another tool "null" is a word.
    this.marks = new RedactionMarks(file.path, file.layout === null);
  }

  /** The next bytes of the file, before a reader takes them. */
  see(chunk: Uint8Array): void {
    this.marks.see(chunk);
  }

  /** There are redaction marks in the file. */
  mark(): void {
    this.marks.mark();
  }

  item(value: unknown, position: { readonly document: number; readonly item: number }): void {
    const event = watchEvent(value);
    if (event !== null) this.watch(event, position.document);
    else if (!isRecord(value)) this.passOver('list items that are no objects were passed over');
    else if (text(value.kind) === null && this.listed.kind === null)
      this.waiting.push({ raw: value, item: position.item });
    else this.take(value, this.listed, position.document, position.item);
  }

  opened({ envelope }: { readonly envelope: JsonRecord }): void {
    this.listed = listDefault(envelope);
  }

  /** A pod is looked at as a whole only where something may have to be taken out of it, or nothing like it was read. */
  row(row: PodRow, { document, item }: { readonly document: number; readonly item: number }): void {
    const looksInside = this.marks.found || this.role.reshape !== null || this.options.namespaces !== null;
    const source = { file: this.file.path, document, item };
    const result = looksInside ? null : this.builder.addRow(row, source);
    if (result === null) this.take(row.captured(), NO_DEFAULT, document, item, row.likeness);
    else this.added(result);
  }

  document({ document, envelope, items, complete }: Parameters<ItemSink['document']>[0]): void {
    this.file.documents += 1;
    if (items === null && envelope !== null) this.takeSingle(envelope, document);
    else this.takeList(envelope ?? {}, document, complete);
    for (const source of this.hidden) this.answer(source, 'redacted', []);
    this.listed = NO_DEFAULT;
    this.hidden = new Set();
    this.seen = new Map();
    this.unread = 0;
  }

  /**
   * The file ends. Several objects of a kind are a list printed one by one (JSON lines, YAML documents). A single one,
   * asked for by name, says nothing of its siblings, except where a layout writes each into its own file.
   */
  end(): void {
    for (const { object, document } of this.watched.values()) {
      this.takeAlone(object, document);
      this.seen = new Map();
    }
    for (const [source, { count, namespaces }] of this.singles) {
      const isWhole = !this.broken && (count > 1 || this.role.onePerFile);
      this.answer(source, isWhole ? 'captured' : 'partial', [...namespaces].toSorted(byCodeUnit));
    }
    for (const { source, state } of this.file.lists) {
      if ((state !== 'partial' && state !== 'redacted') || this.file.reasons.has(source)) continue;
      this.file.reasons.set(source, this.lost ?? SINGLE);
    }
    if (this.noiseLines > 0)
      this.file.note('note', `lines that are no data were passed over: ${linesCounted(this.noiseLines)}`);
    const marks = this.marks.summary();
    if (marks !== null) this.file.note('note', `redacted: ${marks}; what was there is unknown, not unset`);
  }

  noise(line: string): void {
    const said = readErrorLine(line);
    if (said === null || said.outcome === 'noise') this.noiseLines += 1;
    else noteErrorLine(this.file, said);
  }

  problem({ code, message }: { readonly code: string; readonly message: string }): void {
    this.file.note(REPAIRED.has(code) ? 'warning' : 'error', message);
    if (!REPAIRED.has(code)) {
      this.broken = true;
      this.lost ??= message;
    }
    // A single object that was cut never becomes a document; what it was cannot be told from absent.
    if (code === 'truncated' && this.role.source !== null) this.answer(this.role.source, 'partial', []);
  }

  private takeList(envelope: JsonRecord, document: number, complete: boolean): void {
    const listed = listDefault(envelope);
    for (const { raw, item } of this.waiting)
      this.take(raw, listed.kind === null ? this.unlistedDefault(raw) : listed, document, item);
    this.waiting = [];
    const more = text(record(envelope.metadata).continue) !== null;
    if (more) {
      this.file.note('warning', PAGE);
      this.lost ??= PAGE;
    }
    const cut = !complete || more || this.unread > 0;
    for (const [source, namespaces] of this.seen)
      this.answer(source, cut ? 'partial' : 'captured', [...namespaces].toSorted(byCodeUnit));
    if (this.seen.size > 0 || this.hidden.size > 0) return;
    // A list that says what it holds is not what its path says: events.json may be an audit log.
    const isTyped = listed.kind !== null && listed.apiVersion !== null;
    const listedSource = listed.kind === null ? null : kindOf(listed.apiVersion, listed.kind);
    const source = listedSource ?? (isTyped ? null : this.role.source);
    const ofKind = listed.kind === null ? null : fullResource(listed.kind, listed.apiVersion);
    const resource = this.role.resource ?? ofKind;
    if (source !== null) this.answer(source, cut ? 'partial' : 'empty', []);
    else if (resource !== null) this.file.hold(resource, 0);
    else if (!cut) this.file.note('note', 'an empty list, and nothing says of what');
  }

  private takeSingle(envelope: JsonRecord, document: number): void {
    const version = readVersionObject(envelope);
    if (version !== null) {
      this.builder.addVersion({ ...version, file: this.file.path });
      this.file.hold('version');
      this.answer('version', 'captured', []);
      return;
    }
    if (isEmptyList(envelope)) {
      this.takeList(envelope, document, true);
      return;
    }
    const internal = internalItems(envelope);
    if (internal !== null) {
      this.takeInternal(envelope, internal, document);
      return;
    }
    const event = watchEvent(envelope);
    if (event === null) this.takeAlone(envelope, document);
    else this.watch(event, document);
  }

  /** A list as old versions of kubectl printed it, by the names that Go has for its fields. */
  private takeInternal(envelope: JsonRecord, items: readonly unknown[], document: number): void {
    const link = text(envelope.selfLink) ?? text(record(envelope.ListMeta).SelfLink);
    const listed = link === null ? null : selfLinkType(`${link}/`);
    for (const [item, internal] of records(items).entries()) {
      const object = externalObject(internal);
      this.take(object, listed ?? this.unlistedDefault(object), document, item);
    }
    this.takeList(listed === null ? {} : { ...listed, kind: `${listed.kind}List` }, document, true);
  }

  private takeAlone(object: JsonRecord, document: number): void {
    this.take(object, this.unlistedDefault(object), document, null);
    for (const [source, namespaces] of this.seen) {
      const single = this.singles.get(source) ?? { count: 0, namespaces: new Set() };
      for (const namespace of namespaces) single.namespaces.add(namespace);
      this.singles.set(source, { ...single, count: single.count + 1 });
    }
  }

  /** What a watch saw last is how it was when the capture ended. */
  private watch({ type, object }: WatchEvent, document: number): void {
    const { namespace, name } = record(object.metadata);
    const key = [object.apiVersion, object.kind, namespace, name].map((part) => text(part) ?? '').join('\n');
    if (type === 'ERROR') this.take(object, NO_DEFAULT, document, null);
    else if (type === 'ADDED' || type === 'MODIFIED') this.watched.set(key, { object, document });
    else if (type === 'DELETED') {
      this.watched.delete(key);
      this.file.note('warning', 'objects that a watch saw deleted were passed over');
    }
  }

  private take(
    given: JsonRecord,
    standard: DefaultType,
    document: number,
    item: number | null,
    likeness?: Likeness,
  ): void {
    const raw = this.role.reshape === null ? given : this.role.reshape(given);
    const kind = text(raw.kind);
    if (kind === 'Status' && raw.status === 'Failure') {
      this.file.note('error', 'the API server refused: a Status in place of data');
      const line = readErrorLine(
        `Error from server (${text(raw.reason) ?? 'Failure'}): ${text(raw.message) ?? ''}`,
      );
      if (line !== null) noteErrorLine(this.file, line);
      return;
    }
    if (kind?.endsWith('List') && Array.isArray(raw.items)) {
      for (const nested of records(raw.items)) this.take(nested, listDefault(raw), document, item);
      return;
    }
    if (this.isOutside(raw)) {
      this.file.note('note', 'objects outside the namespaces asked for were passed over');
      return;
    }
    if (kind === null && standard.kind === null && this.role.resource !== null) {
      this.file.note('note', `objects without a kind were passed over: ${this.role.resource} by their path`);
      return;
    }
    if (isManifest(raw, kind ?? standard.kind)) {
      this.file.note(
        'note',
        'manifests were passed over: no API server has seen them, so they show no state',
      );
      return;
    }
    const { object, nameless, unlabelled } = this.marks.without(raw, kind ?? standard.kind);
    if (nameless) {
      this.passOverNameless(text(raw.apiVersion) ?? standard.apiVersion, kind ?? standard.kind);
      return;
    }
    // A selector may mean it, and nobody can tell.
    if (unlabelled) {
      this.unread += 1;
      this.broken = true;
      this.lost ??= 'redaction took labels';
    }
    const safe = redactMessages(object);
    // What had to be taken out of one, is in all that are like it: each is looked at.
    const shown = safe === given ? likeness : undefined;
    const hint = {
      apiVersion: standard.apiVersion,
      kind: standard.kind,
      namespace: this.role.namespace,
    };
    const result = this.builder.add(safe, hint, { file: this.file.path, document, item }, shown);
    this.added(result);
  }

  /** Writes down what became of an object. */
  private added(result: AddResult): void {
    if ('skipped' in result) {
      this.passOver(`objects were passed over: ${result.skipped}`);
      return;
    }
    const { source, resource, namespace, duplicate, conflict } = result;
    this.file.hold(resource);
    if (conflict !== null) this.file.note('warning', conflict);
    if (duplicate) this.file.duplicate(source);
    const namespaces = this.seen.get(source) ?? new Set();
    if (namespace !== null) namespaces.add(namespace);
    this.seen.set(source, namespaces);
  }

  private passOverNameless(apiVersion: string | null, kind: string | null): void {
    this.passOver('objects were passed over: redaction took their names');
    this.broken = true;
    const source = kind === null ? null : kindOf(apiVersion, kind);
    if (source !== null) this.hidden.add(source);
  }

  private passOver(why: string): void {
    this.unread += 1;
    this.lost ??= why;
    this.file.note('warning', why);
  }

  private unlistedDefault(raw: JsonRecord): DefaultType {
    const linked = selfLinkType(text(record(raw.metadata).selfLink));
    if (linked !== null) return linked;
    const { source } = this.role;
    return { apiVersion: null, kind: source !== null && isKindName(source) ? KINDS[source].kind : null };
  }

  private answer(source: SourceName, state: CaptureState, found: readonly string[]): void {
    const { namespace } = this.role;
    const ofFolder = namespace !== null && found.every((name) => name === namespace);
    const narrowed = this.options.namespaces;
    if (narrowed !== null) this.file.answer({ source, state, scope: 'namespace', namespaces: narrowed });
    else if (ofFolder) this.file.answer({ source, state, scope: 'namespace', namespaces: [namespace] });
    else this.file.answer({ source, state, scope: this.options.scope, namespaces: found });
  }

  private isOutside(raw: JsonRecord): boolean {
    if (this.options.namespaces === null) return false;
    const namespace = text(record(raw.metadata).namespace);
    const named = text(raw.kind) === 'Namespace' ? text(record(raw.metadata).name) : namespace;
    return named !== null && !this.options.namespaces.includes(named);
  }
}

/** kubectl's name for a kind that the model has no field for, as near as its name tells. */
function fullResource(kind: string, apiVersion: string | null): string {
  const group = apiVersion === null ? '' : apiGroup(apiVersion);
  return group === '' ? kind.toLowerCase() : `${kind.toLowerCase()}.${group}`;
}

/** Readers hand over no more than a hundred. */
function linesCounted(count: number): string {
  return count < 100 ? String(count) : '100 or more';
}

const PAGE = 'the list is one page of several: metadata.continue says that more items follow';
const SINGLE = 'objects asked for one by one: there may be others';

/** Nothing was lost to these. */
const REPAIRED = new Set([
  'invalid-utf-8',
  'duplicate-items',
  'duplicate-key',
  'missing-separator',
  'control-characters',
  'more-problems',
]);
