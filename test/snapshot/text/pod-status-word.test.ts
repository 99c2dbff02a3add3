import fc from 'fast-check';
import { expect, test } from 'vitest';
import { podProblem } from '../../../src/model/pod-problem.ts';
import { MINUTE, NOW } from '../../builders/meta.ts';
import { added } from './added.ts';
import { printedTable } from './printed-table.ts';

const HEADER = ['NAME', 'READY', 'STATUS', 'RESTARTS', 'AGE'];

function podOf(ready: string, status: string, restarts: string, age = '9d') {
  const text = printedTable([HEADER, ['cart-0', ready, status, restarts, age]]);
  const [pod] = added({ 'namespaces/shop/pods.txt': text }).objects.pods;
  if (pod === undefined) throw new Error(`no pod was read from ${text}`);
  return pod;
}

/** Every word that `kubectl get pods` prints, with a class of problem that it may have. */
const WORDS: readonly (readonly [string, string, string, string | null])[] = [
  ['1/1', 'Running', '0', null],
  ['2/2', 'Running', '7 (21d ago)', null],
  ['1/2', 'Running', '3 (5h ago)', 'unready'],
  ['0/1', 'Completed', '0', null],
  ['0/1', 'Error', '0', 'failed'],
  ['0/1', 'Error', '4 (45s ago)', 'crash'],
  ['0/1', 'CrashLoopBackOff', '12 (3m21s ago)', 'crash'],
  ['1/2', 'CrashLoopBackOff', '12 (3m21s ago)', 'crash'],
  ['0/1', 'ImagePullBackOff', '0', 'image'],
  ['0/1', 'ErrImagePull', '0', 'image'],
  ['0/1', 'InvalidImageName', '0', 'image'],
  ['0/1', 'ErrImageNeverPull', '0', 'image'],
  ['0/1', 'CreateContainerConfigError', '0', 'configuration'],
  ['0/1', 'CreateContainerError', '0', 'configuration'],
  ['0/1', 'RunContainerError', '2 (10s ago)', 'configuration'],
  ['0/1', 'PostStartHookError', '2 (10m ago)', 'configuration'],
  ['0/1', 'StartError', '2 (10m ago)', 'configuration'],
  ['0/1', 'ContainerCannotRun', '1 (10m ago)', 'configuration'],
  ['0/2', 'Init:0/2', '0', 'starting'],
  ['0/1', 'Init:1/3', '0', 'starting'],
  ['1/3', 'Init:1/2', '0', 'starting'],
  ['0/1', 'Init:CrashLoopBackOff', '6 (2m ago)', 'crash'],
  ['0/1', 'Init:Error', '3 (1m ago)', 'crash'],
  ['0/1', 'Init:ImagePullBackOff', '0', 'image'],
  ['0/1', 'Init:ExitCode:1', '3 (1m ago)', 'crash'],
  ['0/1', 'Init:Signal:9', '3 (1m ago)', 'crash'],
  ['0/1', 'Init:OOMKilled', '3 (1m ago)', 'crash'],
  ['0/1', 'Init:CreateContainerConfigError', '0', 'configuration'],
  ['0/1', 'PodInitializing', '0', 'starting'],
  ['0/1', 'ContainerCreating', '0', 'starting'],
  ['0/1', 'Pending', '0', 'unschedulable'],
  ['1/1', 'Terminating', '0', null],
  ['0/1', 'Terminating', '5 (3d ago)', null],
  ['0/1', 'Evicted', '0', 'evicted'],
  ['0/1', 'OutOfcpu', '0', 'evicted'],
  ['0/1', 'NodeAffinity', '0', 'evicted'],
  ['0/1', 'UnexpectedAdmissionError', '0', 'evicted'],
  ['0/1', 'OOMKilled', '0', 'failed'],
  ['0/1', 'OOMKilled', '3 (50s ago)', 'crash'],
  ['1/1', 'NodeLost', '0', null],
  ['1/1', 'Unknown', '0', 'unknown'],
  ['0/1', 'ExitCode:1', '2 (30s ago)', 'crash'],
  ['0/1', 'Signal:9', '2 (30s ago)', 'crash'],
  ['0/1', 'ContainerStatusUnknown', '1 (2d ago)', 'failed'],
  ['0/1', 'SchedulingGated', '0', null],
  ['1/2', 'NotReady', '0', 'unready'],
  ['0/1', 'DeadlineExceeded', '0', 'failed'],
  ['0/1', 'Failed', '0', 'failed'],
];

test.each(WORDS)('%s %s %s comes back as kubectl prints it', (ready, status, restarts, problem) => {
  const pod = podOf(ready, status, restarts);
  expect([`${pod.ready.ready}/${pod.ready.total}`, pod.status]).toEqual([ready, status]);
  expect(pod.restarts.count).toBe(Number(restarts.split(' ')[0]));
  expect(podProblem(pod, NOW)?.class ?? null).toBe(problem);
});

test('when the last restart was', () => {
  expect(podOf('1/1', 'Running', '5 (3m ago)').restarts.lastAt).toBe(NOW - 3 * MINUTE);
  expect(podOf('1/1', 'Running', '5').restarts.lastAt).toBeNull();
});

test('a container that ended with an error did not end with a code that nobody printed', () => {
  expect(podProblem(podOf('0/1', 'Error', '0'), NOW)).toEqual({
    class: 'failed',
    container: '',
    exitCode: null,
  });
  expect(podProblem(podOf('0/1', 'ExitCode:3', '0'), NOW)).toMatchObject({ exitCode: 3 });
});

test.each([
  ['0/1', 'ContainerCreating', '0'],
  ['0/1', 'Init:0/1', '0'],
  ['0/1', 'PodInitializing', '0'],
  ['0/1', 'Pending', '0'],
  ['0/1', 'Running', '0'],
])(
  'a pod seconds old may still be %s %s, whether the time of the capture is known or not',
  (ready, status) => {
    const text = printedTable([HEADER, ['cart-0', ready, status, '0', '45s']]);
    for (const at of [NOW, null]) {
      const [pod] = added({ 'namespaces/shop/pods.txt': text }, at).objects.pods;
      expect(pod && podProblem(pod, at ?? 0)).toBeNull();
    }
  },
);

test('a pod that was restarted just now may still be on its way to ready', () => {
  expect(podProblem(podOf('0/1', 'Running', '3 (20s ago)'), NOW)).toBeNull();
  expect(podProblem(podOf('0/1', 'Running', '3 (20m ago)'), NOW)).toMatchObject({ class: 'unready' });
});

test('a word nobody knows is kept', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Z][A-Za-z]{2,20}$/), fc.nat({ max: 9 }), (word, restarts) => {
      const pod = podOf('0/1', word, String(restarts));
      expect([pod.status, pod.restarts.count]).toEqual([word === 'Succeeded' ? 'Completed' : word, restarts]);
    }),
  );
});
