import type { Command } from '../command.ts';
import type { Dumps } from '../dumps.ts';
import type { Line } from '../line.ts';
import type { Measurement } from '../measure.ts';
import type { Options } from '../options.ts';

/** Rows of the table whose commands alternate. */
export interface Group {
  readonly commands: ReadonlyMap<string, Command>;
  /** How often the rounds that were asked for. */
  readonly times?: number;
  /** Medians in, lines out. */
  readonly lines: (of: (name: string) => Measurement) => readonly Line[];
}

/** Writes the dumps of a group, and says what to run. */
export type MakeGroup = (setting: Setting) => Group;

export interface Setting {
  readonly options: Options;
  readonly dumps: Dumps;
  readonly ours: Ours;
  /** Tells the user what goes on, or why something is left out. */
  readonly say: (text: string) => void;
}

/** The program that is measured. */
export interface Ours {
  readonly program: string;
  report(capture: string): Command;
  /** Runs it unmeasured, which also brings the capture into the page cache. */
  output(...args: readonly string[]): string;
}
