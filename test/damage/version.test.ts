import { describe, expect, test } from 'vitest';
import { list, node } from '../cli/shop.ts';
import { damaged } from './damaged.ts';

const NODES = list('Node', [node('pi-worker')]);
const STRUCT = (name: string, version: string) =>
  `${name} Version: version.Info{Major:"1", Minor:"27", GitVersion:"${version}", GitCommit:"fa3d7990104d7c1f16943a67f11b154b71f6a132", GitTreeState:"clean", BuildDate:"2023-07-19T12:20:54Z", GoVersion:"go1.20.6", Compiler:"gc", Platform:"linux/arm64"}\n`;
const info = (gitVersion: string) => ({
  major: '1',
  minor: gitVersion.slice(3, 5),
  gitVersion,
  gitCommit: 'abc',
});

describe('2.4 kubectl version', () => {
  test.each([
    [
      '1.28 and later',
      'v.txt',
      'Client Version: v1.31.2\nKustomize Version: v5.4.2\nServer Version: v1.30.1+k3s1\n',
      'v1.31.2',
      'v1.30.1+k3s1',
    ],
    [
      '1.27 and before, with its warnings',
      'v.txt',
      `WARNING: This version information is deprecated and will be replaced with the output from kubectl version --short.  Use --output=yaml|json to get the full version.\n${STRUCT('Client', 'v1.27.4')}Kustomize Version: v5.0.1\n${STRUCT('Server', 'v1.24.10')}WARNING: version difference between client (1.27) and server (1.24) exceeds the supported minor version skew of +/-1\n`,
      'v1.27.4',
      'v1.24.10',
    ],
    [
      '--short',
      'v.txt',
      'Client Version: v1.27.4\nKustomize Version: v5.0.1\nServer Version: v1.26.3\n',
      'v1.27.4',
      'v1.26.3',
    ],
    [
      'the server does not answer',
      'v.txt',
      'Client Version: v1.31.2\nKustomize Version: v5.4.2\nThe connection to the server localhost:8080 was refused - did you specify the right host or port?\n',
      'v1.31.2',
      null,
    ],
    [
      'a warning of skew',
      'v.txt',
      'Client Version: v1.33.0\nKustomize Version: v5.6.0\nServer Version: v1.30.1\nWarning: version difference between client (1.33) and server (1.30) exceeds the supported minor version skew of +/-1\n',
      'v1.33.0',
      'v1.30.1',
    ],
    [
      '-o json',
      'v.json',
      JSON.stringify({
        clientVersion: info('v1.31.2'),
        kustomizeVersion: 'v5.4.2',
        serverVersion: info('v1.30.1'),
      }),
      'v1.31.2',
      'v1.30.1',
    ],
    [
      '-o yaml',
      'v.yaml',
      'clientVersion:\n  gitVersion: v1.31.2\n  major: "1"\n  minor: "31"\nkustomizeVersion: v5.4.2\nserverVersion:\n  gitVersion: v1.30.1\n  major: "1"\n  minor: "30"\n',
      'v1.31.2',
      'v1.30.1',
    ],
    ['/version of the API server', 'v.json', JSON.stringify(info('v1.30.1')), null, 'v1.30.1'],
    [
      'troubleshoot',
      'cluster_version.json',
      JSON.stringify({ info: info('v1.30.1'), string: 'v1.30.1' }),
      null,
      'v1.30.1',
    ],
    [
      'UTF-16',
      'v.txt',
      Buffer.from('\ufeffClient Version: v1.31.2\r\nServer Version: v1.30.1\r\n', 'utf16le'),
      'v1.31.2',
      'v1.30.1',
    ],
  ])('%s', async (_, path, content, client, server) => {
    const { cluster, source, file } = await damaged({ 'nodes.json': NODES, [path]: content });
    expect(cluster.version).toMatchObject({ client, server });
    expect(source('version')).toMatchObject({ state: 'captured', count: 1 });
    expect(file(path).problems.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('a log that speaks of versions is none', async () => {
    const text = 'Client Version: v1.31.2\nstarting controller\nServer Version: v1.30.1\n';
    const { cluster, source, outcome } = await damaged({ 'nodes.json': NODES, 'x.txt': text });
    expect(cluster.version).toBeNull();
    expect(source('version').state).toBe('not captured');
    expect(outcome('kubectl-version-skew')).toBe('not evaluated');
  });
});
