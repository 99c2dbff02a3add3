import type { Step } from './step.ts';

/** A pod that mounts a claim waits for it. */
export const claimUnbound: Step = {
  id: 'claim-unbound',
  reasoning:
    'A pod is not scheduled, or not started, before every claim it mounts is bound. Where the claim has a finding, the ' +
    'waiting workload follows from it.',
  *infer(cluster, findings) {
    const unbound = new Map(
      findings
        .filter(({ rule }) => rule === 'unbound-claim')
        .map((finding) => [`${finding.subject.namespace}/${finding.subject.name}`, finding]),
    );
    if (unbound.size === 0) return;
    const waits = findings.filter(({ rule }) => WAITING.has(rule));
    for (const consequence of waits) {
      const pods = consequence.related
        .filter(({ kind }) => kind === 'Pod')
        .map((ref) => `${ref.namespace}/${ref.name}`);
      const claims = cluster.pods
        .filter(({ meta }) => pods.includes(`${meta.namespace}/${meta.name}`))
        .flatMap((pod) =>
          pod.spec.volumes.flatMap((volume) => volume.uses).map((use) => `${pod.meta.namespace}/${use.name}`),
        );
      const cause = claims.map((claim) => unbound.get(claim)).find((finding) => finding !== undefined);
      if (cause !== undefined) yield { consequence, cause };
    }
  },
};

const WAITING = new Set(['unschedulable-pod', 'stuck-starting-pod', 'missing-replicas', 'stuck-rollout']);
