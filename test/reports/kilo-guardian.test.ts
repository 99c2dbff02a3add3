import { describe, expect, test } from 'vitest';
import { recordedPage, snapshotPath } from './recorded.ts';

describe('the audit of kilo-guardian tells what an auditor would, and nothing else', () => {
  const page = () => recordedPage(snapshotPath('kilo-guardian-before'), 'namespace');

  test.each([
    ['ReplicaSets that add up', 'ReplicaSets:** 78: 15 active and 63 stale'],
    ['what is stale after the rollback', '64 stale'],
    ['each active ReplicaSet', /### Active \(15\)\n\n(- .*\n){15}\n/],
    [
      'how images are named',
      /`kilo\/<service>:latest` \| 7 \|[\s\S]*`kilo-<service>:<tag>` \| 5 \|[\s\S]*\| 1 \|[\s\S]*\| 1 \|[\s\S]*\*\*Total\*\* \| 14 \|/,
    ],
    ['the Deployment without a Service', /kilo-ollama.*no Service/],
    ['how many replicas there are', 'Replicas: 1 desired, 2 current, 1 updated, 1 available, 1 unavailable.'],
    [
      'the version that crashes',
      /\| newest \| 9 \| `kilo-meds-7568f7694c` \| `kilo-meds:ai-brain-ocr-v2` \| 0\/1 \| 7m \| CrashLoopBackOff, exit code 1, 6 restarts \|/,
    ],
    [
      'the version that serves',
      /\| still serves \| 8 \| `kilo-meds-55d9cd8856` \| `kilo-meds:cb1` \| 1\/1 \| 23h \|/,
    ],
    ['the line of the log', "ModuleNotFoundError: No module named 'prometheus_client'"],
    ['how to go back', 'kubectl rollout undo deployment/kilo-meds -n kilo-guardian'],
    ['that a script can do it', 'kube-dossier plan SNAPSHOT --script FILE'],
    ['the address of a node for what is reached from outside', '192.168.1.50'],
    ['an age as kubectl prints it', /`kilo-frontend` \| 11 \| 1 \| 10 \| 10 \| 7d15h \|/],
    ['restarts that are over', /`kilo-ai-brain`.* 11 \| .*stable now/],
    ['that the old version serves', '14/14 (100 %)'],
    ['that the rollout of one is not done', '13/14 (93 %)'],
  ])('says: %s', async (_, words) => {
    expect(await page()).toMatch(words);
  });

  test.each([
    ['a total that its rows do not make', /\b72 (ReplicaSets|total)|\*\*Total\*\* \| 72/],
    ['fewer active ReplicaSets than it lists', 'Active (8)'],
    ['what is stale later as what is stale now', /^(- \*\*ReplicaSets|\| \*\*Total).*64/m],
    ['an address that is the reader’s own', 'localhost'],
  ])('does not say: %s', async (_, words) => {
    expect(await page()).not.toMatch(words);
  });
});

describe('the completion report of kilo-guardian tells what an auditor would, and nothing else', () => {
  const page = () =>
    recordedPage(snapshotPath('kilo-guardian-after'), 'completion', snapshotPath('kilo-guardian-before'));

  test.each([
    ['what was deleted', /\*\*Total\*\* \| 64 \|/],
    ['that one of them was left by the rollback', /`kilo-guardian\/kilo-meds` \| 8 \|/],
    ['that the numbers add up', '78 before, 64 deleted, 1 created, 15 after.'],
    ['how many there can be', 'at most 56'],
    ['that every pod is well', '14/14 (100 %)'],
    [
      'what can be rolled back',
      /1 of 14 Deployments with a captured ReplicaSet has an earlier revision[\s\S]*kubectl rollout undo deployment\/kilo-meds -n kilo-guardian/,
    ],
    ['the wrong image that is left', /Still open[\s\S]*kilo-socketio/],
    ['the image names that are left', /Still open[\s\S]*Images of one project are named in several ways/],
    ['that the rollout is fixed', /Fixed[\s\S]*kilo-meds.*Rollout is stuck/],
    ['that none crashes', /Pods CrashLoopBackOff \| 1 \| 0 \|/],
    ['the new image', /`kilo-meds:ai-brain-ocr-v2` \| `kilo-meds:ai-brain-ocr-v3`/],
    ['one change of fourteen limits', /14 Deployments:.*`spec.revisionHistoryLimit` \| `10` \| `3` \|/],
    ['the uptime of the youngest pod', '58s'],
    ['how much shorter a listing is', '81 % shorter'],
  ])('says: %s', async (_, words) => {
    expect(await page()).toMatch(words);
  });

  test.each([
    ['a maximum that forgets the version that runs', /\b42\b/],
    ['that nothing is left', 'None: no check'],
    ['a total of before that its rows do not make', /\b72 (before|ReplicaSets)/],
    ['an address that is the reader’s own', 'localhost'],
  ])('does not say: %s', async (_, words) => {
    expect(await page()).not.toMatch(words);
  });
});
