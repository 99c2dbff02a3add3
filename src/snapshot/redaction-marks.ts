import { commonOf, setCommon } from '../model/common-part.ts';
import { isRecord, type JsonRecord, record, records } from '../model/json.ts';
import { byCodeUnit } from '../model/order.ts';
import { Timed } from '../model/timed.ts';
import { isUnread } from './json/condenser/share-points.ts';
import { MarkSearch, mayHoldNulls } from './mark-search.ts';
import { CROSSES, isBlankMark, markIn, NULL_MARK, starred } from './redaction-mark.ts';
import { secretMarks } from './secret-marks.ts';

/** An object of which redaction took something. Values that only a mark stands for are `null`. */
export interface RedactedObject {
  readonly object: JsonRecord;
  /** Redaction took its name or its namespace. */
  readonly nameless: boolean;
  /** Redaction took a label, so no selector can be said not to select it. */
  readonly unlabelled: boolean;
}

/** Looks for marks in one file. A file without any costs a byte search a kind of mark, and nothing for its objects. */
export class RedactionMarks {
  readonly #search: MarkSearch;
  readonly #nulls: boolean;
  #marked = false;
  readonly #counts = new Map<string, number>();
  #nameless = false;
  #unlabelled = false;
  #hosts = false;

  /** `nulls`: the text "null" may stand for nothing. */
  constructor(path: string, nulls = true) {
    this.#nulls = nulls && mayHoldNulls(path);
    this.#search = new MarkSearch(path, this.#nulls);
  }

  /** The next bytes of the file, before anything in them is read. */
  see(chunk: Uint8Array): void {
    if (this.#search.finds(chunk)) this.mark();
  }

  /** There is a mark in the file. */
  mark(): void {
    this.#marked = true;
  }

  get found(): boolean {
    return this.#marked;
  }

  /** The object without what is known to be no value. */
  without(raw: JsonRecord, kind: string | null): RedactedObject {
    if (kind === 'Secret') for (const mark of secretMarks(raw)) this.#add(mark);
    if (!this.#marked) return { object: raw, nameless: false, unlabelled: false };
    this.#nameless = false;
    this.#unlabelled = false;
    this.#hosts = false;
    const seen = this.#members(raw, '', kind);
    const object = kind === 'Ingress' && this.#hosts ? withoutHostsOfTLS(seen) : seen;
    return { object, nameless: this.#nameless, unlabelled: this.#unlabelled };
  }

  /** `***HIDDEN*** 12 times, REDACTED once`; `null` when there was none. */
  summary(): string | null {
    if (this.#counts.size === 0) return null;
    return [...this.#counts]
      .toSorted(([a], [b]) => byCodeUnit(a, b))
      .map(([mark, count]) => `${mark} ${count === 1 ? 'once' : `${count} times`}`)
      .join(', ');
  }

  #members(object: JsonRecord, parent: string, kind: string | null): JsonRecord {
    let result: Record<string, unknown> | null = null;
    let lost = false;
    for (const key of Object.keys(object)) {
      // The JSON reader may have dropped it before: what is printed must not tell.
      if (isUnread(parent, key)) continue;
      const value = object[key];
      const seen = this.#value(value, key, parent, kind);
      if (seen === value) continue;
      result ??= { ...object };
      result[key] = seen;
      lost ||= seen === null;
    }
    if (lost && parent === 'metadata.labels') this.#unlabelled = true;
    const common = commonOf(object);
    const seen = common === object ? common : this.#members(common, parent, kind);
    if (seen === common) return result ?? object;
    const own = result ?? { ...object };
    setCommon(own, seen);
    return own;
  }

  #value(value: unknown, key: string, parent: string, kind: string | null): unknown {
    if (typeof value === 'string') return this.#text(value, key, parent, kind);
    if (Array.isArray(value)) {
      const items: readonly unknown[] = value;
      const seen = items.map((item) => this.#value(item, key, LIST, kind));
      return seen.some((item, index) => item !== items[index]) ? seen : value;
    }
    if (value instanceof Timed) {
      const part = this.#value(value.part, key, parent, kind);
      const values = value.values.map((one) => this.#value(one, 'imageID', LIST, kind));
      const isSame = part === value.part && values.every((one, index) => one === value.values[index]);
      return isSame ? value : new Timed(part, values);
    }
    if (!isRecord(value)) return value;
    const inner = key === 'metadata' && parent !== '' ? 'template metadata' : key;
    const path = parent === 'metadata' ? `metadata.${key}` : inner;
    const members = this.#members(value, path, kind);
    // A selector without one of its labels would select more than was asked.
    const cut = key === 'selector' && members !== value && Object.values(members).includes(null);
    return cut ? null : members;
  }

  #text(value: string, key: string, parent: string, kind: string | null): unknown {
    const mark = markIn(value);
    if (mark === null || (mark === NULL_MARK && !this.#nulls)) return value;
    this.#add(mark);
    this.#hosts ||= key === 'host' || key === 'hosts';
    if (mark === NULL_MARK && parent === LIST) return '';
    if (IMAGES.has(key) || (key === 'value' && parent === 'env')) return null;
    if (kind === 'ConfigMap' && parent === 'data') return starred(value);
    if (!isBlankMark(value) || isKept(mark, key, parent)) return value;
    if (parent === 'metadata' && (key === 'name' || key === 'namespace')) {
      // Somebody may have called it `xxx`.
      if (mark === CROSSES) return value;
      this.#nameless ||= mark !== NULL_MARK || key === 'name';
    }
    return null;
  }

  #add(mark: string): void {
    this.#counts.set(mark, (this.#counts.get(mark) ?? 0) + 1);
  }
}

const LIST = '[]';

/** They hold an image with its registry; without a part of it nothing can be said of the rest. */
const IMAGES: ReadonlySet<string> = new Set(['image', 'imageID']);

/** Where a mark says more than nothing: that there is a host, an address, an owner. */
const KEPT: ReadonlySet<string> = new Set(['host', 'ip', 'message', 'note', 'value']);

function isKept(mark: string, key: string, parent: string): boolean {
  return mark !== NULL_MARK && (KEPT.has(key) || parent === LIST || parent === 'ownerReferences');
}

/** Which of its hosts they cover cannot be told; entries without hosts cover all. */
function withoutHostsOfTLS(ingress: JsonRecord): JsonRecord {
  const spec = record(ingress.spec);
  const tls = records(spec.tls).map((entry) => ({ ...entry, hosts: [] }));
  return { ...ingress, spec: { ...spec, tls } };
}
