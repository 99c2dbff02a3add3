import { expect, test } from 'vitest';
import { cluster } from '../../../../builders/cluster.ts';
import { containerLog, event } from '../../../../builders/observation.ts';
import { type PodOptions, pod } from '../../../../builders/pod.ts';
import { deployment } from '../../../../builders/workload.ts';
import { causeBy } from '../../explained.ts';
import { match, mechanismsOf } from '../../logged.ts';

const ended = (exitCode: number, options: PodOptions = {}, said: readonly string[] = []) => {
  const cart = deployment('cart', { available: 0 });
  const own = pod('cart-5d4f8c7b9-aaaaa', {
    owner: cart,
    waiting: { reason: 'CrashLoopBackOff' },
    lastTerminated: { exitCode },
    livenessProbe: null,
    ...options,
  });
  const logs = [containerLog(own, { matches: said.map((id) => match(id, `an example of ${id}`)) })];
  return cluster({ deployments: [cart], pods: [own], logs });
};

test.each([
  [0, 'program-completes'],
  [126, 'command-unusable'],
  [127, 'command-unusable'],
  [132, 'native-fault'],
  [134, 'native-fault'],
  [139, 'native-fault'],
  [137, 'killed-from-outside'],
  [143, 'killed-from-outside'],
])('exit code %i alone: %s', (exitCode, mechanism) => {
  const cause = causeBy(mechanism, ended(exitCode));
  expect(cause).toMatchObject({ root: { kind: 'Deployment', name: 'cart' } });
  expect(cause.summary).toMatch(
    new RegExp(`^container cart ends with exit code ${exitCode} \\(.*\\), after 60s$`),
  );
  expect(cause.toConfirm).not.toBe(null);
});

test.each([1, 2, 3])('exit code %i says nothing', (exitCode) => {
  expect(mechanismsOf(ended(exitCode))).toEqual([]);
});

test('what the log says goes before the code', () => {
  expect(mechanismsOf(ended(127, {}, ['executable-not-found']))).toEqual(['program-not-in-image']);
});

test('OOMKilled without a limit of its own', () => {
  const lastTerminated = { exitCode: 137, reason: 'OOMKilled' };
  expect(mechanismsOf(ended(137, { lastTerminated, limits: {} }))).toEqual(['memory-not-limited']);
});

test.each([
  ['FailedPostStartHook', 'post-start-hook-failing'],
  ['FailedPreStopHook', 'pre-stop-hook-failing'],
])('%s: %s', (reason, mechanism) => {
  const shop = ended(137);
  const [own] = shop.pods;
  if (own === undefined) throw new Error('there is a pod');
  const message = 'Exec lifecycle hook ([/warm-up.sh]) for Container "cart" failed - error: exit status 1';
  const withEvent = cluster({ ...shop, events: [event(own, reason, { message })] });
  expect(causeBy(mechanism, withEvent).summary).toContain(
    'hook of container cart fails: Exec lifecycle hook',
  );
});
