import { expect, test } from 'vitest';
import { createLogLineReader, type LogLine } from '../../../src/snapshot/text/log-lines.ts';

function read(source: string | Uint8Array, size = 1 << 20): { lines: LogLine[]; total: unknown } {
  const lines: LogLine[] = [];
  const reader = createLogLineReader((line) => lines.push(line));
  const bytes = Buffer.from(source);
  for (let at = 0; at < bytes.length; at += size) reader.write(bytes.subarray(at, at + size));
  return { lines, total: reader.end() };
}

test('numbers lines, and the last needs no line end', () => {
  const { lines, total } = read('ready\r\n\nstopped');
  expect(lines.map(({ number, text }) => [number, text])).toEqual([
    [1, 'ready'],
    [2, ''],
    [3, 'stopped'],
  ]);
  expect(total).toEqual({ lines: 3, bytes: 15 });
  expect(read('ready\n').total).toEqual({ lines: 1, bytes: 6 });
  expect(read('').lines).toEqual([]);
});

test.each([
  ['\u001b[31mred\u001b[0m', 'red'],
  ['\u001b]0;title\u0007shell', 'shell'],
  ['NUL\0 bell\u0007', 'NUL bell'],
  ['\tat Cart.main', '\tat Cart.main'],
  ['right\u202eleft', 'rightleft'],
  ['cut \u001b[3', 'cut [3'],
])('cleans %j', (raw, text) => {
  expect(read(raw).lines[0]?.text).toBe(text);
});

test('long lines are cut, and the next one is whole', () => {
  const { lines } = read(`${'ä'.repeat(100_000)}\nready\n`, 777);
  expect(lines.map(({ text }) => text)).toEqual(['ä'.repeat(4096), 'ready']);
});

test('chunks change nothing', () => {
  const text = '2025-10-19T20:00:00.5Z gestört 🚀\r\n\u001b[1mnext\n\nlast';
  for (const size of [1, 2, 3, 5]) expect(read(text, size)).toEqual(read(text));
});

const AT = Date.UTC(2025, 9, 19, 20, 0, 0);

test.each([
  ['2025-10-19T20:00:00.123456789Z started', AT + 123, 'started'],
  ['2025-10-19T22:00:00+02:00 started', AT, 'started'],
  ['2025-10-19 20:00:00,5 INFO started', AT + 500, 'INFO started'],
  ['[2025-10-19 20:00:00] started', AT, 'started'],
  ['2025/10/19 20:00:00 [error] 7#7: upstream', AT, '[error] 7#7: upstream'],
  ['2025-10-19 20:00:00.000 UTC [1] LOG:  ready', AT, '[1] LOG:  ready'],
  ['1:M 19 Oct 2025 20:00:00.250 * Ready', AT, '* Ready'],
  ['[Sun Oct 19 20:00:00.1 2025] [core:notice]', AT, '[core:notice]'],
  ['time="2025-10-19T20:00:00Z" level=info', AT, 'time="2025-10-19T20:00:00Z" level=info'],
  [
    '{"level":"info","ts":1760904000.25,"msg":"x"}',
    AT + 250,
    '{"level":"info","ts":1760904000.25,"msg":"x"}',
  ],
  ['{"level":30,"time":1760904000000}', AT, '{"level":30,"time":1760904000000}'],
  ['{"@timestamp":"2025-10-19T20:00:00.000Z"}', AT, '{"@timestamp":"2025-10-19T20:00:00.000Z"}'],
  ['E0918 16:47:54.790000       1 reflector.go:150] failed', null, '1 reflector.go:150] failed'],
  ['2025-13-45T99:00:00Z odd', null, 'odd'],
  ['Oct 19 20:00:00 node kubelet', null, 'Oct 19 20:00:00 node kubelet'],
  ['listening on 2025-10-19', null, 'listening on 2025-10-19'],
  ['20251019200000 x', null, '20251019200000 x'],
])('the time of %j', (line, at, body) => {
  expect(read(line).lines[0]).toEqual({ number: 1, text: line, body, at });
});
