import { expect, test } from 'vitest';
import { EMPTY_BRIEF } from '../../../src/report/brief/empty-brief.ts';
import { judged } from '../../../src/report/brief/judged.ts';
import { KINDS_OF_REPORT, SNAPSHOTS_OF } from '../../../src/report/formats.ts';
import { markdownReport } from '../../../src/report/markdown-report.ts';
import { DEFAULT_STYLE } from '../../../src/report/style/page-style.ts';
import { audit, deployment, finding } from '../../builders/audit.ts';
import { comparison, findingChange } from '../../builders/comparison.ts';
import { lintPage } from '../markdownlint.ts';
import {
  claimRow,
  many,
  namespaceRow,
  nodeRow,
  problemPod,
  routeRow,
  serviceRow,
  workloadRow,
} from '../sections/rows.ts';

const PODS = 15_000;
const STUCK = many(3000, (number) => finding('stuck-rollout', { subject: deployment(`app-${number}`) }));
const LARGE = audit({
  scope: {
    kind: 'cluster',
    namespaces: many(600, (number) => `team-${number}`),
    distribution: null,
    version: null,
  },
  findings: STUCK,
  unexplained: STUCK.map(({ fingerprint }) => fingerprint),
  inventory: {
    nodes: many(800, (number) => nodeRow(`node-${number}`)),
    namespaces: many(600, (number) => namespaceRow(`team-${number}`)),
    workloads: many(3000, (number) => workloadRow(`app-${number}`, { state: 'down', ready: 0 })),
    services: many(3000, (number) => serviceRow(`app-${number}`, { type: 'LoadBalancer' })),
    routes: many(1500, (number) => routeRow(`app-${number}.shop.example`)),
    claims: many(4000, (number) => claimRow(`data-${number}`)),
    pods: {
      total: PODS,
      ok: 0,
      starting: 0,
      byStatus: [{ status: 'CrashLoopBackOff', count: PODS }],
      problems: many(PODS, (number) => problemPod(`app-${number}`)),
    },
  },
});
const BEFORE = {
  audit: LARGE,
  comparison: comparison({ findings: STUCK.map(({ subject }) => findingChange('open', { subject })) }),
};
const ROOM = { characters: 65_000, files: { page: 'page.md', appendix: 'page-appendix.md' } };

test.each(KINDS_OF_REPORT)(
  '%s of 15,000 broken pods fits into a ticket, and its appendix has the rest',
  (kind) => {
    const dossier = {
      audit: LARGE,
      brief: EMPTY_BRIEF,
      before: SNAPSHOTS_OF[kind] === 'one' ? null : BEFORE,
      style: DEFAULT_STYLE,
      judged: judged(EMPTY_BRIEF, LARGE),
    };
    const whole = markdownReport(dossier, kind);
    const { text, appendix, contradictions } = markdownReport(dossier, kind, { template: null, room: ROOM });
    expect(contradictions).toEqual([]);
    expect(text.length).toBeLessThanOrEqual(65_000);
    expect(whole.text.length).toBeLessThan(400_000);
    if (whole.text.length <= 65_000) expect(text).toBe(whole.text);
    else expect(appendix).toMatch(/^# .*: appendix\n/);
    const [, verdict = ''] = /## Verdict\n\n([\s\S]*?)\n## /.exec(whole.text) ?? [];
    expect(text).toContain(verdict.split('\n')[0] ?? '');
  },
);

test('a page that was cut has nothing that markdownlint sees', () => {
  const dossier = {
    audit: LARGE,
    brief: EMPTY_BRIEF,
    before: null,
    style: DEFAULT_STYLE,
    judged: judged(EMPTY_BRIEF, LARGE),
  };
  for (const files of [ROOM.files, null]) {
    const { text } = markdownReport(dossier, 'infrastructure', {
      template: null,
      room: { characters: 15_000, files },
    });
    expect(lintPage(text)).toEqual([]);
  }
});
