import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseVersionText, readVersionObject } from '../../../src/snapshot/text/version.ts';

const STRUCT_DUMP = `Client Version: version.Info{Major:"1", Minor:"27", GitVersion:"v1.27.1", GitCommit:"4c94112", GitTreeState:"clean", BuildDate:"2023-04-14T13:21:19Z", GoVersion:"go1.20.3", Compiler:"gc", Platform:"linux/amd64"}
Kustomize Version: v5.0.1
Server Version: version.Info{Major:"1", Minor:"26+", GitVersion:"v1.26.5-gke.1200", GitCommit:"890a139", GitTreeState:"clean", BuildDate:"2023-05-17T14:08:49Z", GoVersion:"go1.19.9", Compiler:"gc", Platform:"linux/amd64"}
`;

test.each([
  [
    '1.28 and later',
    'Client Version: v1.34.1\nKustomize Version: v5.7.1\nServer Version: v1.32.2+k3s1\n',
    { client: 'v1.34.1', server: 'v1.32.2+k3s1' },
  ],
  [
    'with carriage returns',
    'Client Version: v1.34.1\r\nServer Version: v1.32.2\r\n',
    { client: 'v1.34.1', server: 'v1.32.2' },
  ],
  ['1.27 and earlier', STRUCT_DUMP, { client: 'v1.27.1', server: 'v1.26.5-gke.1200' }],
  [
    '1.27 and earlier, with stderr',
    `WARNING: This version information is deprecated and will be replaced with the output from kubectl version --short.\n${STRUCT_DUMP}`,
    { client: 'v1.27.1', server: 'v1.26.5-gke.1200' },
  ],
  [
    '--short, with stderr',
    'Flag --short has been deprecated, and will be removed in the future.\nClient Version: v1.25.3\nKustomize Version: v4.5.7\nServer Version: v1.25.3\n',
    { client: 'v1.25.3', server: 'v1.25.3' },
  ],
  [
    'a server that is gone',
    'Client Version: v1.31.0\nKustomize Version: v5.4.2\nThe connection to the server localhost:8080 was refused - did you specify the right host or port?\n',
    { client: 'v1.31.0', server: null },
  ],
  [
    'skew',
    'Client Version: v1.34.1\nServer Version: v1.31.0\nWARNING: version difference between client (1.34) and server (1.31) exceeds the supported minor version skew of +/-1\n',
    { client: 'v1.34.1', server: 'v1.31.0' },
  ],
  ['--server', 'Server Version: v1.31.0\n', { client: null, server: 'v1.31.0' }],
  [
    'oc version',
    'Client Version: 4.14.1\nKustomize Version: v5.0.1\nServer Version: 4.14.1\nKubernetes Version: v1.27.6+f67aeb3\n',
    { client: null, server: 'v1.27.6+f67aeb3' },
  ],
  ['a copied terminal', '$ kubectl version\nClient Version: v1.34.1\n', { client: 'v1.34.1', server: null }],
])('%s', (_, text, expected) => {
  expect(parseVersionText(text)).toEqual(expected);
});

test.each([
  ['nothing', ''],
  ['an error alone', 'error: You must be logged in to the server (Unauthorized)\n'],
  ['docker info', 'Client Version: 27.1\n Debug Mode: false\nServer Version: 27.1\n'],
  ['a log that mentions it', 'starting up\nServer Version: v1.31.0\n'],
  ['a version that is none', 'Server Version: unknown\n'],
  ['Kustomize alone', 'Kustomize Version: v5.0.1\n'],
  ['JSON', '{"clientVersion": {"gitVersion": "v1.34.1"}}'],
])('is no version: %s', (_, text) => {
  expect(parseVersionText(text)).toBeNull();
});

function info(gitVersion: string): unknown {
  return { major: '1', minor: '32', gitVersion, gitCommit: '6e2a7b1', platform: 'linux/arm64' };
}

test.each([
  [
    'kubectl version -o json',
    { clientVersion: info('v1.34.1'), kustomizeVersion: 'v5.7.1', serverVersion: info('v1.32.2+k3s1') },
    { client: 'v1.34.1', server: 'v1.32.2+k3s1' },
  ],
  [
    'a server that is gone',
    { clientVersion: info('v1.34.1'), kustomizeVersion: 'v5.7.1' },
    { client: 'v1.34.1', server: null },
  ],
  ['troubleshoot', { info: info('v1.30.4'), string: 'v1.30.4' }, { client: null, server: 'v1.30.4' }],
  ['the API server', info('v1.32.2+k3s1'), { client: null, server: 'v1.32.2+k3s1' }],
])('%s', (_, raw, expected) => {
  expect(readVersionObject(raw)).toEqual(expected);
});

test.each([
  ['null', null],
  ['text', 'v1.32.2'],
  ['a list', [info('v1.32.2')]],
  ['an object of the cluster', { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'cart' } }],
  ['a git version alone', { gitVersion: 'v1.32.2' }],
  ['a version that is none', info('unknown')],
  ['inherited members', JSON.parse('{"__proto__": {"major": "1", "gitVersion": "v1.32.2"}}')],
])('is no version: %s', (_, raw) => {
  expect(readVersionObject(raw)).toBeNull();
});

test('reading never throws', () => {
  fc.assert(
    fc.property(fc.anything(), fc.string(), (raw, text) => {
      readVersionObject(raw);
      readVersionObject({ clientVersion: raw, serverVersion: raw, info: raw });
      expect(
        parseVersionText(`Client Version: v1.34.1\nKustomize Version: x${text}`)?.server ?? null,
      ).toBeNull();
    }),
  );
});
