import { createJsonReader } from '../json/reader.ts';
import type { ItemSink } from '../sink.ts';
import { FlowJson } from './flow-json.ts';
import { startsAsObject } from './object-start.ts';

/** Whether a file, by its first bytes, holds YAML in flow style and none in block style. */
export function isFlowStyle(head: Uint8Array): boolean {
  if (startsAsObject(head)) return false;
  const text = new TextDecoder('utf-8').decode(head);
  return FLOW.test(text) && !BLOCK.test(text);
}

/**
 * Reads YAML in flow style as the JSON it nearly is, item by item; the full parser takes a second a megabyte, and
 * holds all of it. Documents in block style between those in flow style are reported, not read.
 */
export function createFlowReader(sink: ItemSink): {
  write(chunk: Uint8Array): void;
  end(): void;
} {
  const flow = new FlowJson();
  const json = createJsonReader({
    item: (value, position) => sink.item(value, position),
    document: (document) => sink.document(document),
    problem: (problem) => sink.problem(problem),
    noise(line) {
      if (BLOCK.test(line))
        sink.problem({ code: 'invalid-yaml', message: 'a document in block style was not read' });
      else sink.noise(line);
    },
  });
  return {
    write: (chunk) => json.write(flow.push(chunk)),
    end() {
      json.write(flow.end());
      json.end();
    },
  };
}

const FLOW = /^(?:---[ \t]+)?[{[]\s*(?:#[^\n]*\s*)?(?:\{\s*)?(?:[A-Za-z_][\w./-]*|'[^'\n]*'|"[^"\n]*")\s*:/m;
const BLOCK = /^(?:- )?(?:apiVersion|kind|items|metadata):/m;
