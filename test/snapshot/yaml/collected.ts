import { createYamlReader, type YamlReaderOptions } from '../../../src/snapshot/yaml/reader.ts';
import type { YamlDocument, YamlPosition, YamlProblem } from '../../../src/snapshot/yaml/sink.ts';

/** Everything a reader finds in a text that arrives in pieces of `size` bytes. */
export function collected(source: string | Uint8Array, size = 1 << 20, options: YamlReaderOptions = {}) {
  const items: unknown[] = [];
  const positions: YamlPosition[] = [];
  const documents: YamlDocument[] = [];
  const noise: string[] = [];
  const problems: YamlProblem[] = [];
  const reader = createYamlReader(
    {
      item(value, position) {
        items.push(value);
        positions.push(position);
      },
      document: (document) => documents.push(document),
      noise: (line) => noise.push(line),
      problem: (problem) => problems.push(problem),
    },
    options,
  );
  const bytes = Buffer.from(source);
  for (let at = 0; at < bytes.length; at += size) reader.write(bytes.subarray(at, at + size));
  const summary = reader.end();
  return { items, positions, documents, noise, problems, summary, codes: problems.map(({ code }) => code) };
}
