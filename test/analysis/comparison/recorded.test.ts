import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compare } from '../../../src/analysis/comparison/compare.ts';
import type { Comparison } from '../../../src/analysis/comparison/comparison.ts';
import { objectKey } from '../../../src/model/object.ts';
import { RULES } from '../../../src/rules/catalogue.ts';
import { ROOT } from '../../golden.ts';
import { compared, sideAt } from './recorded.ts';

const recorded = (name: string) => join(ROOT, 'snapshots', name);
const kindOf = ({ kinds }: Comparison, resource: string) => kinds.find((kind) => kind.resource === resource);
const states = ({ findings }: Comparison, state: string) =>
  findings.filter((one) => one.state === state).map(({ finding }) => finding.fingerprint);

describe('a clean-up of one namespace', async () => {
  const comparison = await compared(recorded('kilo-guardian-before'), recorded('kilo-guardian-after'));

  test('it is one cluster, forty minutes later', () => {
    expect(comparison).toMatchObject({ sameBy: 'uid of 1 node', elapsed: 40 * 60_000, oddities: [] });
  });

  test('64 ReplicaSets deleted, one created, 14 Deployments changed', () => {
    expect(kindOf(comparison, 'replicasets')).toMatchObject({
      before: 78,
      created: 1,
      deleted: 64,
      after: 15,
    });
    expect(kindOf(comparison, 'deployments')).toMatchObject({ before: 14, changed: 14, after: 14 });
    expect(kindOf(comparison, 'pods')).toMatchObject({ before: 15, created: 1, deleted: 2, after: 14 });
    expect(kindOf(comparison, 'services')).toMatchObject({ before: 15, changed: 0, after: 15 });
  });

  test('the deleted ReplicaSets by Deployment', () => {
    const { before, after, deleted, mostAfter } = comparison.replicaSets;
    expect(deleted.map(({ deployment, count }) => `${deployment.name} ${count}`)).toEqual([
      'kilo-frontend 10',
      'kilo-financial 8',
      'kilo-meds 8',
      'kilo-cam 7',
      'kilo-gateway 5',
      'kilo-habits 4',
      'kilo-reminder 4',
      'kilo-library 3',
      'kilo-ml-engine 3',
      'kilo-ollama 3',
      'kilo-usb-transfer 3',
      'kilo-voice 3',
      'kilo-ai-brain 2',
      'kilo-socketio 1',
    ]);
    expect(deleted.every(({ count, names }) => names.length === count)).toBe(true);
    expect([before, after]).toEqual([
      { total: 78, active: 15, stale: 63 },
      { total: 15, active: 14, stale: 1 },
    ]);
    expect(mostAfter).toBe(56);
  });

  test('each Deployment keeps three revisions now, and one runs another image', () => {
    const fields = comparison.objects.flatMap((object) => object.fields);
    expect(comparison.objects.map(({ change, ref }) => `${change} ${ref.kind}`)).toEqual(
      Array.from({ length: 14 }, () => 'changed Deployment'),
    );
    expect(fields.filter(({ path }) => path === 'spec.revisionHistoryLimit')).toEqual(
      Array.from({ length: 14 }, () => ({ path: 'spec.revisionHistoryLimit', before: '10', after: '3' })),
    );
    expect(fields).toHaveLength(15);
    expect(comparison.images).toEqual([
      {
        workload: { kind: 'Deployment', namespace: 'kilo-guardian', name: 'kilo-meds' },
        container: 'meds',
        before: 'kilo-meds:ai-brain-ocr-v2',
        after: 'kilo-meds:ai-brain-ocr-v3',
        afterBytes: 500_000_000,
      },
    ]);
  });

  test('what is fixed, what is open', () => {
    const fixed = states(comparison, 'fixed');
    expect(fixed).toContain('stuck-rollout kilo-guardian/Deployment/kilo-meds');
    expect(fixed).toContain('stale-replica-sets Namespace/kilo-guardian');
    expect(fixed.filter((one) => one.startsWith('high-revision-history-limit'))).toHaveLength(14);
    expect(states(comparison, 'open')).toContain('generic-image kilo-guardian/Deployment/kilo-socketio');
    expect(states(comparison, 'open')).toContain('mixed-image-naming Namespace/kilo-guardian');
    expect(states(comparison, 'new')).toEqual([]);
    expect(states(comparison, 'no longer visible')).toEqual(
      ['kilo-financial', 'kilo-frontend', 'kilo-meds'].map(
        (name) => `deployment-churn kilo-guardian/Deployment/${name}`,
      ),
    );
  });

  test('the pods that nobody touched', () => {
    const { pods, restarted } = comparison.unaffected;
    expect([pods.length, restarted]).toEqual([13, []]);
    expect(pods.some(({ name }) => name.startsWith('kilo-meds-'))).toBe(false);
    expect(comparison.problemPods).toMatchObject({
      before: 1,
      after: 0,
      statuses: [
        { status: 'CrashLoopBackOff', before: 1, after: 0 },
        { status: 'Running', before: 14, after: 14 },
      ],
    });
  });
});

describe('a clean-up of a whole cluster', async () => {
  const comparison = await compared(recorded('twisterlab-before'), recorded('twisterlab-after'));

  test('sixteen problem pods are gone', () => {
    const { before, after, removed, remaining, appeared } = comparison.problemPods;
    expect([before, after, remaining, appeared]).toEqual([16, 0, [], []]);
    expect(removed.map(({ namespace, pods }) => [namespace, pods.length])).toEqual([
      ['twisterlab', 7],
      ['monitoring', 4],
      ['twisterlab-dev', 3],
      ['default', 2],
    ]);
  });

  test('the disk has room again', () => {
    expect(comparison.conditions).toEqual([
      { node: 'edgeserver.twisterlab.local', type: 'DiskPressure', before: 'True', after: 'False' },
    ]);
  });

  test('an autoscaler is deleted, three Deployments keep fewer revisions, three are scaled to zero', () => {
    const deleted = comparison.objects.filter(({ change }) => change === 'deleted');
    expect(deleted.map(({ ref }) => objectKey(ref))).toEqual([
      'twisterlab/HorizontalPodAutoscaler/mcp-unified-hpa',
    ]);
    const changes = comparison.objects.flatMap(({ fields }) => fields);
    const limits = changes.filter(({ path }) => path === 'spec.revisionHistoryLimit');
    const replicas = changes.filter(({ path }) => path === 'spec.replicas');
    expect(limits).toHaveLength(3);
    expect(replicas.map(({ after }) => after)).toEqual(['0', '0', '0']);
  });

  test('what a Deployment without pods cannot show is said to be avoided', () => {
    const image = comparison.findings.filter(({ finding }) => finding.rule === 'unavailable-image');
    expect(image.map(({ state, remark }) => `${state}: ${remark}`)).toEqual(
      Array.from({ length: 3 }, () => 'fixed: the Deployment was scaled to 0'),
    );
  });
});

test.each(['kilo-guardian-before', 'twisterlab-before', 'raspberry-pi', 'pods-only'])(
  '%s compared with itself did not change',
  async (name) => {
    const side = await sideAt(recorded(name));
    const { kinds, objects, turnover, findings, oddities, elapsed, ...rest } = compare(side, side, {
      rules: RULES,
    });
    expect([objects, turnover, oddities, elapsed]).toEqual([[], [], [], 0]);
    expect(rest).toMatchObject({ conditions: [], images: [] });
    expect(rest.problemPods).toMatchObject({ appeared: [] });
    expect(rest.problemPods.removed).toEqual([]);
    expect(
      kinds.every(({ created, deleted, replaced, changed }) => !(created || deleted || replaced || changed)),
    ).toBe(true);
    expect(new Set(findings.map(({ state }) => state))).toEqual(new Set(['open']));
    expect(findings).toHaveLength(side.audit.findings.length);
  },
);
