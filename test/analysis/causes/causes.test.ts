import { expect, test } from 'vitest';
import { causes } from '../../../src/analysis/causes/causes.ts';
import { objectKey } from '../../../src/model/object.ts';
import { RULES } from '../../../src/rules/catalogue.ts';
import type { Finding } from '../../../src/rules/finding.ts';
import { fingerprint } from '../../../src/rules/finding.ts';
import { finding, deployment as named } from '../../builders/audit.ts';
import { cluster } from '../../builders/cluster.ts';
import { node } from '../../builders/node.ts';
import { event } from '../../builders/observation.ts';
import { pod } from '../../builders/pod.ts';
import { deployment } from '../../builders/workload.ts';
import { explained } from './explained.ts';

const killed = (name: string, port = 8080) => {
  const owner = deployment(name, { available: 0 });
  const own = pod(`${name}-5d4f8c7b9-aaaaa`, {
    owner,
    waiting: { reason: 'CrashLoopBackOff' },
    lastTerminated: { exitCode: 137 },
    livenessProbe: { ...probeOf(owner), port },
  });
  const message = `Container ${name} failed liveness probe, will be restarted`;
  return { owner, own, event: event(own, 'Killing', { type: 'Normal', message }) };
};

function probeOf({ template }: ReturnType<typeof deployment>) {
  const probe = template.spec.containers[0]?.livenessProbe;
  if (!probe) throw new Error('the builder gives a liveness probe');
  return probe;
}

test('two Deployments killed by one probe are one cause, a third with another probe is its own', () => {
  const made = [killed('till'), killed('cart'), killed('stock', 9090)];
  const shop = cluster({
    deployments: made.map(({ owner }) => owner),
    pods: made.map(({ own }) => own),
    events: made.map((one) => one.event),
  });
  const found = explained(shop).causes;
  expect(found.map(({ root, alsoAt }) => [root, ...alsoAt].map(({ name }) => name))).toEqual([
    ['stock'],
    ['cart', 'till'],
  ]);
  expect(found[1]).toMatchObject({
    mechanism: 'liveness-probe-too-eager',
    confidence: 'hypothesis',
    impact: { replicas: { missing: 2, desired: 2 } },
  });
  expect(found[1]?.remedy.commands.filter((command) => command.includes('till-5d4f8c7b9-aaaaa'))).not.toEqual(
    [],
  );
  expect(found[1]?.explains).toHaveLength(2);
});

test('a symptom without a reason is unexplained', () => {
  const cart = deployment('cart', { available: 0 });
  const crashing = pod('cart-5d4f8c7b9-aaaaa', { owner: cart, waiting: { reason: 'CrashLoopBackOff' } });
  expect(explained(cluster({ deployments: [cart], pods: [crashing] }))).toEqual({
    causes: [],
    unexplained: ['crash-looping-container shop/Deployment/cart'],
  });
});

const told = (...findings: readonly Finding[]) => causes(cluster(), findings, RULES);

test('what is mild, or no health, is neither explained nor unexplained', () => {
  const mild = finding('error-in-log', { severity: 'low' });
  const stale = finding('stale-replica-sets', { group: 'cleanup', severity: 'high' });
  const idle = finding('scaled-to-zero-workload', { group: 'hygiene', severity: 'low' });
  expect(told(mild, stale, idle)).toEqual({ causes: [], unexplained: [] });
});

test('worst first, then surest, then by name', () => {
  const of = (rule: string, name: string, severity: Finding['severity']) =>
    finding(rule, { severity, subject: named(name) });
  const found = told(
    of('node-not-ready', 'pi', 'critical'),
    of('liveness-probe-kills', 'a', 'high'),
    of('stuck-rollout', 'c', 'high'),
    of('stuck-rollout', 'b', 'high'),
    of('unavailable-image', 'a', 'medium'),
  );
  expect(found.causes.map(({ root }) => objectKey(root))).toEqual(
    ['pi', 'b', 'c', 'a', 'a'].map((name) => `shop/Deployment/${name}`),
  );
});

test('a cause tells its rule’s fix, its evidence first, and at most twenty consequences', () => {
  const proof = (path: string) => ({
    source: { file: 'nodes.json', document: 0, item: 0 },
    path,
    value: 'x',
  });
  const pods = Array.from({ length: 25 }, (_, index) => pod(`agent-${10 + index}`));
  const lost = finding('node-not-ready', {
    severity: 'medium',
    subject: { kind: 'Node', namespace: null, name: 'node-1' },
    evidence: ['a', 'b', 'c', 'd', 'e'].map(proof),
    commands: ['kubectl describe node node-1', 'kubectl describe node node-1'],
  });
  const follows = pods.map((own) => {
    const subject = { kind: 'Pod', namespace: 'shop', name: own.meta.name };
    return finding('partially-available-workload', {
      subject,
      severity: 'high',
      related: [subject],
      message: 'the pod is not ready',
      evidence: ['f', 'g'].map(proof),
      fingerprint: fingerprint('partially-available-workload', subject),
    });
  });
  const shop = cluster({ nodes: [node('node-1')], pods });
  const [cause, ...others] = causes(shop, [...follows, lost], RULES).causes;
  expect(others).toEqual([]);
  expect(cause?.severity).toBe('high');
  expect(cause?.explains).toHaveLength(26);
  expect(cause?.consequences).toHaveLength(21);
  expect(cause?.consequences[0]).toBe('Pod shop/agent-10: the pod is not ready');
  expect(cause?.consequences.at(-1)).toBe('and 5 more findings');
  expect(cause?.evidence.map(({ path }) => path).join('')).toBe('abcdfe');
  expect(cause?.remedy.text).toBe(RULES.find(({ id }) => id === 'node-not-ready')?.fix);
  expect(cause?.remedy.commands).toEqual(['kubectl describe node node-1']);
});
