import { expect, test } from 'vitest';
import { createLogScan } from '../../src/model/log-scan.ts';
import { isConnectionError, LOG_SIGNATURES, logSignature } from '../../src/model/log-signatures.ts';

const SAMPLES: readonly (readonly [string, string, Readonly<Record<string, string>>])[] = [
  [
    'python-module-not-found',
    "ModuleNotFoundError: No module named 'prometheus_client'",
    { module: 'prometheus_client' },
  ],
  ['python-module-not-found', 'ImportError: No module named flask.ext', { module: 'flask.ext' }],
  [
    'python-import-error',
    "ImportError: cannot import name 'escape' from 'jinja2' (/usr/lib/jinja2/__init__.py)",
    { name: 'escape', module: 'jinja2' },
  ],
  ['python-null-bytes', 'SyntaxError: source code string cannot contain null bytes', {}],
  ['python-null-bytes', 'ValueError: source code cannot contain null bytes', {}],
  ['python-syntax-error', 'SyntaxError: invalid syntax', { message: 'invalid syntax' }],
  ['node-module-not-found', "Error: Cannot find module 'express'", { module: 'express' }],
  ['node-module-not-found', "Cannot find package 'pg' imported from /app/db.js", { module: 'pg' }],
  [
    'node-heap-exhausted',
    'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory',
    {},
  ],
  ['node-unhandled-rejection', '(node:1) UnhandledPromiseRejectionWarning: Error: no stock', {}],
  ['node-uncaught-exception', 'Uncaught Exception: TypeError: price is undefined', {}],
  [
    'java-class-not-found',
    'java.lang.ClassNotFoundException: org.postgresql.Driver',
    { module: 'org.postgresql.Driver' },
  ],
  ['java-class-not-found', 'Error: Could not find or load main class shop.Cart', { module: 'shop.Cart' }],
  ['java-out-of-memory', 'java.lang.OutOfMemoryError: Java heap space', { space: 'Java heap space' }],
  ['spring-start-failed', 'APPLICATION FAILED TO START', {}],
  ['ruby-load-error', 'cannot load such file -- sidekiq (LoadError)', { module: 'sidekiq' }],
  [
    'java-main-thread-exception',
    'Exception in thread "main" java.lang.IllegalStateException: no stock',
    { error: 'java.lang.IllegalStateException' },
  ],
  [
    'dotnet-unhandled-exception',
    'Unhandled exception. System.InvalidOperationException: no stock',
    { error: 'System.InvalidOperationException' },
  ],
  [
    'go-panic',
    'panic: runtime error: invalid memory address or nil pointer dereference',
    { message: 'runtime error: invalid memory address or nil pointer dereference' },
  ],
  [
    'go-fatal-error',
    'fatal error: all goroutines are asleep - deadlock!',
    { message: 'all goroutines are asleep - deadlock!' },
  ],
  [
    'rust-panic',
    "thread 'main' panicked at src/main.rs:12:5:",
    { thread: 'main', message: 'src/main.rs:12:5:' },
  ],
  [
    'php-fatal-error',
    'PHP Fatal error:  Uncaught Error: Class "Cart" not found',
    { message: 'Uncaught Error: Class "Cart" not found' },
  ],
  ['fatal-log-line', '2025/06/01 12:00:00 [emerg] 1#1: unexpected end of file', {}],
  ['fatal-log-line', '{"level":"fatal","msg":"no stock"}', {}],
  ['address-in-use', 'listen tcp :8080: bind: address already in use', { port: '8080' }],
  ['address-in-use', 'Error: listen EADDRINUSE: address already in use :::3000', { port: '3000' }],
  ['address-in-use', 'bind() to 0.0.0.0:80 failed (98: Address in use)', { port: '80' }],
  [
    'address-in-use',
    '2025-06-01T12:00:31Z listen tcp 10.42.0.10:8080: bind: address already in use',
    { port: '8080' },
  ],
  ['address-in-use', 'Web server failed to start. Port 8080 was already in use.', { port: '8080' }],
  [
    'address-in-use',
    "OSError: [Errno 98] error while attempting to bind on address ('0.0.0.0', 8000): address already in use",
    { port: '8000' },
  ],
  ['port-not-permitted', 'listen tcp :80: bind: permission denied', { port: '80' }],
  ['port-not-permitted', 'Error: listen EACCES: permission denied 0.0.0.0:80', { port: '80' }],
  ['name-resolution-failed', 'dial tcp: lookup shop-db on 10.43.0.10:53: no such host', { host: 'shop-db' }],
  ['name-resolution-failed', 'Error: getaddrinfo ENOTFOUND shop-db', { host: 'shop-db' }],
  [
    'name-resolution-failed',
    'could not translate host name "shop-db" to address: Name or service not known',
    { host: 'shop-db' },
  ],
  [
    'name-resolution-failed',
    'java.net.UnknownHostException: shop-db: Name does not resolve',
    { host: 'shop-db' },
  ],
  [
    'name-resolution-failed',
    'nginx: [emerg] host not found in upstream "cart" in /etc/nginx/nginx.conf:12',
    { host: 'cart' },
  ],
  [
    'connection-refused',
    'dial tcp 10.43.7.1:5432: connect: connection refused',
    { host: '10.43.7.1', port: '5432' },
  ],
  ['connection-refused', 'dial tcp [::1]:5432: connect: connection refused', { host: '::1', port: '5432' }],
  ['connection-refused', 'Error: connect ECONNREFUSED 127.0.0.1:6379', { host: '127.0.0.1', port: '6379' }],
  [
    'connection-refused',
    'connection to server at "shop-db" (10.43.7.1), port 5432 failed: Connection refused',
    { host: 'shop-db', port: '5432' },
  ],
  [
    'connection-refused',
    'Cannot connect to redis://redis:6379/0: Error 111 connecting to redis:6379. Connection refused.',
    { host: 'redis', port: '6379' },
  ],
  [
    'connection-refused',
    "ConnectionRefusedError: [Errno 111] Connect call failed ('10.43.7.1', 5432)",
    { host: '10.43.7.1', port: '5432' },
  ],
  ['connection-refused', '2025-06-01T12:00:00.5+08:00 java.net.ConnectException: Connection refused', {}],
  ['connection-timeout', '2025-06-01T12:00:00Z connect timed out', {}],
  ['connection-refused', "Can't connect to MySQL server on 'shop-db' (111)", { host: 'shop-db' }],
  [
    'connection-refused',
    'Connection to shop-db:5432 refused. Check that the hostname and port are correct',
    { host: 'shop-db', port: '5432' },
  ],
  [
    'network-unreachable',
    'dial tcp 1.1.1.1:443: connect: network is unreachable',
    { host: '1.1.1.1', port: '443' },
  ],
  [
    'no-route-to-host',
    'dial tcp 10.43.0.1:443: connect: no route to host',
    { host: '10.43.0.1', port: '443' },
  ],
  ['connection-timeout', 'dial tcp 10.43.0.1:443: i/o timeout', { host: '10.43.0.1', port: '443' }],
  ['connection-timeout', 'Error: connect ETIMEDOUT 10.43.0.1:443', { host: '10.43.0.1', port: '443' }],
  ['deadline-exceeded', 'rpc error: code = DeadlineExceeded desc = context deadline exceeded', {}],
  ['connection-reset', 'read tcp: connection reset by peer', {}],
  [
    'connection-failed',
    '---> StackExchange.Redis.RedisConnectionException: UnableToConnect on shop-redis:6379/Interactive, origin: BeginConnectAsync',
    { host: 'shop-redis', port: '6379' },
  ],
  ['connection-failed', 'It was not possible to connect to the redis server(s). SocketFailure', {}],
  ['connection-timeout', 'It was not possible to connect to the redis server(s). ConnectTimeout', {}],
  ['certificate-expired', 'x509: certificate has expired or is not yet valid', {}],
  [
    'certificate-name-mismatch',
    'x509: certificate is valid for shop.lan, not cart.lan',
    { host: 'cart.lan' },
  ],
  ['certificate-untrusted', 'x509: certificate signed by unknown authority', {}],
  ['certificate-untrusted', 'SSLError: certificate verify failed: self-signed certificate', {}],
  ['tls-handshake-failed', 'remote error: tls: bad certificate', { message: 'bad certificate' }],
  [
    'api-access-forbidden',
    'pods is forbidden: User "system:serviceaccount:shop:cart" cannot list resource "pods" in API group ""',
    { user: 'system:serviceaccount:shop:cart', verb: 'list', resource: 'pods' },
  ],
  [
    'database-read-only',
    'ERROR 1290: The MySQL server is running with the --read-only option so it cannot execute this',
    {},
  ],
  ['database-read-only', 'ERROR:  cannot execute CREATE TABLE in a read-only transaction', {}],
  ['database-read-only', 'MongoServerError: NotWritablePrimary', {}],
  ['database-read-only', 'Failed to update database "shop" because the database is read-only.', {}],
  ['too-many-connections', 'FATAL:  sorry, too many clients already', {}],
  ['database-right-missing', 'ERROR:  permission denied for table orders', { object: 'orders' }],
  ['authentication-failed', "Login failed for user 'shop'.", { user: 'shop' }],
  ['authentication-failed', 'git@git.shop: Permission denied (publickey).', {}],
  ['database-unreachable', 'Caused by: CommunicationsException: Communications link failure', {}],
  [
    'database-unreachable',
    'The TCP/IP connection to the host shop-db, port 1433 has failed.',
    { host: 'shop-db', port: '1433' },
  ],
  ['authentication-failed', 'FATAL:  password authentication failed for user "shop"', { user: 'shop' }],
  [
    'authentication-failed',
    "Access denied for user 'shop'@'10.42.0.7' (using password: YES)",
    { user: 'shop' },
  ],
  ['database-missing', 'FATAL:  database "shop" does not exist', { database: 'shop' }],
  ['table-missing', 'ERROR:  relation "orders" does not exist at character 15', { table: 'orders' }],
  ['database-deadlock', 'ERROR:  deadlock detected', {}],
  ['exec-format-error', 'exec /app/cart: exec format error', { path: '/app/cart' }],
  ['executable-not-found', 'exec: "gunicorn": executable file not found in $PATH', { path: 'gunicorn' }],
  [
    'executable-not-found',
    'exec /docker-entrypoint.sh: no such file or directory',
    { path: '/docker-entrypoint.sh' },
  ],
  ['executable-not-found', '/bin/sh: line 1: flower: not found', { path: 'flower' }],
  [
    'shared-library-missing',
    'ImportError: libGL.so.1: cannot open shared object file: No such file or directory',
    { library: 'libGL.so.1' },
  ],
  ['segmentation-fault', 'Segmentation fault (core dumped)', {}],
  ['out-of-memory', 'fork: Cannot allocate memory', {}],
  ['process-killed', 'Killed', {}],
  ['process-killed', '/start.sh: line 7:    12 Killed                  python main.py', {}],
  ['no-space-left', 'write /data/wal: no space left on device', {}],
  ['too-many-open-files', 'accept tcp: too many open files', {}],
  [
    'read-only-file-system',
    "OSError: [Errno 30] Read-only file system: '/app/cache'",
    { path: '/app/cache' },
  ],
  ['permission-denied', "PermissionError: [Errno 13] Permission denied: '/data/db'", { path: '/data/db' }],
  ['permission-denied', 'open /data/db: permission denied', { path: '/data/db' }],
  ['permission-denied', "Error: EACCES: permission denied, mkdir '/data/db'", { path: '/data/db' }],
  ['permission-denied', "Access to the path '/data/keys' is denied.", { path: '/data/keys' }],
  [
    'permission-denied',
    "chown: changing ownership of '/data': Operation not permitted".replace("'/data'", '/data'),
    { path: '/data' },
  ],
  ['permission-denied', "GF_PATHS_DATA='/var/lib/grafana' is not writable.", { path: '/var/lib/grafana' }],
  [
    'permission-denied',
    "Can't create/write to file '/var/lib/mysql/is_writable' (Errcode: 13 - Permission denied)",
    {},
  ],
  ['executable-not-found', 'Error: Unable to access jarfile /app/cart.jar', { path: '/app/cart.jar' }],
  ['unknown-option', "Unrecognized VM option 'MaxPermSise=1g'", { option: 'MaxPermSise=1g' }],
  ['json-unreadable', 'SyntaxError: Unexpected token < in JSON at position 0', {}],
  ['node-syntax-error', 'SyntaxError: Unexpected identifier', { message: 'Unexpected identifier' }],
  [
    'java-version-too-old',
    'java.lang.UnsupportedClassVersionError: shop/Cart has been',
    { module: 'shop/Cart' },
  ],
  ['java-archive-unusable', 'no main manifest attribute, in cart.jar', { path: 'cart.jar' }],
  ['dotnet-runtime-missing', 'You must install or update .NET to run this application.', {}],
  ['file-not-found', 'open /etc/cart/cart.yaml: no such file or directory', { path: '/etc/cart/cart.yaml' }],
  ['unknown-option', 'flag provided but not defined: -metrics-port', { option: '-metrics-port' }],
  ['unknown-option', 'Error: unknown flag: --worker', { option: '--worker' }],
  ['unknown-option', 'celery: error: unrecognized arguments: --concurency=4', { option: '--concurency=4' }],
  ['missing-environment-variable', "KeyError: 'DATABASE_URL'", { variable: 'DATABASE_URL' }],
  [
    'missing-environment-variable',
    'Environment variable DATABASE_URL is not set',
    { variable: 'DATABASE_URL' },
  ],
  [
    'missing-environment-variable',
    'missing required environment variable: SHOP_KEY',
    { variable: 'SHOP_KEY' },
  ],
  ['invalid-configuration', 'failed to load config: yaml: line 3: mapping values are not allowed', {}],
  ['leader-election-lost', 'leader election lost', {}],
];

test.each(SAMPLES)('%s: %s', (id, line, captures) => {
  expect(only(line)).toMatchObject({ signature: id, count: 1 });
  expect(only(line)?.captures).toEqual(captures);
});

test('a line in the middle of a structured log counts too', () => {
  const line =
    '{"level":"error","ts":"2025-06-01T12:00:00Z","err":"dial tcp 10.43.7.1:5432: connect: connection refused"}';
  expect(only(line)).toMatchObject({
    signature: 'connection-refused',
    captures: { host: '10.43.7.1', port: '5432' },
  });
});

test.each([
  'GET /cart 200 12ms',
  'connected to redis:6379',
  'loaded 12 plugins, 0 failed',
  'http: TLS handshake error from 10.42.0.1:40112: EOF',
  'deny rule permissions loaded',
  'reading config /etc/cart.yaml',
  'http server listening on :8080',
  'KeyError handled for cart 17',
])('says nothing of an ordinary line: %s', (line) => {
  expect(only(line)).toBeUndefined();
});

test('every signature has a sample, except the traceback end, which needs its frames', () => {
  const sampled = new Set(SAMPLES.map(([id]) => id));
  expect(LOG_SIGNATURES.map(({ id }) => id).filter((id) => !sampled.has(id))).toEqual(['python-exception']);
});

test('ids are unique and found again', () => {
  expect(new Set(LOG_SIGNATURES.map(({ id }) => id)).size).toBe(LOG_SIGNATURES.length);
  for (const signature of LOG_SIGNATURES) expect(logSignature(signature.id)).toBe(signature);
  expect(logSignature('toString')).toBeNull();
});

test('patterns keep no state, and hints are lower case', () => {
  for (const { pattern, hints } of LOG_SIGNATURES) {
    expect(pattern.flags).not.toMatch(/[gy]/);
    expect(hints.length).toBeGreaterThan(0);
    expect(hints).toEqual(hints.map((hint) => hint.toLowerCase()));
  }
});

test('no pattern takes long over a hostile line', () => {
  const hints = LOG_SIGNATURES.flatMap((signature) => signature.hints).join(' ');
  const pieces = [
    'a',
    'a.',
    '/a',
    'a:1 ',
    '/a: ',
    'a:1',
    '" (',
    'File "',
    "thread '",
    'A',
    'KEY_',
    ': ',
    "'",
    '/a connection refuse',
  ];
  const hostile = pieces.map((piece) => `${hints.slice(0, 200)} ${piece.repeat(2000)}`.slice(0, 2000));
  const slowest = LOG_SIGNATURES.map(({ id, pattern }) => {
    const before = performance.now();
    for (const line of hostile) pattern.test(line);
    return { id, ms: performance.now() - before };
  }).filter(({ ms }) => ms > 400);
  expect(slowest).toEqual([]);
});

test('connection errors are known signatures', () => {
  expect(LOG_SIGNATURES.filter(({ id }) => isConnectionError(id))).toHaveLength(9);
});

function only(line: string) {
  const scan = createLogScan((text) => text);
  scan.line(line, null);
  return scan.result().matches[0];
}
