import type { KindName } from '../../model/kinds.ts';
import type { LedgerProblem } from '../../model/ledger.ts';
import { type Dated, later } from '../../model/newest.ts';
import { cleanLines } from './clean-lines.ts';
import { readDescribedBlocks } from './described-blocks.ts';
import { readErrorLine } from './error-line.ts';
import { readGetTable } from './get-table.ts';
import { headerlessTable } from './headerless-table.ts';
import { type KubectlCommand, parseKubectlCommand } from './kubectl-command.ts';
import { type Section, sections } from './sections.ts';
import type { KubectlText, TextList } from './text-object.ts';

/** What stands beside the text: the kind its path names, and the command that `snapshot.yaml` says wrote it. */
export interface TextContext {
  readonly source: KindName | null;
  readonly command: KubectlCommand | null;
}

/**
 * Reads `kubectl get` tables, `kubectl describe` and `kubectl events` as people save them: one after another, with
 * command lines between, coloured, with messages among the rows.
 */
export function readKubectlText(text: string, context: TextContext): KubectlText {
  const reading = new Reading(cleanLines(text), context);
  for (const section of sections(reading.lines)) reading.take(section);
  return reading.end();
}

const MOST_NAMED = 5;

class Reading {
  readonly lines: readonly string[];
  private readonly source: KindName | null;
  private command: KubectlCommand | null;
  private readonly lists: TextList[] = [];
  private readonly formats: string[] = [];
  private readonly problems: LedgerProblem[] = [];
  private readonly refusals: string[] = [];
  /** Numbers of lines that nobody understands. */
  private unread: number[] = [];
  /** What is of a kind that is not read. */
  private readonly unknown = new Set<string>();
  private newest: Dated | null = null;

  constructor(lines: readonly string[], { source, command }: TextContext) {
    this.lines = lines;
    this.source = source;
    this.command = command;
  }

  take(section: Section): void {
    if (section.kind === 'command') this.command = parseKubectlCommand(section.line);
    else if (section.kind === 'line') this.passOver(section.index + 1);
    else if (section.kind === 'table') this.takeTable(section, true);
    else this.takeDescriptions(section);
  }

  end(): KubectlText {
    if (this.formats.length === 0 && this.unknown.size === 0) this.takeHeaderless();
    const kinds = [...this.unknown].slice(0, MOST_NAMED).join('; ');
    if (kinds !== '')
      this.problems.push({
        level: 'note',
        message: `passed over, of a kind that is not read from text: ${kinds}`,
      });
    const [first, ...others] = this.unread;
    if (first !== undefined && this.formats.length > 0)
      this.problems.push({
        level: 'warning',
        message:
          others.length === 0
            ? `line ${first} is part of no table and no description`
            : `${others.length + 1} lines, the first ${first}, are part of no table and no description`,
      });
    const { lists, problems, refusals, newest } = this;
    return { format: this.formats[0] ?? 'kubectl text', lists, problems, refusals, newest };
  }

  private takeTable(
    { header, first, end }: Omit<Extract<Section, { kind: 'table' }>, 'kind'>,
    whole: boolean,
  ) {
    const { command, source } = this;
    const { list, unread } = readGetTable(header, this.lines, { first, end }, { command, source });
    const odd = unread.filter((number) => this.passOver(number));
    if (list === null) {
      this.unknown.add(header.names.join(' '));
      return;
    }
    this.formats.push(list.source === 'events' ? 'kubectl events' : 'kubectl get table');
    this.lists.push({ ...list, whole: whole && list.whole && odd.length === 0 });
  }

  private takeDescriptions({ first, end }: Extract<Section, { kind: 'description' }>): void {
    const described = readDescribedBlocks(this.lines.slice(first, end), first + 1, this.command);
    if (described.lists.length > 0) this.formats.push('kubectl describe');
    this.lists.push(...described.lists);
    for (const example of described.examples) this.unknown.add(example);
    this.newest = later(this.newest, described.newest);
  }

  private takeHeaderless(): void {
    const bare = headerlessTable(this.lines, this.command?.resources[0] ?? null, this.source);
    if (bare === null) return;
    this.unread = [];
    this.takeTable({ header: bare.header, first: 0, end: this.lines.length }, false);
    this.problems.push({
      level: 'warning',
      message: `no header: the columns were taken for those of ${bare.what}`,
    });
  }

  /** Whether the line is lost; what kubectl says in place of data is not. */
  private passOver(number: number): boolean {
    const line = this.lines[number - 1] ?? '';
    const said = readErrorLine(line);
    if (said === null) this.unread.push(number);
    else if (said.outcome !== 'noise') this.refusals.push(line);
    return said === null;
  }
}
