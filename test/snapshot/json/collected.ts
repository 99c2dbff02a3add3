import { createJsonReader } from '../../../src/snapshot/json/reader.ts';
import type { JsonReaderOptions } from '../../../src/snapshot/json/reading.ts';
import type {
  JsonDocument,
  JsonPosition,
  JsonProblem,
  JsonSummary,
} from '../../../src/snapshot/json/sink.ts';

/** Everything a reader handed over. */
export interface Collected {
  readonly items: readonly unknown[];
  readonly positions: readonly JsonPosition[];
  readonly documents: readonly JsonDocument[];
  readonly noise: readonly string[];
  readonly problems: readonly JsonProblem[];
  readonly summary: JsonSummary;
  /** All calls in their order. */
  readonly calls: readonly (readonly unknown[])[];
}

export function collected(
  file: string | Uint8Array,
  { chunk = 1024 * 1024, ...options }: JsonReaderOptions & { readonly chunk?: number } = {},
): Collected {
  const bytes = Buffer.from(file);
  const items: unknown[] = [];
  const positions: JsonPosition[] = [];
  const documents: JsonDocument[] = [];
  const noise: string[] = [];
  const problems: JsonProblem[] = [];
  const calls: unknown[][] = [];
  const reader = createJsonReader(
    {
      item(value, position) {
        items.push(value);
        positions.push(position);
        calls.push(['item', value, position]);
      },
      document(document) {
        documents.push(document);
        calls.push(['document', document]);
      },
      noise(line, offset) {
        noise.push(line);
        calls.push(['noise', line, offset]);
      },
      problem(problem) {
        problems.push(problem);
        calls.push(['problem', problem]);
      },
    },
    options,
  );
  for (let at = 0; at < bytes.length; at += chunk) reader.write(bytes.subarray(at, at + chunk));
  return { items, positions, documents, noise, problems, summary: reader.end(), calls };
}

export function pod(name: string, more: object = {}): object {
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace: 'shop' }, ...more };
}

/** A List as kubectl prints it. */
export function podList(...names: readonly string[]): string {
  const items = names.map((name) => pod(name));
  return `${JSON.stringify({ apiVersion: 'v1', items, kind: 'List', metadata: { resourceVersion: '' } }, null, 4)}\n`;
}

export function names(read: Collected): readonly unknown[] {
  return read.items.map((item) => Object(item).metadata?.name);
}
