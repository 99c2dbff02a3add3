import { AUDIT_SCHEMA } from '../analysis/audit.ts';
import { isRecord, records, text } from '../model/json.ts';
import { UserError } from '../user-error.ts';
import { readText } from './read-text.ts';

/** Fingerprints of the findings of an earlier audit, covered ones included, from `report -o json`. */
export async function readBaseline(path: string): Promise<ReadonlySet<string>> {
  const audit = parse(path, await readText(path, 'baseline'));
  if (!isRecord(audit) || audit.schema !== AUDIT_SCHEMA) {
    throw new UserError(
      `--baseline expects an audit written by "report -o json" (schema ${AUDIT_SCHEMA}); ${path} is something else`,
    );
  }
  return new Set(fingerprints(audit.findings));
}

function fingerprints(findings: unknown): readonly string[] {
  return records(findings).flatMap((finding) =>
    [text(finding.fingerprint) ?? [], fingerprints(finding.covered)].flat(),
  );
}

function parse(path: string, content: string): unknown {
  try {
    return JSON.parse(content);
  } catch (error) {
    // The error's own message quotes the file, which may be anything.
    throw new UserError(`--baseline expects an audit written by "report -o json"; ${path} is no JSON`, {
      cause: error,
    });
  }
}
