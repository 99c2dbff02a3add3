import { expect, test } from 'vitest';
import type { LogMatch } from '../../../../../src/model/log-signature.ts';
import { LOG_SIGNATURES } from '../../../../../src/model/log-signatures.ts';
import { cluster } from '../../../../builders/cluster.ts';
import { endpointsFor, service } from '../../../../builders/network.ts';
import { containerLog } from '../../../../builders/observation.ts';
import { type PodOptions, pod } from '../../../../builders/pod.ts';
import { deployment } from '../../../../builders/workload.ts';
import { causeBy } from '../../explained.ts';
import { match, mechanismsOf } from '../../logged.ts';

const shop = (said: readonly LogMatch[], options: PodOptions = {}) => {
  const cart = deployment('cart', { available: 0 });
  const own = pod('cart-5d4f8c7b9-aaaaa', {
    owner: cart,
    waiting: { reason: 'CrashLoopBackOff' },
    ...options,
  });
  const stock = deployment('stock');
  const other = pod('stock-5d4f8c7b9-aaaaa', { owner: stock });
  const behind = service('stock');
  return cluster({
    deployments: [cart, stock],
    pods: [own, other],
    services: [behind],
    endpoints: [endpointsFor(behind, [other])],
    logs: [containerLog(own, { container: null, matches: said })],
  });
};

test.each([
  ['program-incomplete', 'python-module-not-found'],
  ['program-incomplete', 'shared-library-missing'],
  ['source-file-broken', 'python-null-bytes'],
  ['program-not-in-image', 'executable-not-found'],
  ['processor-unmatched', 'exec-format-error'],
  ['option-unknown', 'unknown-option'],
  ['variable-unset', 'missing-environment-variable'],
  ['configuration-unusable', 'invalid-configuration'],
  ['port-taken', 'address-in-use'],
  ['low-port-denied', 'port-not-permitted'],
  ['heap-full', 'java-out-of-memory'],
  ['memory-access-fault', 'segmentation-fault'],
  ['lease-not-renewed', 'leader-election-lost'],
  ['api-access-denied', 'api-access-forbidden'],
  ['login-refused', 'authentication-failed'],
  ['database-rights-missing', 'database-right-missing'],
  ['database-schema-absent', 'table-missing'],
  ['certificate-rejected', 'certificate-untrusted'],
  ['host-name-unresolved', 'name-resolution-failed'],
  ['dependency-unreachable', 'connection-refused'],
  ['disk-full', 'no-space-left'],
  ['open-files-exhausted', 'too-many-open-files'],
  ['file-access-denied', 'permission-denied'],
  ['file-absent', 'file-not-found'],
  ['program-error', 'go-panic'],
])('%s: a program ends, and its log shows %s', (mechanism, signature) => {
  expect(LOG_SIGNATURES.map(({ id }) => id)).toContain(signature);
  const cause = causeBy(mechanism, shop([match(signature, `an example of ${signature}`)]));
  expect(cause).toMatchObject({ root: { kind: 'Deployment', name: 'cart' }, severity: 'high' });
  expect(cause.summary).toContain(
    `: an example of ${signature} (12 lines in 4m, the last 20s before the capture)`,
  );
  expect(cause.evidence[0]).toMatchObject({ path: 'line 119' });
});

test('a line that names a reason is believed before one that only names the end', () => {
  const said = [
    match('go-panic', 'panic: no config'),
    match('file-not-found', 'open /etc/cart.yaml: no such file'),
  ];
  expect(mechanismsOf(shop(said))).toEqual(['program-error']);
  const java = [match('spring-start-failed', 'APPLICATION FAILED TO START'), said[1] ?? match('', '')];
  expect(mechanismsOf(shop(java))).toEqual(['file-absent']);
});

test('the kernel’s word goes before the program’s', () => {
  const said = [match('java-out-of-memory', 'java.lang.OutOfMemoryError: Java heap space')];
  const lastTerminated = { exitCode: 137, reason: 'OOMKilled' };
  expect(mechanismsOf(shop(said, { lastTerminated }))).toEqual(['memory-limit-too-low']);
});

test.each([
  ['at the end of the run before', true, 120, 'confirmed', null],
  ['with more below it', true, 400, 'likely', expect.stringContaining('kubectl logs --previous')],
  ['of a run that goes on', false, 120, 'likely', expect.stringContaining('kubectl logs --previous')],
])('the last word of a runtime, %s', (_, previous, lines, confidence, toConfirm) => {
  const cart = deployment('cart', { available: 0 });
  const own = pod('cart-5d4f8c7b9-aaaaa', { owner: cart, waiting: { reason: 'CrashLoopBackOff' } });
  const said = [match('python-module-not-found', "ModuleNotFoundError: No module named 'stock'")];
  const log = containerLog(own, { container: null, previous, lines, matches: said });
  expect(
    causeBy('program-incomplete', cluster({ deployments: [cart], pods: [own], logs: [log] })),
  ).toMatchObject({ confidence, toConfirm });
});

test('a log that was not captured says nothing', () => {
  expect(mechanismsOf(shop([]))).toEqual([]);
});

test.each([
  ['stock', '80', 'stock:80 is Service shop/stock, 1 of 1 endpoints ready', 'hypothesis'],
  ['stock', '81', 'stock:81 is Service shop/stock, which has port 80', 'likely'],
  ['stokc', '80', 'no Service is called stokc', 'hypothesis'],
  ['203.0.113.7', '443', 'nothing captured bears the address 203.0.113.7:443', 'hypothesis'],
])('%s:%s is looked up in the snapshot', (host, port, words, confidence) => {
  const line = `dial tcp ${host}:${port}: connect: connection refused`;
  const cause = causeBy(
    'dependency-unreachable',
    shop([match('connection-refused', line, { captures: { host, port } })]),
  );
  expect(cause.toConfirm).toContain(words);
  expect(cause.confidence).toBe(confidence);
});

test('a name that no Service bears is likely misspelt; one that exists is the resolver’s matter', () => {
  const unresolved = (host: string) =>
    causeBy(
      'host-name-unresolved',
      shop([match('name-resolution-failed', `lookup ${host}: no such host`, { captures: { host } })]),
    );
  expect(unresolved('stokc').confidence).toBe('likely');
  expect(unresolved('stock').confidence).toBe('hypothesis');
});
