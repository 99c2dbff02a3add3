import type { CaptureState } from '../model/captured.ts';
import type { ClusterBuilder } from '../model/cluster-builder.ts';
import { isRecord, type JsonRecord, record, records, text } from '../model/json.ts';
import { isKindName, KINDS, kindOf, type SourceName } from '../model/kinds.ts';
import { byCodeUnit } from '../model/order.ts';
import { type DefaultType, isEmptyList, isManifest, listDefault, NO_DEFAULT, watched } from './item-shape.ts';
import type { FileEntry } from './ledger-book.ts';
import { type PathHint, pathHint } from './path-hint.ts';
import { redactMessages } from './redact-messages.ts';
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
}

/**
 * Takes what a reader finds in one file into the model, and writes down what it was.
 * Items come before the envelope that names their kind, so those without a kind of their own wait for it.
 */
export class FileIntake implements ItemSink {
  private readonly file: FileEntry;
  private readonly builder: ClusterBuilder;
  private readonly options: IntakeOptions;
  private readonly hint: PathHint;
  private waiting: { readonly raw: JsonRecord; readonly item: number }[] = [];
  /** Objects that are documents of their own, by source. */
  private readonly singles = new Map<SourceName, { count: number; readonly namespaces: Set<string> }>();
  /** Something of the file is lost, so it shows no kind whole. */
  private broken = false;
  /** Items of the current document that could not be read. */
  private unread = 0;
  /** Namespaces of the current document's objects, by source. */
  private seen = new Map<SourceName, Set<string>>();

  constructor(file: FileEntry, builder: ClusterBuilder, options: IntakeOptions) {
    this.file = file;
    this.builder = builder;
    this.options = options;
    this.hint = pathHint(file.path);
  }

  item(value: unknown, position: { readonly document: number; readonly item: number }): void {
    const raw = watched(value);
    if (!isRecord(raw)) this.passOver('list items that are no objects were passed over');
    else if (text(raw.kind) === null) this.waiting.push({ raw, item: position.item });
    else this.take(raw, NO_DEFAULT, position.document, position.item);
  }

  document({ document, envelope, items, complete }: Parameters<ItemSink['document']>[0]): void {
    this.file.documents += 1;
    if (items === null && envelope !== null) this.takeSingle(envelope, document);
    else this.takeList(envelope ?? {}, document, complete);
    this.seen = new Map();
    this.unread = 0;
  }

  /**
   * The file ends. Several objects of a kind are a list printed one by one (JSON lines, YAML documents). A single one,
   * asked for by name, says nothing of its siblings, except where a layout writes each into its own file.
   */
  end(): void {
    for (const [source, { count, namespaces }] of this.singles) {
      const isWhole = !this.broken && (count > 1 || this.hint.onePerFile);
      this.answer(source, isWhole ? 'captured' : 'partial', [...namespaces].toSorted(byCodeUnit));
    }
  }

  noise(line: string): void {
    const said = readErrorLine(line);
    if (said === null || said.outcome === 'noise')
      this.file.note('note', 'lines that are no data were passed over');
    else noteErrorLine(this.file, this.hint, said);
  }

  problem({ code, message }: { readonly code: string; readonly message: string }): void {
    this.file.note(REPAIRED.has(code) ? 'warning' : 'error', message);
    this.broken ||= !REPAIRED.has(code);
    // A single object that was cut never becomes a document; what it was cannot be told from absent.
    if (code === 'truncated' && this.hint.source !== null) this.answer(this.hint.source, 'partial', []);
  }

  private takeList(envelope: JsonRecord, document: number, complete: boolean): void {
    const listed = listDefault(envelope);
    for (const { raw, item } of this.waiting)
      this.take(raw, listed.kind === null ? this.unlistedDefault(raw) : listed, document, item);
    this.waiting = [];
    const more = text(record(envelope.metadata).continue) !== null;
    if (more)
      this.file.note(
        'warning',
        'the list is one page of several: metadata.continue says that more items follow',
      );
    const cut = !complete || more || this.unread > 0;
    for (const [source, namespaces] of this.seen)
      this.answer(source, cut ? 'partial' : 'captured', [...namespaces].toSorted(byCodeUnit));
    if (this.seen.size > 0) return;
    const source = (listed.kind === null ? null : kindOf(listed.apiVersion, listed.kind)) ?? this.hint.source;
    if (source !== null) this.answer(source, cut ? 'partial' : 'empty', []);
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
    const object = record(watched(envelope));
    this.take(object, this.unlistedDefault(object), document, null);
    for (const [source, namespaces] of this.seen) {
      const single = this.singles.get(source) ?? { count: 0, namespaces: new Set() };
      for (const namespace of namespaces) single.namespaces.add(namespace);
      this.singles.set(source, { ...single, count: single.count + 1 });
    }
  }

  private take(raw: JsonRecord, standard: DefaultType, document: number, item: number | null): void {
    const kind = text(raw.kind);
    if (kind === 'Status' && raw.status === 'Failure') {
      this.file.note('error', 'the API server refused: a Status in place of data');
      const line = readErrorLine(
        `Error from server (${text(raw.reason) ?? 'Failure'}): ${text(raw.message) ?? ''}`,
      );
      if (line !== null) noteErrorLine(this.file, this.hint, line);
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
    if (isManifest(raw, kind ?? standard.kind)) {
      this.file.note(
        'note',
        'manifests were passed over: no API server has seen them, so they show no state',
      );
      return;
    }
    const result = this.builder.add(
      redactMessages(raw),
      { ...standard, namespace: this.hint.namespace },
      { file: this.file.path, document, item },
    );
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

  private passOver(why: string): void {
    this.unread += 1;
    this.file.note('warning', why);
  }

  private unlistedDefault(raw: JsonRecord): DefaultType {
    const linked = selfLinkType(text(record(raw.metadata).selfLink));
    if (linked !== null) return linked;
    const { source } = this.hint;
    return { apiVersion: null, kind: source !== null && isKindName(source) ? KINDS[source].kind : null };
  }

  private answer(source: SourceName, state: CaptureState, found: readonly string[]): void {
    const { namespace } = this.hint;
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

/** Nothing was lost to these. */
const REPAIRED = new Set([
  'invalid-utf-8',
  'duplicate-items',
  'duplicate-key',
  'missing-separator',
  'control-characters',
  'more-problems',
]);
