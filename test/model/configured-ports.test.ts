import { expect, test } from 'vitest';
import { readConfiguredPorts } from '../../src/model/configured-ports.ts';

test.each([
  ['PORT', '8080', 8080],
  ['CART_HTTP_PORT', '8081', 8081],
  ['METRICS_ADDR', '0.0.0.0:9100', 9100],
  ['PROXY_CONFIG', '{"image":{"imageType":"distroless"},"statusPort":15020}', 15020],
])('%s=%s', (name, value, port) => {
  expect(
    readConfiguredPorts({
      env: [
        { name: 'TOPIC', value: 'orders' },
        { name, value },
      ],
    }),
  ).toEqual([{ port, path: 'env[1].value' }]);
});

test.each([
  [['--metrics-port=9100'], 'args[0]', 9100],
  [['serve', '--port', '8080'], 'args[2]', 8080],
  [['-listen=:8080'], 'args[0]', 8080],
  [['--bind-address', '0.0.0.0:8443'], 'args[1]', 8443],
])('%j', (args, path, port) => {
  expect(readConfiguredPorts({ args })).toEqual([{ port, path }]);
});

test.each([
  { env: [{ name: 'DB_PORT', value: '5432' }] },
  { env: [{ name: 'HTTP_PORT', value: 'http' }] },
  { env: [{ name: 'PORT', value: '99999' }] },
  { env: [{ name: 'PORT', valueFrom: { fieldRef: {} } }] },
  { env: [{ name: 'PORTS', value: '[{"containerPort":8080}]' }] },
  { env: [{ name: 'PROBERS', value: '{"/ready":{"tcpSocket":{"port":8080}}}' }] },
  { args: ['--database-port=5432', '--port', '--verbose'] },
  { args: 8080, env: 'PORT' },
])('none of its own: %j', (raw) => {
  expect(readConfiguredPorts(raw)).toEqual([]);
});
