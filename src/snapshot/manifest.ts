import * as z from 'zod';
import { type Instant, instant } from '../model/instant.ts';
import { fullParse } from './yaml/full-parse.ts';

/** `snapshot.yaml` at the root of a snapshot: what whoever captured it says about it. */
export interface Manifest {
  readonly capturedAt: Instant | null;
  readonly scope: 'cluster' | 'namespaces' | null;
  /** The namespaces asked, with `scope: namespaces`. */
  readonly namespaces: readonly string[];
  /** File to the kubectl command that wrote it. */
  readonly commands: Readonly<Record<string, string>>;
}

const schema = z.strictObject({
  capturedAt: z
    .string()
    .refine((value) => instant(value) !== null, 'expected an RFC 3339 time such as 2025-10-19T20:00:00Z')
    .optional(),
  scope: z.enum(['cluster', 'namespaces']).optional(),
  namespaces: z.array(z.string()).optional(),
  commands: z.record(z.string(), z.string()).optional(),
});

/** Reads the manifest; what is wrong with it comes back in words, and nothing of it is then used. */
export function readManifest(text: string): Manifest | { readonly problem: string } {
  const read = fullParse(text);
  if ('reason' in read) return { problem: `not YAML: line ${read.line}: ${read.reason}` };
  if (read.duplicateLine !== null) return { problem: `line ${read.duplicateLine}: a key occurs twice` };
  const parsed = schema.safeParse(read.value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { problem: `${issue?.path.join('.') || 'the document'}: ${issue?.message ?? 'invalid'}` };
  }
  const { capturedAt, scope, namespaces, commands } = parsed.data;
  return {
    capturedAt: instant(capturedAt),
    scope: scope ?? null,
    namespaces: namespaces ?? [],
    commands: commands ?? {},
  };
}
