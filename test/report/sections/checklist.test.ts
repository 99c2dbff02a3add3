import { expect, test } from 'vitest';
import type { ChecklistItem } from '../../../src/analysis/checklist/checklist.ts';
import type { JudgedItem } from '../../../src/report/brief/judged.ts';
import { evaluatedChecklist, openChecklist } from '../../../src/report/sections/checklist.ts';
import { audit, finding, verdict } from '../../builders/audit.ts';
import { many, workloadRow } from './rows.ts';

const GONE: ChecklistItem = {
  id: 'gone',
  text: 'The rollout of shop/cart is over',
  check: { all: [{ absent: 'stuck-rollout shop/Deployment/cart' }] },
};
const BY_HAND: ChecklistItem = { id: 'reach', text: 'The shop answers', check: null };
const NOBODY = { checklist: [] };

function stated(outcome: JudgedItem['outcome'], options: Partial<JudgedItem> = {}): JudgedItem {
  return { item: 'The tablet works.', notes: null, outcome, by: 'auditor', seen: null, ...options };
}

/** The audit whose plan asks for these. */
function earlier(items: readonly ChecklistItem[]) {
  return audit({ plan: { steps: [], leftToPeople: [], checklist: items } });
}

test('what was to be verified is ticked where the later capture shows it', () => {
  const page = evaluatedChecklist(
    earlier([GONE, BY_HAND]),
    audit({ rules: [verdict('stuck-rollout')] }),
    NOBODY,
  );
  expect(page).toContain('1 of 2 items passed, 1 that nobody has verified.');
  expect(page).toContain('- [x] The rollout of shop/cart is over: passed; stuck-rollout found nothing there');
  expect(page).toContain('- [ ] The shop answers: not verified; only a person can tell');
});

test('what it shows not to be so is not ticked, and says what is there', () => {
  const findings = [finding('stuck-rollout')];
  const rules = [verdict('stuck-rollout', { outcome: 'found', findings: 1 })];
  const page = evaluatedChecklist(earlier([GONE]), audit({ findings, rules }), NOBODY);
  expect(page).toContain('0 of 1 item passed, 1 failed.');
  expect(page).toContain('- [ ] The rollout of shop/cart is over: ❌ failed; 0 of 2 replicas are ready');
});

test('a rule that was not evaluated verifies nothing', () => {
  const rules = [verdict('stuck-rollout', { outcome: 'not evaluated', missing: ['pods'] })];
  expect(evaluatedChecklist(earlier([GONE]), audit({ rules }), NOBODY)).toContain(
    '- [ ] The rollout of shop/cart is over: not verified; stuck-rollout was not evaluated: pods',
  );
});

test('a finding that the page leaves out is not gone', () => {
  const rules = [verdict('stuck-rollout', { outcome: 'found', findings: 1 })];
  expect(evaluatedChecklist(earlier([GONE]), audit({ rules, findings: [] }), NOBODY)).toContain(
    '- [ ] The rollout of shop/cart is over: not verified; milder findings are left out of this page',
  );
});

test.each([
  [stated('passed'), '- [x] The tablet works: passed, stated by the auditor'],
  [
    stated('failed', { notes: 'No network' }),
    '- [ ] The tablet works: ❌ failed, stated by the auditor; note of the auditor: No network',
  ],
  [
    stated('passed', { by: 'snapshot', seen: 'pods.problem is 0' }),
    '- [x] The tablet works: passed; pods.problem is 0',
  ],
  [
    stated('open', { by: null, seen: 'pods were not captured' }),
    '- [ ] The tablet works: not verified; pods were not captured',
  ],
  [stated('open', { by: null }), '- [ ] The tablet works.'],
])('an item of the brief: %j', (item, line) => {
  const judged = { checklist: [item] };
  const lines = [openChecklist([], judged), evaluatedChecklist(null, audit(), judged)].map((page) =>
    page.split('\n'),
  );
  for (const own of lines) expect(own).toContain(line);
});

test('before the work nothing of the plan is ticked', () => {
  expect(openChecklist([GONE, BY_HAND], NOBODY)).toBe(
    '- [ ] The rollout of shop/cart is over\n- [ ] The shop answers',
  );
  expect(openChecklist([], NOBODY)).toBe('');
  expect(evaluatedChecklist(null, audit(), NOBODY)).toBe('');
});

test('of very many the passed ones are left out first', () => {
  const items = [...many(100, (number) => ({ ...GONE, id: `gone-${number}` })), BY_HAND];
  const page = evaluatedChecklist(earlier(items), audit({ rules: [verdict('stuck-rollout')] }), NOBODY);
  expect(page.match(/^- \[/gm)).toHaveLength(60);
  expect(page).toContain('- [ ] The shop answers');
  expect(page).toContain('41 more items: see the JSON audit.');
});

test('trouble with pods that are no more is not solved', () => {
  const check = { all: [{ absent: 'unavailable-image shop/Deployment/cart' }] };
  const before = audit({
    inventory: { workloads: [workloadRow('cart', { ready: 0, state: 'down' })] },
    plan: { steps: [], leftToPeople: [], checklist: [{ id: 'gone', text: 'Solved: no image', check }] },
  });
  const asleep = audit({
    inventory: { workloads: [workloadRow('cart', { desired: 0, ready: 0, state: 'idle' })] },
    rules: [verdict('unavailable-image')],
  });
  expect(evaluatedChecklist(before, asleep, NOBODY)).toContain(
    '- [ ] Solved: no image: not verified; scaled to 0',
  );
});

test('what was expected of a workload that was scaled to zero since is put off, not failed', () => {
  const item = {
    id: 'pods shop',
    text: '4 pods in shop',
    check: { all: [{ fact: ['workloads', 'shop/cart', 'ready'], is: '>=' as const, value: 2 }] },
  };
  const before = audit({
    inventory: { workloads: [workloadRow('cart', { ready: 0, state: 'down' })] },
    plan: { steps: [], leftToPeople: [], checklist: [item] },
  });
  const asleep = audit({
    inventory: { workloads: [workloadRow('cart', { desired: 0, ready: 0, state: 'idle' })] },
  });
  const broken = audit({ inventory: { workloads: [workloadRow('cart', { ready: 1, state: 'degraded' })] } });
  expect(evaluatedChecklist(before, asleep, NOBODY)).toMatch(
    /- \[ \] 4 pods in shop: not verified; scaled to 0 since: shop\/cart/,
  );
  expect(evaluatedChecklist(before, broken, NOBODY)).toMatch(/- \[ \] 4 pods in shop: ❌ failed/);
});
