import { expect, test } from 'vitest';
import { auditOf } from '../../../src/analysis/audit-of.ts';
import { evaluateChecklist } from '../../../src/analysis/checklist/evaluate-checklist.ts';
import { snapshotFacts } from '../../../src/analysis/facts/facts-of.ts';
import { planOf } from '../../../src/analysis/plan/plan-of.ts';
import { RULES } from '../../../src/rules/catalogue.ts';
import { readSnapshot } from '../../../src/snapshot/read-snapshot.ts';
import { snapshotPath } from '../../reports/recorded.ts';
import { stepOf } from './pharmacy.ts';

async function recorded(name: string) {
  const { cluster, ledger } = await readSnapshot(snapshotPath(name), { namespaces: null, capturedAt: null });
  return { cluster, audit: auditOf({ cluster, ledger, rules: RULES, version: '1.2.3' }) };
}

const deletions = (plan: ReturnType<typeof planOf>) =>
  stepOf(plan, 'prune-replica-sets kilo-guardian delete')
    .actions.filter(({ target }) => target.kind === 'ReplicaSet')
    .map(({ target }) => target.name);

test('the numbers after each step are exact: 15 + 63, 14 + 64, then 53 or 14', async () => {
  const { plan } = (await recorded('kilo-guardian-before')).audit;
  const back = stepOf(plan, 'roll-back kilo-guardian/Deployment/kilo-meds');
  expect(back.replicaSets).toEqual({
    namespace: 'kilo-guardian',
    before: { total: 78, active: 15, stale: 63 },
    after: { total: 78, active: 14, stale: 64 },
  });
  expect(back.commands[0]).toBe('kubectl rollout undo deployment/kilo-meds -n kilo-guardian');
  expect(back.effects).toContain('Pods in kilo-guardian: 14 (before this step: 15)');
  const [limit, byName] = ['limit', 'delete'].map((way) =>
    stepOf(plan, `prune-replica-sets kilo-guardian ${way}`),
  );
  expect(limit?.replicaSets?.after).toEqual({ total: 53, active: 14, stale: 39 });
  expect(limit?.effects).toContain('25 ReplicaSets deleted by Kubernetes, the oldest of each Deployment');
  expect(byName?.replicaSets?.after).toEqual({ total: 14, active: 14, stale: 0 });
  expect([limit?.choice?.advised, byName?.choice?.advised]).toEqual([true, false]);
  expect(limit?.actions.map(({ arguments: [verb] }) => verb)).toEqual(Array(14).fill('patch'));
});

test('64 ReplicaSets are deleted by name, the rolled back one too; 25 where three are kept', async () => {
  const { cluster, audit } = await recorded('kilo-guardian-before');
  const all = deletions(audit.plan);
  expect(new Set(all).size).toBe(64);
  expect(all).toContain('kilo-meds-7568f7694c');
  expect(all).not.toContain('kilo-meds-55d9cd8856');
  expect(deletions(planOf(cluster, audit, { keep: 3 }))).toHaveLength(25);
});

test('the mended image gets the next tag', async () => {
  const { plan } = (await recorded('kilo-guardian-before')).audit;
  expect(stepOf(plan, 'next-version').commands[0]).toBe(
    'kubectl set image deployment/kilo-meds meds=kilo-meds:ai-brain-ocr-v3 -n kilo-guardian',
  );
});

test('every finding is answered by a step, or left to people with a reason, and none twice', async () => {
  const { audit } = await recorded('kilo-guardian-before');
  const { steps, leftToPeople } = audit.plan;
  const answered = new Set(steps.flatMap(({ answers }) => answers));
  const left = leftToPeople.map(({ fingerprint }) => fingerprint);
  expect([...answered, ...left].toSorted()).toEqual(audit.findings.map((one) => one.fingerprint).toSorted());
});

test('the checklist of before is passed by after, and open where no capture tells', async () => {
  const { checklist } = (await recorded('kilo-guardian-before')).audit.plan;
  const before = (await recorded('kilo-guardian-before')).audit;
  const after = (await recorded('kilo-guardian-after')).audit;
  const outcomes = (audit: typeof after) =>
    evaluateChecklist(checklist, audit, snapshotFacts(audit)).map(({ item, outcome }) => [item.id, outcome]);
  expect(outcomes(after)).toEqual([
    ['rolled-out kilo-guardian/Deployment/kilo-meds', 'passed'],
    ['image kilo-guardian/Deployment/kilo-meds', 'passed'],
    ['pods kilo-guardian', 'passed'],
    ['replica-sets kilo-guardian', 'passed'],
    ['revisions kilo-guardian', 'passed'],
    ['services kilo-guardian', 'passed'],
    ['reach kilo-guardian/kilo-frontend-external', 'open'],
    ['reach kilo-guardian/kilo-gateway-external', 'open'],
  ]);
  expect(outcomes(before).slice(0, 5)).toEqual([
    ['rolled-out kilo-guardian/Deployment/kilo-meds', 'failed'],
    ['image kilo-guardian/Deployment/kilo-meds', 'failed'],
    ['pods kilo-guardian', 'failed'],
    ['replica-sets kilo-guardian', 'failed'],
    ['revisions kilo-guardian', 'failed'],
  ]);
});
