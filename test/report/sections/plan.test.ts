import { expect, test } from 'vitest';
import { EMPTY_BRIEF } from '../../../src/report/brief/empty-brief.ts';
import { causes } from '../../../src/report/sections/causes.ts';
import { otherFindings, unexplained } from '../../../src/report/sections/findings.ts';
import { nextSteps } from '../../../src/report/sections/next-steps.ts';
import { plan } from '../../../src/report/sections/plan.ts';
import { looksOnly, pointingToPlan } from '../../../src/report/sections/planned.ts';
import { audit, deployment, finding } from '../../builders/audit.ts';
import { briefOf } from '../final/dossier.ts';
import { planStep } from './plan-rows.ts';
import { many } from './rows.ts';

const planOf = (steps: readonly ReturnType<typeof planStep>[], left: readonly string[] = []) => ({
  steps,
  leftToPeople: left.map((why, index) => ({ fingerprint: `rule-${index} shop/Deployment/cart`, why })),
  checklist: [],
});

test('a step says what it takes, changes, risks, and how to undo it', () => {
  const step = planStep('cart', {
    preconditions: ['nobody rolled out since'],
    effects: ['14 active', '64 stale'],
    undo: {
      text: 'Goes forward again.',
      commands: ['kubectl rollout undo deployment/cart --to-revision=9 -n shop'],
    },
  });
  const page = plan({ plan: planOf([step]) });
  expect(page).toContain('### 1. 🟠 Do cart');
  expect(page).toContain('It does not run');
  expect(page).toContain('**First:** nobody rolled out since');
  expect(page).toMatch(/\*\*Effect:\*\*\n\s+- 14 active\n\s+- 64 stale/);
  expect(page).toContain('**Risk:** low. Little can go wrong.');
  expect(page).toContain('**To undo:** Goes forward again.');
  expect(page).toContain('**By hand:** no script can do this.');
});

test('of steps that exclude each other one is advised', () => {
  const choice = { name: 'old versions', option: 'limit', advised: true };
  const page = plan({
    plan: planOf([planStep('cart', { choice }), planStep('web', { choice: { ...choice, advised: false } })]),
  });
  expect(page).toContain('Do cart (advised)');
  expect(page).toContain('Do web (instead of the advised step)');
});

test('nothing to do', () => {
  expect(plan({ plan: planOf([]) })).toBe('');
  expect(plan({ plan: planOf([planStep('look', { answers: [], phase: 'verify' })]) })).toBe('');
  expect(nextSteps({ plan: planOf([]) }, EMPTY_BRIEF)).toBe('');
});

test('what is left to people is counted by the reason', () => {
  const page = plan({ plan: planOf([planStep('cart')], ['Ask.', 'Ask.', 'Measure first.']) });
  expect(page).toContain('3 findings that a person has to decide about first:');
  expect(page).toContain('- Ask. (2 findings)');
  expect(page).toContain('- Measure first. (1 finding)');
});

test('what is left to people is named where its finding is known', () => {
  const own = finding('generic-image', { subject: deployment('till') });
  const other = finding('floating-tag', { subject: deployment('till') });
  const left = {
    ...planOf([planStep('cart')]),
    leftToPeople: [own, other].map(({ fingerprint }) => ({ fingerprint, why: 'Ask.' })),
  };
  expect(plan({ plan: left, findings: [own, other] })).toContain(
    '- Ask. (2 findings: Deployment `shop/till`)',
  );
});

test('a plan of very many steps and reasons is bounded', () => {
  const steps = many(500, (number) => planStep(`cart-${number}`));
  const page = plan({
    plan: planOf(
      steps,
      many(500, (number) => `Reason ${number}.`),
    ),
  });
  expect(page).toContain('470 more steps: see the JSON audit.');
  expect(page).toContain('and 480 more findings for other reasons');
  expect(nextSteps({ plan: planOf(steps) }, EMPTY_BRIEF)).toContain('The other 492 steps of the plan');
});

test('next steps leave out what is not advised, and what is done comes last', () => {
  const choice = { name: 'old versions', option: 'delete', advised: false };
  const brief = briefOf({ nextSteps: [{ title: 'Clean up', state: 'done' }, { title: 'Call the owner' }] });
  const page = nextSteps({ plan: planOf([planStep('cart'), planStep('web', { choice })]) }, brief);
  expect(page).not.toContain('Do web');
  expect(page).toMatch(
    /1\. \*\*Do cart\*\*[\s\S]*Call the owner \(stated by the auditor\)[\s\S]*Done already[\s\S]*- Clean up/,
  );
});

test.each([
  ['kubectl get pods -n shop', true],
  ['kubectl rollout history deployment/cart -n shop', true],
  ['kubectl rollout undo deployment/cart -n shop', false],
  ["kubectl patch deployment cart -n shop -p '{}'", false],
  ['kubectl delete pod cart-1 -n shop', false],
  ['ssh 10.0.0.2 sudo systemctl status k3s-agent', true],
  ['ssh 10.0.0.2 sudo systemctl restart k3s-agent', false],
  ['# and for 3 more', true],
])('%s only looks: %s', (command, looks) => {
  expect(looksOnly(command)).toBe(looks);
});

const CHANGING = 'kubectl rollout undo deployment/cart -n shop';

test('what a step answers points to it, and does not repeat what changes something', () => {
  const own = finding('stuck-rollout', { commands: ['kubectl describe deployment/cart -n shop', CHANGING] });
  const pointing = pointingToPlan(
    audit({ findings: [own], unexplained: [own.fingerprint], plan: planOf([planStep('cart')]) }),
  );
  const page = unexplained(pointing);
  expect(page).toContain('see step 1 of the plan');
  expect(page).toContain('kubectl describe deployment/cart');
  expect(page).not.toContain(CHANGING);
});

test('what no step answers keeps its commands', () => {
  const own = finding('generic-image', { group: 'risk', commands: [CHANGING] });
  const page = otherFindings(pointingToPlan(audit({ findings: [own], plan: planOf([planStep('cart')]) })));
  expect(page).toContain(CHANGING);
  expect(page).not.toContain('of the plan');
});

test('of two ways the advised one is pointed to, and one that is not printed never', () => {
  const own = finding('stuck-rollout');
  const choice = { name: 'old versions', option: 'delete', advised: false };
  const second = planStep('late', { answers: [own.fingerprint] });
  const first = planStep('cart', { choice });
  const number = (steps: readonly ReturnType<typeof planStep>[]) =>
    /step (\d+) of the plan/.exec(
      pointingToPlan(audit({ findings: [own], plan: planOf(steps) })).findings[0]?.message ?? '',
    )?.[1];
  expect(number([first, second])).toBe('2');
  expect(
    number([...many(30, (index) => planStep(`other-${index}`, { answers: [] })), second]),
  ).toBeUndefined();
});

test('a cause whose root a step answers has no second set of commands', () => {
  const cause = {
    root: { kind: 'Deployment', namespace: 'shop', name: 'cart' },
    mechanism: 'stuck-rollout',
    title: 'Rollout is stuck',
    severity: 'high',
    confidence: 'confirmed',
    summary: 'it does not come up',
    symptoms: [],
    chain: [],
    explains: ['stuck-rollout shop/Deployment/cart'],
    alsoAt: [],
    consequences: [],
    evidence: [],
    impact: { replicas: null, services: [], served: [], routes: [], shares: null, unknown: [] },
    toConfirm: null,
    remedy: {
      text: 'Roll back.',
      commands: ['kubectl describe deployment/cart -n shop', CHANGING],
      otherwise: [{ condition: 'if that fails', commands: ['kubectl delete pod cart-1 -n shop'] }],
    },
  } as const;
  const page = causes(
    pointingToPlan(audit({ causes: [cause], plan: planOf([planStep('cart')]) })),
    EMPTY_BRIEF,
  );
  expect(page).toContain('Roll back. See step 1 of the plan.');
  expect(page).toContain('kubectl describe');
  expect(page).not.toMatch(/undo|delete pod/);
});
