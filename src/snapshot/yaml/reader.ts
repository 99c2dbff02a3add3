import { ByteWindow } from '../json/byte-window.ts';
import { Utf8Replacements } from '../json/utf8-replacements.ts';
import { Delivery } from './delivery.ts';
import { DocumentReader } from './document-reader.ts';
import { Reports } from './reports.ts';
import type { YamlSink, YamlSummary } from './sink.ts';

export interface YamlReaderOptions {
  /** A single item, or a document that is not a list, above this is skipped. Default 16 MiB. */
  readonly maxItemBytes?: number;
  /** Bytes given to the full parser, which reads some two megabytes a second. Default 32 MiB. */
  readonly maxSlowBytes?: number;
  /** Lines of noise handed to the sink; the rest is counted. Default 100. */
  readonly maxNoiseLines?: number;
  /** Problems handed to the sink; the rest is counted. Default 100. */
  readonly maxProblems?: number;
}

export interface YamlReader {
  write(chunk: Uint8Array): void;
  /** Reads what is left and reports what was only counted. Nothing may be written after it. */
  end(): YamlSummary;
}

/**
 * Reads a stream of YAML documents: UTF-8 without byte order mark, any number of `---`, `items:` lists item by item.
 * Memory holds one item at a time. It never throws for what the bytes are.
 */
export function createYamlReader(sink: YamlSink, options: YamlReaderOptions = {}): YamlReader {
  const window = new ByteWindow();
  const utf8 = new Utf8Replacements();
  const reports = new Reports(sink, options.maxNoiseLines ?? 100, options.maxProblems ?? 100);
  const delivery = new Delivery(sink, reports, utf8, options.maxSlowBytes ?? 32 * 1024 * 1024);
  const documents = new DocumentReader(window, delivery, reports, options.maxItemBytes ?? 16 * 1024 * 1024);
  let scanned = 0;

  function lines(): void {
    const { base, limit } = window;
    const bytes = window.slice(base, limit);
    let start = documents.lineStart - base;
    for (let at = bytes.indexOf(NEWLINE, scanned - base); at >= 0; at = bytes.indexOf(NEWLINE, start)) {
      documents.line(bytes, start, at);
      start = at + 1;
    }
    scanned = limit;
    documents.settle();
    window.release(documents.pieceStart);
  }

  return {
    write(chunk) {
      window.append(chunk);
      lines();
    },
    end() {
      documents.end();
      if (utf8.firstReplaced !== null) {
        const count = `${utf8.replaced} byte ${utf8.replaced === 1 ? 'sequence is' : 'sequences are'}`;
        const message = `${count} not UTF-8, first at byte ${utf8.firstReplaced}, and read as U+FFFD.`;
        reports.problem('invalid-utf-8', utf8.firstReplaced, message);
      }
      reports.close(window.limit);
      return {
        bytes: window.limit,
        documents: delivery.documents,
        items: delivery.items,
        noiseLines: reports.noiseLines,
        slow: delivery.slow,
      };
    },
  };
}

const NEWLINE = 0x0a;
