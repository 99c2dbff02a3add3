import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressesIn } from '../../src/model/address.ts';

function found(text: string): readonly string[] {
  return addressesIn(text).map(({ host, port }) => (port === null ? host : `${host}:${port}`));
}

test.each([
  ['a URL', 'http://cart.shop:8080/api?next=redis:1', ['cart.shop:8080']],
  ['a URL without a port', 'https://hooks.example.com/T00/XYZ', ['hooks.example.com']],
  ['a JDBC URL', 'jdbc:postgresql://orders-db:5432/orders', ['orders-db:5432']],
  ['user and password', 'postgres://user:hunter2@db.shop:5432/orders', ['db.shop:5432']],
  ['a user alone', 'amqp://guest@queue.shop', ['queue.shop']],
  [
    'several hosts after a password',
    'mongodb://u:p@m-0.db:27017,m-1.db:27017/x?rs=0',
    ['m-0.db:27017', 'm-1.db:27017'],
  ],
  ['a comma in the password', 'redis://:a,cart:80,@redis.shop:6379', ['redis.shop:6379']],
  ['a host and port', 'redis:6379', ['redis:6379']],
  ['a fully qualified name', 'redis.shop.svc.cluster.local.:6379', ['redis.shop.svc.cluster.local:6379']],
  ['an IPv4 address', '10.43.0.10:53', ['10.43.0.10:53']],
  ['lists', 'kafka-1:9092,kafka-0:9092 zoo:2181/chroot', ['kafka-0:9092', 'kafka-1:9092', 'zoo:2181']],
  ['duplicates', 'cart:80 cart:80', ['cart:80']],
  ['a setting', 'upstream=cart:80;', ['cart:80']],
  ['YAML', 'redis:\n  addr: "redis.shop:6379"\n  retries: 3\n', ['redis.shop:6379']],
  ['JSON', '{"url":"http://cart:80","peers":["a-0:1","a-1:2"]}', ['a-0:1', 'a-1:2', 'cart:80']],
  ['lines are on their own', 'url: http://cart:80\nmail: a@b.example\n', ['cart:80']],
  ['a lone word', 'hunter2', []],
  ['a time', '12:30', []],
  ['a port that is none', 'cart:http cart:0 cart:65536 cart:080 cart:123456', []],
  ['the last port', 'cart:65535', ['cart:65535']],
  ['more than two parts', 'user:1000:1000', []],
  ['capital letters', 'Cart:80 http://CART:80', []],
  ['an underscore', 'cart_db:5432', []],
  ['a hyphen at an end', '-cart:80 cart-:80', []],
  ['an address out of range', '256.1.1.1:80 1.2.3:80', []],
  ['IPv6', 'http://[fd00::1]:8080/', []],
  ['a variable', `http://$(HOST):80 http://\${HOST}:80 http://cart-\${ENV}.shop:80 http://cart{{.x}}:80`, []],
  ['a file', 'file:///etc/passwd', []],
  ['a mail address', 'ops@example.com', []],
  ['a DSN without scheme', 'admin:1234@db:5432', []],
  ['a database/sql DSN', 'admin:1234@tcp(db:3306)/orders', []],
  ['a line about a password', 'password: abc:1234', []],
  ['a setting that is a password', 'host=db;Password=abc:1234', []],
  ['a password with @, : and /', 'postgres://user:p@ss:w0rd/x@db.shop:5432/orders', []],
  ['a password that looks like a host', 'postgres://user:p@ss:80/x@db.shop:5432/orders', []],
  ['a password with /', 'postgres://user:1234/x@db.shop:5432/orders', []],
  ['a password with #', 'postgres://user:1234#x@db.shop:5432/orders', []],
  ['a password with a space', 'postgres://user:1234 x@db.shop:5432/orders', []],
  ['a password with a quote', 'postgres://user:1234"x@db.shop:5432/orders', []],
  ['a password with ://', 'postgres://user:1234 x://@db.shop:5432/orders', []],
])('%s', (_, text, expected) => {
  expect(found(text)).toEqual(expected);
});

test('labels have at most 63 characters, names at most 253', () => {
  expect(found(`${'a'.repeat(63)}:80`)).toHaveLength(1);
  expect(found(`${'a'.repeat(64)}:80`)).toHaveLength(0);
  expect(found(`${'abcdefg.'.repeat(31)}abcde:80`)).toHaveLength(1);
  expect(found(`${'abcdefg.'.repeat(31)}abcdef:80`)).toHaveLength(0);
});

test('what lies beyond 64 KiB is not read, and no line is read in part', () => {
  const padding = 'x\n'.repeat(32 * 1024 - 10);
  expect(found(`cart:80\n${padding}`)).toEqual(['cart:80']);
  expect(found(`cart:80\n${padding}postgres://user:1234@db:5432/x`)).toEqual(['cart:80']);
  expect(found(`${'x\n'.repeat(33 * 1024)}late:80`)).toEqual([]);
});

test('a password never passes for an address, whatever it is', () => {
  const password = fc.string({ unit: fc.constantFrom(...'ab1:/@?#, =;"\'[]()$.-%') });
  fc.assert(
    fc.property(password, fc.constantFrom('DSN=', 'url: "', ''), (secret, before) => {
      expect(['', 'db.shop:5432']).toContain(
        found(`${before}postgres://user:${secret}@db.shop:5432/orders`).join(),
      );
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['colons', ':'.repeat(65_000)],
  ['slashes', '://'.repeat(21_000)],
  ['labels', 'a.'.repeat(32_000)],
  ['brackets', '('.repeat(65_000)],
  ['hyphens', `${'a-'.repeat(32_000)}:80`],
  ['ats', `${'a://b@'.repeat(10_000)}`],
])('takes any text in its stride: %s', (_, text) => {
  const start = performance.now();
  addressesIn(text);
  expect(performance.now() - start).toBeLessThan(500);
});
