import type { CapturedList, CaptureState } from '../model/captured.ts';
import type { SourceName } from '../model/kinds.ts';
import type { LedgerFile, LedgerProblem } from '../model/ledger.ts';
import type { FileRole } from './layouts/file-role.ts';
import { plainRole } from './layouts/plain.ts';
import type { KubectlText } from './text/text-object.ts';

/** What is written down about one file while it is read. */
export class FileEntry {
  readonly path: string;
  private bytes: number;
  /** What its path says of it. */
  readonly role: FileRole;
  /** The layout it belongs to; `null`: none. */
  layout: string | null;
  encoding: LedgerFile['encoding'] = 'none';
  format = 'not recognised';
  documents = 0;
  /** Objects as text shows them: they are added last. */
  text: KubectlText | null = null;
  /** Why content is missing, of a file that was cut. */
  missing: string | null = null;
  readonly lists: CapturedList[] = [];
  readonly duplicates = new Map<SourceName, number>();
  /** Why a source was not read, in the words of whoever refused. */
  readonly reasons = new Map<SourceName, string>();
  private readonly held = new Map<string, number>();
  private readonly problems: LedgerProblem[] = [];
  private unlisted = 0;

  constructor(path: string, bytes: number, role: FileRole = plainRole(path), layout: string | null = null) {
    this.path = path;
    this.bytes = bytes;
    this.role = role;
    this.layout = layout;
  }

  hold(resource: string, count = 1): void {
    this.held.set(resource, (this.held.get(resource) ?? 0) + count);
  }

  duplicate(source: SourceName): void {
    this.duplicates.set(source, (this.duplicates.get(source) ?? 0) + 1);
  }

  answer(list: CapturedList, reason: string | null = null): void {
    this.lists.push(list);
    if (reason !== null && !this.reasons.has(list.source)) this.reasons.set(list.source, reason);
  }

  note(level: LedgerProblem['level'], message: string): void {
    if (this.problems.some((problem) => problem.message === message)) return;
    if (this.problems.length >= MOST_PROBLEMS) this.unlisted += 1;
    else this.problems.push({ level, message });
  }

  /** The file was read, or as much of it as there is. Where content is missing, nothing it lists is whole. */
  close(bytes: number, missing: string | null): void {
    this.bytes = bytes;
    this.missing = missing;
    if (missing === null) return;
    for (const [index, list] of this.lists.entries()) {
      if (list.state !== 'captured' && list.state !== 'empty') continue;
      this.lists[index] = { ...list, state: 'partial' };
      if (!this.reasons.has(list.source)) this.reasons.set(list.source, missing);
    }
  }

  /** Whether anything of it reached the model or the ledger's states. */
  get recognised(): boolean {
    return this.held.size > 0 || this.lists.length > 0 || (this.text?.lists.length ?? 0) > 0;
  }

  /** Whether anything was said of it: then it is known why nothing of it was held. */
  get remarked(): boolean {
    return this.problems.length > 0;
  }

  states(source: SourceName): readonly CaptureState[] {
    return this.lists.filter((list) => list.source === source).map((list) => list.state);
  }

  row(): LedgerFile {
    const contents = [...this.held].map(([resource, count]) => ({ resource, count }));
    const more: readonly LedgerProblem[] =
      this.unlisted === 0 ? [] : [{ level: 'note', message: `${this.unlisted} more problems in this file` }];
    return {
      path: this.path,
      bytes: this.bytes,
      encoding: this.encoding,
      format: this.format,
      documents: this.documents,
      contents: contents.toSorted((a, b) => (a.resource < b.resource ? -1 : 1)),
      problems: [...this.problems, ...more],
    };
  }
}

const MOST_PROBLEMS = 20;
