import { expect, test } from 'vitest';
import rule from '../../src/rules/docker-in-docker.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import privileged from '../../src/rules/privileged-container.ts';
import { cluster } from '../builders/cluster.ts';
import { container } from '../builders/container.ts';
import { pod } from '../builders/pod.ts';

const security = { ...container('app').security, privileged: true };
const run = (options: Parameters<typeof pod>[1]) =>
  evaluate([rule, privileged], cluster({ pods: [pod('build', options)] })).findings;

test('says more than that the container is privileged', () => {
  expect(run({ image: 'docker:27-dind', security })).toMatchObject([
    {
      rule: 'docker-in-docker',
      severity: 'high',
      group: 'security',
      message: 'Docker daemon: 1 of 1 container: app (docker:27-dind); 1 pod',
      covered: [{ rule: 'privileged-container' }],
    },
  ]);
});

test('without rights over the node it is less', () => {
  expect(run({ image: 'docker:27-dind-rootless' })).toMatchObject([{ severity: 'low' }]);
  expect(run({ image: 'hub.local/tools/dind:1' })).toMatchObject([{ severity: 'low' }]);
});

test.each(['docker:27-cli', 'acme/dindle:1', 'acme/docker:1.0'])('silent of %s', (image) => {
  expect(run({ image })).toEqual([]);
});

test('without pods there is no verdict', () => {
  expect(evaluate([rule], cluster({})).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
