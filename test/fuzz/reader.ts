import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { Worker } from 'node:worker_threads';
import { failuresOf, type Question } from './checks/check.ts';
import { parserFailures } from './checks/parsers.ts';
import { threadFailures } from './checks/thread.ts';
import type { Failure } from './failure.ts';

/** What the parent sends: a case on disk. */
export interface Task extends Question {
  readonly id: number;
  /** Files whose parsers are compared, Base64: they may have been cut off from what is read. */
  readonly parse: readonly string[];
}

/** What it gets back. */
export interface Answer {
  readonly id: number;
  readonly failures: readonly Failure[];
  /** Milliseconds of processor time. */
  readonly cpu: number;
  /** Peak of the process, in MiB. */
  readonly memory: number;
}

let current = 0;

const [where = '', asked = '', told = '', thread = ''] = process.argv.slice(2);
new Worker(where, { workerData: { asked, told } });

// A crash outside of what is awaited belongs to the case that is being read.
process.on('uncaughtException', (error) =>
  answer([{ promise: 'throws', message: error.stack ?? error.message }], 0),
);
const warnings: Failure[] = [];
process.on('warning', ({ name, message }) =>
  warnings.push({ promise: 'warns', message: `${name}: ${message}` }),
);

process.on('message', (task: Task) => {
  current = task.id;
  const before = process.cpuUsage();
  void failures(task).then((found) => {
    const { user, system } = process.cpuUsage(before);
    answer(found, (user + system) / 1000);
  });
});

async function failures(task: Task): Promise<readonly Failure[]> {
  const found = [...(await failuresOf(task)), ...warnings.splice(0)];
  for (const text of task.parse) found.push(...(await compared(Buffer.from(text, 'base64'), task.id)));
  // The parent gave us a temporary folder of our own.
  const left = readdirSync(tmpdir());
  if (left.length > 0) found.push({ promise: 'leaves files', message: left.join(' ') });
  return found;
}

async function compared(bytes: Buffer, id: number): Promise<readonly Failure[]> {
  try {
    return [
      ...parserFailures(bytes),
      ...(id % THREADED === 0 && bytes.length > WORTH_A_THREAD ? await threadFailures(bytes, thread) : []),
    ];
  } catch (error) {
    return [
      { promise: 'parser throws', message: error instanceof Error ? (error.stack ?? '') : String(error) },
    ];
  }
}

/** One of so many cases starts a thread, which takes as long as reading it. */
const THREADED = 5;
/** Bytes; of thousands of tiny files each would start one. */
const WORTH_A_THREAD = 1000;

function answer(found: readonly Failure[], cpu: number): void {
  const memory = process.resourceUsage().maxRSS / 1024;
  process.send?.({ id: current, failures: found, cpu, memory } satisfies Answer);
}
