import { expect, test } from 'vitest';
import { logWords } from '../../../src/analysis/causes/mechanisms/runtime/log-words.ts';
import { containerLog } from '../../builders/observation.ts';
import { pod } from '../../builders/pod.ts';
import { match } from './logged.ts';

const log = containerLog(pod('cart-1'));

test.each([
  ['2026-03-13T11:53:06.123348773+08:00 Too many connections', 'Too many connections'],
  ['2026-03-13T11:53:06.123348773Z Too many connections', 'Too many connections'],
  ['2026-03-13 11:53:06 Too many connections', '2026-03-13 11:53:06 Too many connections'],
])('times that kubectl wrote before a line are no words of the program: %s', (line, words) => {
  const told = match('database-connections-exhausted', line, { count: 1, firstAt: null, lastAt: null });
  expect(logWords({ match: told, log }, 0)).toBe(words);
});
