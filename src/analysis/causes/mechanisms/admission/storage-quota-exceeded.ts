import type { PersistentVolume } from '../../../../model/storage.ts';
import { someOf } from '../../../../rules/amount-words.ts';
import { excerpt } from '../../../../rules/excerpt.ts';
import { field } from '../../../../rules/field-evidence.ts';
import type { Evidence, Finding } from '../../../../rules/finding.ts';
import type { Diagnosis, Mechanism, Scene } from '../../mechanism.ts';
import { perScene } from '../../per-scene.ts';
import { type AbsentClaim, absentClaims } from './absent-claim.ts';
import { quotaCommands, quotaFields, quotasIn, toldQuota } from './exceeded-quota.ts';
import { namespaceRoot } from './namespace-root.ts';
import { quotaAmount } from './quota-resource.ts';
import { NOT_MADE } from './refusal.ts';

/** A claim was never made, because the namespace's quota of storage does not hold it. */
export const storageQuotaExceeded: Mechanism = {
  id: 'storage-quota-exceeded',
  title: 'A quota on storage leaves no room for a claim',
  reasoning:
    'The API server refuses a PersistentVolumeClaim that does not fit into the namespace’s ResourceQuota of ' +
    'requests.storage or persistentvolumeclaims. Whoever applied it got the error; no event remains, except for the ' +
    'claims of a StatefulSet. What remains is a pod that mounts a claim which is not in the list, and a quota whose ' +
    'rest is smaller than what the StatefulSet’s template asks for, or than the free volume or the other claims that ' +
    'tell what is usual. A claim that is there and Pending has another fault, and so has one that is absent while the ' +
    'quota has room for it.',
  fix: 'Raise the quota by what the claim asks for, or ask for less; then apply the claim again, for nobody else will.',
  explains: [...NOT_MADE, 'unschedulable-pod', 'unscheduled-pod', 'stuck-starting-pod'],
  diagnose(finding, scene) {
    return toldQuota(finding, scene, 'storage') ?? absent(finding, scene);
  },
};

function absent(finding: Finding, scene: Scene): Diagnosis | null {
  const root = namespaceRoot(finding.subject);
  const quotas = root === null ? [] : quotasIn(scene, root.name);
  if (root === null || quotas.length === 0) return null;
  const claims = absentClaims(finding, scene);
  const [claim] = claims;
  if (claim === undefined) return null;
  for (const quota of quotas) {
    for (const [resource, hard] of Object.entries(quota.hard)) {
      const used = quota.used[resource] ?? 0;
      const tight = tightness(resource, hard, used, claim, scene);
      if (tight === null) continue;
      const names = [...new Set(claims.map(({ name }) => name))];
      const ask = tight.ask ?? (resource.endsWith('requests.storage') ? null : 1);
      return {
        root,
        confidence: tight.confidence,
        summary:
          `PersistentVolumeClaim ${someOf(names.map((name) => excerpt(name, 80)))} does not exist, and ResourceQuota ` +
          `${quota.meta.name} has ${quotaAmount(resource, Math.max(0, hard - used))} of its ${quotaAmount(resource, hard)} of ${resource} left for it${tight.words}`,
        evidence: [...quotaFields(quota, resource), ...tight.evidence, claimField(claim)],
        commands: quotaCommands(
          root.name,
          quota.meta.name,
          ask === null ? [] : [[resource, used + ask * names.length]],
        ),
        toConfirm: `Apply the manifest of the claim again, or read the output of the last time: the API server says "exceeded quota: ${quota.meta.name}" if this is it.`,
        fault: `${root.name} storage`,
      };
    }
  }
  return null;
}

function claimField({ pod, name }: AbsentClaim): Evidence {
  const index = pod.spec.volumes.findIndex(({ uses }) => uses.some((use) => use.name === name));
  return field(pod, `spec.volumes[${index}].persistentVolumeClaim.claimName`, name);
}

interface Tight {
  readonly confidence: 'likely' | 'hypothesis';
  readonly ask: number | null;
  readonly words: string;
  readonly evidence: readonly Evidence[];
}

/** Why a claim would not fit into the rest of a quota; `null` where it would, or the quota counts something else. */
function tightness(
  resource: string,
  hard: number,
  used: number,
  claim: AbsentClaim,
  scene: Scene,
): Tight | null {
  const rest = hard - used;
  if (COUNTS.test(resource))
    return rest < 1 ? { confidence: 'likely', ask: 1, words: '', evidence: [] } : null;
  if (!BYTES.test(resource)) return null;
  if (claim.requestedBytes !== null) {
    const words = `, which asks for ${quotaAmount(resource, claim.requestedBytes)}`;
    return claim.requestedBytes > rest
      ? { confidence: 'likely', ask: claim.requestedBytes, words, evidence: [] }
      : null;
  }
  if (rest <= 0) return { confidence: 'likely', ask: null, words: '', evidence: [] };
  const { free, usual } = usualSizes(scene);
  const [smallest] = free;
  if (smallest !== undefined) {
    const size = smallest.capacityBytes ?? 0;
    if (size <= rest) return null;
    return {
      confidence: 'likely',
      ask: size,
      words: `, while free PersistentVolume ${smallest.meta.name} has ${quotaAmount(resource, size)}`,
      evidence: [field(smallest, 'spec.capacity.storage', quotaAmount(resource, size))],
    };
  }
  const [typical] = usual;
  if (typical === undefined || typical <= rest) return null;
  const words = `, while the smallest claim of the cluster asks for ${quotaAmount(resource, typical)}`;
  return { confidence: 'hypothesis', ask: typical, words, evidence: [] };
}

const COUNTS = /(?:^|\/)persistentvolumeclaims$/;
const BYTES = /(?:^|\/)requests\.storage$/;

/** Volumes that nobody claims, and what other claims ask for; smallest first. */
const usualSizes = perScene(({ cluster }) => ({
  free: cluster.persistentVolumes
    .filter(
      ({ phase, claim, capacityBytes }: PersistentVolume) =>
        phase === 'Available' && claim === null && capacityBytes !== null,
    )
    .toSorted((a, b) => (a.capacityBytes ?? 0) - (b.capacityBytes ?? 0)),
  usual: cluster.persistentVolumeClaims
    .flatMap(({ requestedBytes }) => requestedBytes ?? [])
    .toSorted((a, b) => a - b),
}));
