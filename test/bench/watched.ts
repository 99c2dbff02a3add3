import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Command } from './command.ts';

export interface Watched {
  readonly argv: readonly string[];
  /** Reads the peak memory from what was written to the file; `status`: the kernel has to be asked meanwhile. */
  readonly peakOf: ((written: string) => number | null) | 'status' | null;
}

/** The command with what tells its peak memory: a preloaded module in Node, `/usr/bin/time` around anything else. */
export function watched({ argv, wallOnly }: Command, root: string, file: string): Watched {
  const [program = '', ...args] = argv;
  if (program === 'node') {
    if (wallOnly) return { argv: [process.execPath, ...args], peakOf: null };
    const preload = join(root, 'test/bench/peak-memory.cjs');
    return { argv: [process.execPath, '-r', preload, ...args], peakOf: (written) => Number(written) || null };
  }
  const timer = timing();
  if (timer === null) return { argv, peakOf: process.platform === 'linux' ? 'status' : null };
  return { argv: [TIME, ...timer.options, '-o', file, ...argv], peakOf: timer.peakOf };
}

/** How to say it in the report. */
export function memoryMethod(): string {
  const timer = timing();
  const own = process.platform === 'linux' ? '`VmHWM` read' : '`process.resourceUsage().maxRSS` read';
  const other = timer === null ? 'polling `VmHWM`' : `\`${TIME} ${timer.options.join(' ')}\``;
  return `of Node processes ${own} by a module preloaded into them as they end, of others ${other}`;
}

const TIME = '/usr/bin/time';

const TIMERS = [
  // GNU: kibibytes.
  { options: ['-f', '%M'], peakOf: (written: string) => Number(written.trim()) * 1024 || null },
  // BSD: bytes.
  {
    options: ['-l'],
    peakOf: (written: string) => Number(/(\d+)\s+maximum resident set size/.exec(written)?.[1]) || null,
  },
] as const;

/** What works here; `null`: none. */
function timing(): (typeof TIMERS)[number] | null {
  return TIMERS.find(({ options }) => spawnSync(TIME, [...options, 'true']).status === 0) ?? null;
}
