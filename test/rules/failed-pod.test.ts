import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/failed-pod.ts';
import { cluster } from '../builders/cluster.ts';
import { DAY, NOW } from '../builders/meta.ts';
import { type PodOptions, pod } from '../builders/pod.ts';
import { job } from '../builders/workload.ts';

/** Captured too, and empty unless said otherwise. */
const BESIDE = { jobs: [] };

const failed: PodOptions = {
  terminated: { exitCode: 127, startedAt: NOW - 3 * DAY, finishedAt: NOW - 3 * DAY },
  spec: { restartPolicy: 'Never' },
};

test('a bare pod is deleted by its name', () => {
  expect(
    evaluate([rule], cluster({ ...BESIDE, pods: [pod('network-test', failed), pod('till')] })).findings,
  ).toMatchObject([
    {
      subject: { kind: 'Pod', name: 'network-test' },
      group: 'cleanup',
      severity: 'medium',
      message:
        'a bare pod failed and is left behind: container app ended with exit code 127 (the command is not there) 3d ago',
      commands: ['kubectl logs network-test -c app -n shop', 'kubectl delete pod network-test -n shop'],
    },
  ]);
});

test('the failed pods of a Job are one finding, about the Job', () => {
  const owner = job('import', { failed: 'BackoffLimitExceeded' });
  const pods = ['b', 'a'].map((suffix) => pod(`import-${suffix}`, { owner, ...failed }));
  const { findings } = evaluate([rule], cluster({ ...BESIDE, pods, jobs: [owner] }));
  expect(findings).toMatchObject([
    { subject: { kind: 'Job', name: 'import' }, facts: { count: 2, pods: ['import-a', 'import-b'] } },
  ]);
  expect(findings[0]?.commands.at(-1)).toBe('kubectl delete pod import-a import-b -n shop');
});

test('a Job that completed in the end has no failed pods worth a word', () => {
  const owner = job('import');
  const pods = [pod('import-a', { owner, ...failed })];
  expect(evaluate([rule], cluster({ ...BESIDE, pods, jobs: [owner] })).verdicts[0]?.outcome).toBe('clear');
});

test('silent on pods that succeeded or were evicted, not evaluated without pods', () => {
  const pods = [
    pod('export', { terminated: { exitCode: 0 }, spec: { restartPolicy: 'Never' } }),
    pod('cart', { phase: 'Failed', reason: 'Evicted' }),
  ];
  expect(evaluate([rule], cluster({ ...BESIDE, pods })).verdicts[0]?.outcome).toBe('clear');
  expect(evaluate([rule], cluster()).verdicts[0]?.outcome).toBe('not evaluated');
});
