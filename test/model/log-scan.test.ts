import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLogScan, type LogScanResult } from '../../src/model/log-scan.ts';

const AT = Date.parse('2025-06-01T12:00:00Z');

test('names the innermost frame of a traceback and its error', () => {
  const [match] = scan([
    'Traceback (most recent call last):',
    '  File "/usr/lib/python3.11/runpy.py", line 198, in _run',
    '    return run()',
    '  File "/app/main.py", line 16, in <module>',
    '    from prometheus_client import Counter',
    '  File "<frozen importlib._bootstrap>", line 1176, in _find',
    "ModuleNotFoundError: No module named 'prometheus_client'",
  ]).matches;
  expect(match).toMatchObject({
    signature: 'python-module-not-found',
    frame: '/app/main.py:16',
    firstLine: 7,
    captures: { module: 'prometheus_client' },
  });
});

test('source code in a traceback is not an error, the end of the traceback is', () => {
  const lines = [
    '  File "/app/cart.py", line 8, in load',
    '    raise StockError("connection refused")',
    'cart.StockError: out of stock',
  ];
  expect(scan(lines).matches).toMatchObject([
    {
      signature: 'python-exception',
      count: 1,
      frame: '/app/cart.py:8',
      captures: { error: 'cart.StockError' },
    },
  ]);
});

test('a name and a colon without a traceback is nothing', () => {
  expect(scan(['StockError: out of stock']).matches).toEqual([]);
});

test('a frame long before an error is not its frame', () => {
  const gap = Array.from({ length: 9 }, (_, index) => `GET /cart/${index} 200`);
  const lines = ['  File "/app/cart.py", line 8, in load', ...gap, "KeyError: 'DATABASE_URL'"];
  expect(scan(lines).matches).toMatchObject([{ frame: null }]);
});

test('names the file Node.js prints before an error', () => {
  const lines = ['/app/server.js:12', 'const cart = require("cart")', '', "Error: Cannot find module 'cart'"];
  expect(scan(lines).matches).toMatchObject([
    { signature: 'node-module-not-found', frame: '/app/server.js:12' },
  ]);
});

test('of a very long path the end is kept, and what is secret in it is not', () => {
  const path = `/srv/${'deep/'.repeat(50)}token-shop/cart.py`;
  const lines = [`  File "${path}", line 3, in load`, "KeyError: 'DATABASE_URL'"];
  const frame = scan(lines, (line) => line.replace('token-shop', '***')).matches[0]?.frame ?? '';
  expect(frame).toMatch(/^….*\/\*\*\*\/cart\.py:3$/);
  expect(frame.length).toBeLessThan(110);
});

test('counts per signature, most frequent first, with the last line and its time', () => {
  const scanner = createLogScan((line) => line);
  scanner.line('dial tcp 1.1.1.1:443: connect: network is unreachable', AT);
  scanner.line('dial tcp 1.1.1.1:443: i/o timeout', AT + 1000);
  scanner.line('retrying', null);
  scanner.line('dial tcp 8.8.8.8:443: i/o timeout', AT + 2000);
  expect(scanner.result()).toMatchObject({
    lines: 4,
    firstAt: AT,
    lastAt: AT + 2000,
    matches: [
      {
        signature: 'connection-timeout',
        count: 2,
        firstLine: 2,
        lastLine: 4,
        firstAt: AT + 1000,
        lastAt: AT + 2000,
        line: 'dial tcp 8.8.8.8:443: i/o timeout',
        captures: { host: '8.8.8.8', port: '443' },
      },
      { signature: 'network-unreachable', count: 1 },
    ],
  });
});

test('what is redacted is neither in a line, nor in a capture, nor in the tail', () => {
  const scanner = createLogScan((line) => line.replaceAll('s3cret', '***'));
  scanner.line('password authentication failed for user "s3cret"', null);
  expect(JSON.stringify(scanner.result())).not.toContain('s3cret');
  expect(scanner.result().matches).toMatchObject([{ captures: { user: '***' } }]);
});

test('keeps the last twenty lines, each at most 400 characters', () => {
  const { tail } = scan([...Array.from({ length: 25 }, (_, index) => `line ${index}`), 'x'.repeat(5000)]);
  expect(tail).toHaveLength(20);
  expect(tail[0]).toBe('line 6');
  expect(tail.at(-1)).toHaveLength(400);
});

test('an empty log is no trouble', () => {
  expect(scan([])).toEqual({ matches: [], tail: [], lines: 0, firstAt: null, lastAt: null });
});

test('any lines give counts that add up and a bounded result', () => {
  const line = fc.oneof(
    fc.string({ maxLength: 300 }),
    fc.constantFrom(
      '  File "/app/x.py", line 1',
      'panic: no stock',
      'Killed',
      'KeyError: "A"',
      '__proto__: connection refused',
    ),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 60 }), (lines) => {
      const result = scan(lines);
      const matched = result.matches.reduce((sum, match) => sum + match.count, 0);
      expect(result.lines).toBe(lines.length);
      expect(matched).toBeLessThanOrEqual(lines.length);
      expect(result.tail).toHaveLength(Math.min(20, lines.length));
    }),
  );
});

function scan(lines: readonly string[], redact: (line: string) => string = (line) => line): LogScanResult {
  const scanner = createLogScan(redact);
  for (const line of lines) scanner.line(line, null);
  return scanner.result();
}

test('counts the hosts that lines of one kind name, each for itself', () => {
  const [match] = scan([
    'dial tcp: lookup cart on 10.43.0.10:53: no such host',
    'dial tcp: lookup desk on 10.43.0.10:53: no such host',
    'dial tcp: lookup cart on 10.43.0.10:53: no such host',
    'GET /cart 200',
  ]).matches;
  expect(match).toMatchObject({
    count: 3,
    captures: { host: 'cart' },
    targets: [
      { host: 'cart', port: null, count: 2, firstLine: 1, lastLine: 3 },
      { host: 'desk', count: 1, firstLine: 2, lastLine: 2 },
    ],
  });
});

test('of very many hosts only the first are counted', () => {
  const lines = Array.from(
    { length: 500 },
    (_, index) => `lookup host-${index} on 10.43.0.10:53: no such host`,
  );
  const [match] = scan(lines).matches;
  expect(match?.count).toBe(500);
  expect(match?.targets).toHaveLength(12);
});
