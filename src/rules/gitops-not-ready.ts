import type { CustomResource } from '../model/custom-resource.ts';
import { humanDuration } from '../model/human-duration.ts';
import type { Instant } from '../model/instant.ts';
import { apiGroup } from '../model/kinds.ts';
import { reference } from '../model/object.ts';
import { inNamespace, kubectl } from './command.ts';
import { type DeliveryState, deliveryState } from './delivery-state.ts';
import { MINUTE } from './duration.ts';
import { excerpt } from './excerpt.ts';
import { conditionFields, field } from './field-evidence.ts';
import type { Evidence } from './finding.ts';
import { defineRule } from './rule.ts';
import type { Severity } from './severity.ts';
import { inMinutes } from './threshold.ts';

/** `not ready`: it failed. `waiting`: what it depends on failed. `out of sync`: the cluster differs, and is healthy. */
type State = 'not ready' | 'waiting' | 'out of sync' | 'stuck' | 'behind' | 'suspended';

const SEVERITIES: Readonly<Record<State, Severity>> = {
  'not ready': 'medium',
  waiting: 'low',
  'out of sync': 'low',
  stuck: 'low',
  behind: 'low',
  suspended: 'info',
};

export default defineRule({
  id: 'gitops-not-ready',
  title: 'Cluster does not follow its Git repository',
  group: 'risk',
  severity: 'medium',
  why: 'What is committed does not arrive. What runs goes on running, but fixes wait, and what is changed or deleted by hand is not put back.',
  fix: 'Read its message; start with the source, because what depends on it waits for it. Correct the repository, the credentials or the manifests, then let it reconcile again. Resume what is suspended, or note why it is.',
  needs: ['customResources'],
  settings: {
    // A Kustomization applies what its source fetched within a minute or two; a large one takes longer.
    behindMinutes: inMinutes(15, 'What its source fetched less long ago need not be applied yet'),
    // Reconciling ends, well or badly, at a timeout that nobody sets to an hour.
    reconcilingMinutes: inMinutes(60, 'What has been reconciling for less long is under way'),
  },
  *check({ customResources, links, now }, { behindMinutes, reconcilingMinutes }) {
    const patience = {
      now,
      behindMs: behindMinutes * MINUTE,
      reconcilingMs: reconcilingMinutes * MINUTE,
    };
    for (const resource of customResources) {
      const standing = resource.meta.deletedAt === null ? deliveryState(resource, links.find) : null;
      const state = standing === null ? null : stateOf(standing, patience);
      if (standing === null || state === null) continue;
      const { reason, message, since, revision, behind } = standing;
      const from = state === 'behind' ? (behind?.since ?? null) : since;
      yield {
        subject: reference(resource),
        severity: SEVERITIES[state],
        facts: {
          state,
          reason,
          message: message === null ? null : excerpt(message),
          sinceMs: from === null ? null : now - from,
          revision,
          sourceRevision: behind?.revision ?? null,
          apiGroup: apiGroup(resource.meta.apiVersion),
        },
        evidence: evidenceOf(resource, state),
        related: resource.delivery?.source == null ? [] : [resource.delivery.source],
      };
    }
  },
  message({ state, reason, message, sinceMs, revision, sourceRevision }) {
    const since = sinceMs === null ? '' : ` for ${humanDuration(sinceMs)}`;
    const at = revision === null ? '' : `, at ${excerpt(revision, 80)}`;
    const said = [reason, message].filter((part) => part !== null).map((part) => excerpt(part));
    const why = said.length === 0 ? '' : `: ${said.join(': ')}`;
    switch (state) {
      case 'suspended':
        return `suspended: nothing is reconciled${at}`;
      case 'behind':
        return `applied ${excerpt(revision ?? '', 80)}, while its source has held ${excerpt(sourceRevision ?? '', 80)}${since}`;
      case 'stuck':
        return `has been reconciling${since}${why}`;
      case 'waiting':
        return `waits for what it depends on${since}${why}`;
      case 'out of sync':
        return `out of sync with its repository${at}`;
      default:
        return `not ready${since}${why}`;
    }
  },
  commands({ apiGroup: group }, subject) {
    const resource = `${subject.kind.toLowerCase()}.${group}`;
    return [
      kubectl('describe', resource, subject.name, ...inNamespace(subject)),
      kubectl('get', resource, '-A'),
    ];
  },
});

interface Patience {
  readonly now: Instant;
  readonly behindMs: number;
  readonly reconcilingMs: number;
}

function stateOf(
  { ready, suspended, reason, since, behind }: DeliveryState,
  { now, behindMs, reconcilingMs }: Patience,
): State | null {
  if (suspended) return 'suspended';
  if (ready === false) {
    if (reason === 'OutOfSync') return 'out of sync';
    return reason === 'DependencyNotReady' ? 'waiting' : 'not ready';
  }
  if (ready === null) return since !== null && now - since >= reconcilingMs ? 'stuck' : null;
  if (behind === null) return null;
  return behind.since === null || now - behind.since >= behindMs ? 'behind' : null;
}

function evidenceOf(resource: CustomResource, state: State): readonly Evidence[] {
  const { delivery } = resource;
  if (state === 'suspended') return [field(resource, 'spec.suspend', resource.suspended)];
  if (state === 'behind') return [field(resource, 'status.lastAppliedRevision', delivery?.applied ?? null)];
  if (resource.meta.kind !== 'Application') return conditionFields(resource, 'Ready');
  return [
    field(resource, 'status.sync.status', delivery?.sync ?? null),
    field(resource, 'status.health.status', resource.phase),
    ...(delivery?.operation == null
      ? []
      : [field(resource, 'status.operationState.phase', delivery.operation)]),
  ];
}
