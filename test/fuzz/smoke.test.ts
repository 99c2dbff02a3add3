import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { dumps } from './captures/dumps.ts';
import { layouts } from './captures/layouts.ts';
import { leaky } from './captures/leaky.ts';
import { texts } from './captures/text.ts';
import { failuresOf } from './checks/check.ts';
import { parserFailures } from './checks/parsers.ts';
import { made, recipe } from './fuzz-case.ts';
import { question } from './question.ts';
import { written } from './written.ts';

const folder = mkdtempSync(join(tmpdir(), 'kube-dossier-fuzz-smoke-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const CAPTURES = [...leaky(), ...dumps(), ...texts(), ...layouts()];
const SEED = 7;
const CASES = 200;
/** Of so many cases one is read as `npm run fuzz` reads all. */
const THOROUGH = 50;

describe('mutated captures', { timeout: 60_000 }, () => {
  test(`${CASES} of them break no promise`, async () => {
    const broken: string[] = [];
    for (let number = 0; number < CASES; number++) {
      const of = recipe(CAPTURES, SEED, number);
      const one = made(of, of.steps);
      const path = written(folder, one);
      const failures = await failuresOf({ ...question(path, one), quick: number % THOROUGH > 0 });
      for (const { promise, message } of failures) broken.push(`case ${number}: ${promise}: ${message}`);
    }
    expect(broken).toEqual([]);
  });

  test('whatever is done to files, their fast parsers are as the plain ones', () => {
    const broken: string[] = [];
    for (let number = 0; number < CASES; number++) {
      const of = recipe(CAPTURES, SEED + 1, number);
      for (const [path, { bytes, state }] of made(of, of.steps).files)
        if (state === 'changed')
          for (const { promise } of parserFailures(bytes)) broken.push(`case ${number}: ${path}: ${promise}`);
    }
    expect(broken).toEqual([]);
  });

  test('the same seed makes the same cases, another seed others', () => {
    const bytes = (seed: number) => {
      const of = recipe(CAPTURES, seed, 3);
      return [...made(of, of.steps).files].map(([path, file]) => [path, file.bytes.toString('latin1')]);
    };
    expect(bytes(SEED)).toEqual(bytes(SEED));
    expect(bytes(SEED)).not.toEqual(bytes(SEED + 1));
  });
});
