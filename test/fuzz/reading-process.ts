import { type ChildProcess, fork } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Failure } from './failure.ts';
import type { FuzzCase } from './fuzz-case.ts';
import { question } from './question.ts';
import type { Answer, Task } from './reader.ts';
import { written } from './written.ts';

/** Milliseconds of processor time a case may take: far more than it needs, on a machine that does other things. */
const CPU = { least: 4000, perMebibyte: 4000, perFile: 5 };
/** As long again by the clock, and it hangs. */
const PATIENCE = 5;
/** MiB. The heap may have a part of it; a large file costs several times its size. */
const MEMORY = { least: 900, perMebibyte: 60 };
const HEAP_MIB = 1200;
/** Cases of one process: leaks between them would show as memory of the later ones. */
const CASES = 400;

/** What reads, what says where the reader is, and what it starts as a thread for large files. */
export interface Programs {
  readonly reader: string;
  readonly where: string;
  readonly thread: string;
}

/** A process that reads cases, and is replaced when it does not come back from one. */
export class ReadingProcess {
  readonly #programs: Programs;
  readonly #folder: string;
  readonly #files: { readonly asked: string; readonly told: string };
  #child: ChildProcess | null = null;
  #cases = 0;
  #errors = '';

  /** The bundled programs, and a folder for what is read and what is left. */
  constructor(programs: Programs, folder: string) {
    this.#programs = programs;
    this.#folder = folder;
    this.#files = { asked: join(folder, 'where-asked'), told: join(folder, 'where-told') };
  }

  async read(one: FuzzCase): Promise<readonly Failure[]> {
    const path = written(join(this.#folder, 'case'), one);
    if (this.#cases >= CASES) this.close();
    const child = this.#child ?? this.#start();
    this.#cases += 1;
    const mebibytes = one.weight / 2 ** 20;
    const cpu = CPU.least + CPU.perMebibyte * mebibytes + CPU.perFile * one.files.size;
    const answer = await this.#ask(child, task(this.#cases, path, one), cpu * PATIENCE);
    if (!('failures' in answer)) {
      this.close();
      return [answer];
    }
    const failures = [...answer.failures];
    if (answer.cpu > cpu)
      failures.push({ promise: 'is slow', message: `${Math.round(answer.cpu)} ms for ${one.weight} bytes` });
    if (answer.memory > MEMORY.least + MEMORY.perMebibyte * mebibytes) {
      failures.push({
        promise: 'takes memory',
        message: `${Math.round(answer.memory)} MiB for ${one.weight} bytes`,
      });
      this.close();
    }
    return failures;
  }

  close(): void {
    this.#child?.removeAllListeners();
    this.#child?.kill('SIGKILL');
    this.#child = null;
    this.#cases = 0;
  }

  #start(): ChildProcess {
    const temporary = join(this.#folder, 'temporary');
    rmSync(temporary, { recursive: true, force: true });
    mkdirSync(temporary, { recursive: true });
    const { asked, told } = this.#files;
    for (const file of [asked, told]) rmSync(file, { force: true });
    const child = fork(this.#programs.reader, [this.#programs.where, asked, told, this.#programs.thread], {
      execArgv: [`--max-old-space-size=${HEAP_MIB}`],
      env: { ...process.env, TMPDIR: temporary },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#errors = '';
    child.stderr?.on('data', (text) => {
      this.#errors = `${this.#errors}${text}`.slice(-4000);
    });
    this.#child = child;
    return child;
  }

  /** Where the process is, when it does not answer. */
  async #where(): Promise<string> {
    const { asked, told } = this.#files;
    writeFileSync(asked, '');
    await new Promise((resolve) => setTimeout(resolve, TELLING));
    return existsSync(told) ? readFileSync(told, 'utf8') : 'it does not say where it is';
  }

  #ask(child: ChildProcess, question: Task, patience: number): Promise<Answer | Failure> {
    return new Promise((resolve) => {
      const end = (answer: Answer | Failure) => {
        clearTimeout(timer);
        child.removeAllListeners();
        resolve(answer);
      };
      const timer = setTimeout(async () => {
        const stack = await this.#where();
        end({ promise: 'hangs', message: `no answer in ${Math.round(patience)} ms\n${stack}` });
      }, patience);
      child.on('message', (answer: Answer) => {
        if (answer.id === question.id) end(answer);
      });
      child.on('exit', (code, signal) =>
        end({ promise: 'dies', message: `${code ?? signal}\n${this.#errors}` }),
      );
      child.send(question);
    });
  }
}

/** Milliseconds until it has said where it is. */
const TELLING = 3000;

function task(id: number, path: string, one: FuzzCase): Task {
  const changed = [...one.files.values()].filter(({ state }) => state === 'changed');
  return { ...question(path, one), id, parse: changed.map(({ bytes }) => bytes.toString('base64')) };
}
