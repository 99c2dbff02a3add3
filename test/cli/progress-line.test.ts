import { expect, test } from 'vitest';
import { progressLine } from '../../src/cli/progress-line.ts';
import type { ReadProgress } from '../../src/snapshot/read-progress.ts';

const AT_HALF: ReadProgress = {
  file: 'pods.json',
  bytes: 200_000_000,
  totalBytes: 400_000_000,
  items: 51_234,
};

/** A terminal that keeps what it is sent, and a clock that is turned by hand. */
function watched(terminal: { readonly isTTY?: boolean; readonly columns?: number } = { isTTY: true }) {
  let text = '';
  let time = 5000;
  const line = progressLine({ ...terminal, write: (more) => (text += more) }, () => time);
  const at = (milliseconds: number, progress = AT_HALF) => {
    time = 5000 + milliseconds;
    line.show(progress);
  };
  const sent = () => {
    const before = text;
    text = '';
    return before;
  };
  return { at, sent, erase: line.erase };
}

test('nothing is said of what takes less than a second', () => {
  const { at, sent, erase } = watched();
  at(0);
  at(999);
  erase();
  expect(sent()).toBe('');
});

test('after a second it is bytes, objects and the file, in one line that is rewritten and erased', () => {
  const { at, sent, erase } = watched();
  at(1000);
  expect(sent()).toBe('\r\u001b[Kread 200 MB of 400 MB (50 %), 51234 objects: pods.json');
  at(1050);
  expect(sent()).toBe('');
  at(1100, { ...AT_HALF, bytes: 300_000_000 });
  expect(sent()).toMatch(/^\r\u001b\[Kread 300 MB of 400 MB \(75 %\)/);
  erase();
  expect(sent()).toBe('\r\u001b[K');
  erase();
  expect(sent()).toBe('');
});

test('of a pipe nobody knows the end', () => {
  const { at, sent } = watched();
  at(2000, { ...AT_HALF, totalBytes: null });
  expect(sent()).toBe('\r\u001b[Kread 200 MB, 51234 objects: pods.json');
});

test('what is unpacked may be more than what was packed', () => {
  const { at, sent } = watched();
  at(2000, { ...AT_HALF, bytes: 900_000_000 });
  expect(sent()).toContain('read 900 MB of 400 MB (100 %)');
});

test.each([{}, { isTTY: false }])('nobody watches %j', (terminal) => {
  const { at, sent, erase } = watched(terminal);
  at(60_000);
  erase();
  expect(sent()).toBe('');
});

test('a file name is text, and never more than the line', () => {
  const { at, sent } = watched({ isTTY: true, columns: 60 });
  at(2000, { ...AT_HALF, file: `\u001b[2J\u001b]0;owned\u0007\n${'漢'.repeat(80)}.json` });
  const line = sent().replace('\r\u001b[K', '');
  expect(line).not.toMatch(/[\u0000-\u001f\u007f]/);
  expect(line).toMatch(/漢$/);
  expect([...line].reduce((width, one) => width + (one === '漢' ? 2 : 1), 0)).toBeLessThan(60);
});
