import { groupBy } from '../../../../model/grouping.ts';
import type { ResourceQuota } from '../../../../model/policy.ts';
import { parseQuantity } from '../../../../model/quantity.ts';
import { inNamespace, kubectl } from '../../../../rules/command.ts';
import { excerpt } from '../../../../rules/excerpt.ts';
import { field } from '../../../../rules/field-evidence.ts';
import type { Evidence, Finding } from '../../../../rules/finding.ts';
import type { Diagnosis, Mechanism, Scene } from '../../mechanism.ts';
import { perScene } from '../../per-scene.ts';
import { namespaceRoot } from './namespace-root.ts';
import { podTemplateOf } from './pod-template-of.ts';
import { type ExceededResource, overshoot, quotaRefusal } from './quota-refusal.ts';
import { podShare, type QuotaKind, quotaAmount, quotaKind, quotaQuantity } from './quota-resource.ts';
import { isSilent, missingPods, NOT_MADE, refusal } from './refusal.ts';

/** A quota of one kind of resource that leaves no room for the pods of a workload. */
export function exceededQuota(kind: QuotaKind, card: Pick<Mechanism, 'id' | 'title'>): Mechanism {
  return {
    ...card,
    reasoning:
      'The API server admits a pod only while what it asks for fits into every ResourceQuota of its namespace beside ' +
      'what is in use. The refusal names quota, resource and amounts, on the ReplicaSet (condition ReplicaFailure, ' +
      'event FailedCreate) or on whatever makes the pods; pods are missing, none is Pending, which tells it from a ' +
      'node without room. Use may be below the limit: the request does not fit into the rest. Where nothing says why ' +
      'pods are missing, a quota whose rest is smaller than what the template asks for is likely.',
    fix: 'Raise the quota by what the missing pods ask for, lower what the pods of the namespace ask for, or remove what is not needed.',
    explains: NOT_MADE,
    diagnose: (finding, scene) => toldQuota(finding, scene, kind) ?? concluded(finding, scene, kind),
  };
}

/** By the message of the refusal. */
export function toldQuota(finding: Finding, scene: Scene, kind: QuotaKind): Diagnosis | null {
  const said = refusal(finding, scene);
  const parsed = said === null ? null : quotaRefusal(said.text);
  const root = namespaceRoot(finding.subject);
  if (said === null || parsed === null || root === null) return null;
  const [worst, ...others] = parsed.exceeded.toSorted((a, b) => overshoot(b) - overshoot(a));
  if (worst === undefined || quotaKind(worst.resource) !== kind) return null;
  const quota = quotasIn(scene, root.name).find(({ meta }) => meta.name === parsed.quota) ?? null;
  const isKnown = scene.cluster.captured.all('resourceQuotas', root.name);
  const roomNow = quota === null ? isKnown : hasRoom(quota, worst);
  return {
    root,
    confidence: roomNow ? 'likely' : 'confirmed',
    summary: `ResourceQuota ${parsed.quota} refuses new pods: ${[worst, ...others].map(exceededWords).join(', ')}`,
    evidence: [...(quota === null ? [] : quotaFields(quota, worst.resource)), ...said.evidence],
    commands: quotaCommands(root.name, parsed.quota, [raised(worst, missingPods(finding))]),
    toConfirm: roomNow
      ? 'The quota has room now: see whether the pods are made at the next try, kubectl describe resourcequota and the events of the ReplicaSet.'
      : null,
    fault: `${root.name} ${kind}`,
  };
}

function exceededWords({ resource, requested, used, limited }: ExceededResource): string {
  return `a pod asks for ${excerpt(`${resource}=${requested}`, 80)}, ${excerpt(used, 40)} of ${excerpt(limited, 40)} in use`;
}

function raised({ resource, requested, used }: ExceededResource, pods: number): readonly [string, number] {
  return [resource, (parseQuantity(used) ?? 0) + pods * (parseQuantity(requested) ?? 0)];
}

function hasRoom({ hard, used }: ResourceQuota, { resource, requested }: ExceededResource): boolean {
  const most = hard[resource];
  if (most === undefined) return true;
  return (used[resource] ?? 0) + (parseQuantity(requested) ?? 0) <= most;
}

/** Where only the pods are missing, and all messages are gone. */
function concluded(finding: Finding, scene: Scene, kind: QuotaKind): Diagnosis | null {
  const root = namespaceRoot(finding.subject);
  if (!isSilent(finding) || root === null) return null;
  const spec = podTemplateOf(finding, scene.cluster)?.spec ?? null;
  if (spec === null) return null;
  for (const quota of quotasIn(scene, root.name)) {
    if (quota.scopes.length > 0) continue;
    for (const [resource, hard] of Object.entries(quota.hard)) {
      const share = quotaKind(resource) === kind ? podShare(resource, spec) : null;
      const used = quota.used[resource] ?? 0;
      if (share === null || share <= 0 || used + share <= hard) continue;
      return {
        root,
        confidence: 'likely',
        summary: `ResourceQuota ${quota.meta.name} leaves no room for a pod: one asks for ${resource}=${quotaAmount(resource, share)}, ${quotaAmount(resource, used)} of ${quotaAmount(resource, hard)} in use`,
        evidence: quotaFields(quota, resource),
        commands: quotaCommands(root.name, quota.meta.name, [
          [resource, used + missingPods(finding) * share],
        ]),
        toConfirm: 'Capture the events of the namespace: FailedCreate says what the API server refused.',
        fault: `${root.name} ${kind}`,
      };
    }
  }
  return null;
}

const byNamespace = perScene(({ cluster }) => groupBy(cluster.resourceQuotas, ({ meta }) => meta.namespace));

export function quotasIn(scene: Scene, namespace: string): readonly ResourceQuota[] {
  return byNamespace(scene).get(namespace) ?? [];
}

export function quotaFields(quota: ResourceQuota, resource: string): readonly Evidence[] {
  return [
    field(quota, `status.hard["${resource}"]`, amountOf(quota.hard, resource)),
    field(quota, `status.used["${resource}"]`, amountOf(quota.used, resource)),
  ];
}

/** As manifests write it: bytes in Mi or Gi. */
function amountOf(amounts: ResourceQuota['hard'], resource: string): string | number | null {
  const amount = amounts[resource];
  if (amount === undefined) return null;
  const quantity = quotaQuantity(resource, amount);
  return quantity === String(amount) ? amount : quantity;
}

export function quotaCommands(
  namespace: string,
  quota: string,
  raise: readonly (readonly [string, number])[],
): readonly string[] {
  const hard = Object.fromEntries(raise.map(([name, amount]) => [name, quotaQuantity(name, amount)]));
  const scope = inNamespace({ namespace });
  return [
    kubectl('describe', 'resourcequota', quota, ...scope),
    kubectl(
      'patch',
      'resourcequota',
      quota,
      ...scope,
      '--type=merge',
      '-p',
      JSON.stringify({ spec: { hard } }),
    ),
  ];
}
