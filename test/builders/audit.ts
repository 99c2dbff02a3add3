import { AUDIT_SCHEMA, type Audit } from '../../src/analysis/audit.ts';
import type { Cause } from '../../src/analysis/causes/cause.ts';
import type { Inventory } from '../../src/analysis/inventory/inventory.ts';
import type { CaptureState } from '../../src/model/captured.ts';
import { isKindName, KINDS, resourceName, type SourceName, sourceNames } from '../../src/model/kinds.ts';
import type { LedgerSource } from '../../src/model/ledger.ts';
import type { ObjectReference } from '../../src/model/object.ts';
import type { Verdict } from '../../src/rules/evaluate.ts';
import { type Finding, fingerprint } from '../../src/rules/finding.ts';
import { NAMESPACE, NOW } from './meta.ts';

export interface AuditOptions extends Partial<Omit<Audit, 'inventory'>> {
  readonly inventory?: Partial<Inventory>;
  /** What the snapshot says of single sources; of the others that they are captured and empty. */
  readonly states?: Partial<Readonly<Record<SourceName, CaptureState>>>;
}

/** An audit of a whole cluster in which nothing was found and nothing is missing. */
export function audit(options: AuditOptions = {}): Audit {
  const { inventory = {}, states = {}, ...given } = options;
  const scope = given.scope ?? {
    kind: 'cluster',
    namespaces: [NAMESPACE],
    distribution: null,
    version: null,
  };
  return {
    schema: AUDIT_SCHEMA,
    tool: { name: 'kube-dossier', version: '1.2.3' },
    now: NOW,
    scope,
    verdict: {
      state: 'healthy',
      counts: { critical: 0, high: 0, medium: 0, low: 0, info: 0 },
      unseen: [],
    },
    coverage: {
      evaluated: 0,
      total: 0,
      health: { evaluated: 0, total: 0 },
      notEvaluated: [],
      missing: [],
    },
    causes: [],
    unexplained: [],
    findings: [],
    rules: [],
    score: { overall: null, areas: [], weight: { evaluated: 0, total: 0 }, groups: [] },
    inventory: { ...NOTHING, ...inventory },
    capacity: { cpu: null, memory: null, pods: null },
    growth: null,
    timeline: { lastDay: [], lastFortnight: [], lostNodes: [] },
    plan: { steps: [], leftToPeople: [], checklist: [] },
    configuration: null,
    ledger: {
      snapshot: 'shop',
      container: 'directory',
      layout: 'plain',
      captureTime: { at: NOW, source: 'snapshot.yaml', detail: 'snapshot.yaml' },
      files: [],
      sources: sourceNames.map((source) => ledgerSource(source, states[source] ?? 'empty', scope.namespaces)),
      customKinds: [],
    },
    ...given,
  };
}

/** A finding of medium health on Deployment shop/cart, unless said otherwise. */
export function finding(rule: string, options: Partial<Finding> = {}): Finding {
  const subject = options.subject ?? deployment('cart');
  return {
    rule,
    title: 'The rollout is stuck',
    group: 'health',
    severity: 'medium',
    subject,
    message: '0 of 2 replicas are ready',
    facts: {},
    evidence: [],
    related: [],
    commands: [],
    fingerprint: fingerprint(rule, subject),
    covered: [],
    ...options,
  };
}

/** A confirmed cause of high severity that harms nobody. */
export function cause(options: Partial<Cause> = {}): Cause {
  return {
    mechanism: 'unavailable-image',
    title: 'Pods cannot get their image',
    root: deployment('cart'),
    alsoAt: [],
    severity: 'high',
    confidence: 'confirmed',
    summary: 'the tag is not in the registry',
    symptoms: [],
    explains: [],
    chain: [],
    consequences: [],
    impact: { replicas: null, services: [], served: [], routes: [], shares: null, unknown: [] },
    evidence: [],
    remedy: { text: 'Push the image.', commands: [], otherwise: [] },
    toConfirm: null,
    ...options,
  };
}

/** A rule that found nothing, unless said otherwise. */
export function verdict(rule: string, options: Partial<Verdict> = {}): Verdict {
  return { rule, outcome: 'clear', findings: 0, missing: [], error: null, ...options };
}

export function deployment(name: string, namespace = NAMESPACE): ObjectReference {
  return { kind: 'Deployment', namespace, name };
}

function ledgerSource(source: SourceName, state: CaptureState, namespaces: readonly string[]): LedgerSource {
  const isNamespaced = isKindName(source) && KINDS[source].namespaced && state !== 'not captured';
  return {
    source,
    resource: resourceName(source),
    state,
    count: 0,
    duplicates: 0,
    namespaces: isNamespaced ? namespaces.map((namespace) => ({ namespace, state, count: 0 })) : [],
    files: state === 'not captured' ? [] : [`${resourceName(source)}.json`],
    reason: null,
  };
}

const NOTHING: Inventory = {
  nodes: [],
  namespaces: [],
  workloads: [],
  pods: { total: 0, ok: 0, starting: 0, byStatus: [], problems: [] },
  services: [],
  routes: [],
  claims: [],
  storageClasses: [],
  autoscalers: [],
  replicaSets: { totals: { total: 0, active: 0, stale: 0 }, rows: [] },
  imagePatterns: [],
  gitops: [],
  certificates: [],
  resourceSettings: null,
};
