import { expect, test } from 'vitest';
import { EMPTY_BRIEF } from '../../../src/report/brief/empty-brief.ts';
import { deployments } from '../../../src/report/sections/deployments.ts';
import { audit, deployment, finding } from '../../builders/audit.ts';
import { workloadRow } from './rows.ts';

const text = (options: Parameters<typeof audit>[0]) => deployments(audit(options), EMPTY_BRIEF);

test('notes are words, not titles of rules', () => {
  const findings = ['generic-image', 'deployment-without-service', 'deployment-churn'].map((rule) =>
    finding(rule, { subject: deployment('cart'), group: 'hygiene', title: 'Something long is the case' }),
  );
  const page = text({ inventory: { workloads: [workloadRow('cart')] }, findings });
  expect(page).toContain('| bare base image; no Service; a rollout a day or more |');
  expect(page).not.toContain('omething long');
});

test('pods that are left behind are told from broken ones', () => {
  const problems = [{ status: 'Evicted', count: 2 }];
  const rows = [workloadRow('cart', { problems }), workloadRow('web', { problems, state: 'degraded' })];
  const page = text({ inventory: { workloads: rows } });
  expect(page).toContain('| 2 Evicted left behind |');
  expect(page).toContain('| 2 Evicted |');
});
