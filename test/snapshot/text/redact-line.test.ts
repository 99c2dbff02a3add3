import fc from 'fast-check';
import { expect, test } from 'vitest';
import { redactLine } from '../../../src/snapshot/text/redact-line.ts';

const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJjYXJ0In0.c2lnbmF0dXJlLWhlcmU';

test.each([
  ['DB_PASSWORD=hunter2 retrying', 'DB_PASSWORD=*** retrying'],
  ['password: "two words", user: cart', 'password: ***, user: cart'],
  ["'password' => 'hunter2'", "'password' => ***"],
  ['{"user":"cart","apiKey":"hunter2","n":1}', '{"user":"cart","apiKey":***,"n":1}'],
  ['{\\"token\\":\\"hunter2\\",\\"n\\":1}', '{\\"token\\":***,\\"n\\":1}'],
  ['GET /login?access_token=hunter2&page=2', 'GET /login?access_token=***&page=2'],
  ['Server=db;Pwd=hunter2;Port=1', 'Server=db;Pwd=***;Port=1'],
  ['aws_secret_access_key = wJalrXUtnFEMI/K7MDENG', 'aws_secret_access_key = ***'],
  ['mysql --password hunter2 --host db', 'mysql --password *** --host db'],
  ['Authorization: Bearer hunter2hunter2', 'Authorization: Bearer ***'],
  ['authorization: hunter2', 'authorization: ***'],
  ['"Authorization":"Basic aHVudGVyMg=="', '"Authorization":"Basic ***"'],
  ['Cookie: a=1; b=2', 'Cookie: ***'],
  ['dial postgres://cart:hunter2@db.shop:5432/orders', 'dial postgres://***@db.shop:5432/orders'],
  ['postgres://user:p@ss:w0rd/x@db.shop:5432/orders', 'postgres://***@db.shop:5432/orders'],
  ['key AKIAIOSFODNN7EXAMPLE denied', 'key *** denied'],
  [`jwt ${JWT} expired`, 'jwt *** expired'],
  ['using ghp_0123456789abcdefghijABCDEFGHIJ', 'using ***'],
  ['-----BEGIN RSA PRIVATE KEY-----\\nMIIEow', '-----BEGIN RSA PRIVATE KEY-----***'],
  ['MIIEowIBAAKCAQEA0Z3VS5JJcds3xfn/ygWyF8PbnGy0AHB7MaLTg5gkrPlZ9Ab1', '***'],
])('%s', (line, redacted) => {
  expect(redactLine(line)).toBe(redacted);
  expect(redactLine(redacted)).toBe(redacted);
});

test.each([
  'FATAL: password authentication failed for user "cart"',
  'secret "cart-database" not found',
  'secretName: cart-tls',
  'SyntaxError: Unexpected token } in JSON at position 4',
  'dial tcp 10.96.0.10:53: connect: connection refused',
  'GET http://cart.shop.svc:8080/healthz 503',
  'mail to owner@shop.example bounced',
  'java.lang.OutOfMemoryError: Java heap space',
])('leaves alone: %s', (line) => {
  expect(redactLine(line)).toBe(line);
});

test.each([
  'password',
  'eyJ',
  'a://',
  '"',
  'password="',
  'Bearer ',
  '--token',
  'eyJaaaaaaa.',
  '\\"',
  '-----BEGIN ',
])('takes linear time on a line of %j', (part) => {
  const line = part.repeat(Math.ceil(100_000 / part.length));
  const start = performance.now();
  redactLine(line);
  expect(performance.now() - start).toBeLessThan(2000);
});

const PARTS = [
  'PASSWORD',
  'pwd',
  'Secret',
  'tokens',
  'credential',
  'api-key',
  'Session_ID',
  'Cookie',
  'Set-Cookie',
  'authorization',
  'Bearer',
  'basic',
  'https://',
  'user:word',
  '@',
  'db.shop:5432',
  '--',
  '=',
  ':',
  '"',
  "'",
  ' ',
  'hunter2hunter2hunter2',
  'AKIAIOSFODNN7EXAMPLE',
  'ACCAIOSFODNN7EXAMPLE',
  JWT,
  'xoxb-',
  'sk_live_',
  'SK-',
  'hvs.',
  'gho_',
  'glpat-',
  'npm_',
  'AIza',
];

test('what shows that there may be a credential is in every line that has one', () => {
  const line = fc.array(fc.constantFrom(...PARTS), { maxLength: 8 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(line, (text) => {
      expect(`: key ${redactLine(`. ${text}`).slice(2)}`).toBe(redactLine(`: key ${text}`));
    }),
    { numRuns: 5000 },
  );
});
