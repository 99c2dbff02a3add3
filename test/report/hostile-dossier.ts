import type { Audit } from '../../src/analysis/audit.ts';
import type { Comparison } from '../../src/analysis/comparison/comparison.ts';
import type { PlanStep } from '../../src/analysis/plan/plan.ts';
import { EMPTY_BRIEF } from '../../src/report/brief/empty-brief.ts';
import { judged } from '../../src/report/brief/judged.ts';
import type { Dossier } from '../../src/report/dossier.ts';
import { DEFAULT_STYLE } from '../../src/report/style/page-style.ts';
import { kubectl } from '../../src/rules/command.ts';
import { audit, deployment, finding, verdict } from '../builders/audit.ts';
import { comparison, findingChange } from '../builders/comparison.ts';
import {
  claimRow,
  namespaceRow,
  nodeRow,
  problemPod,
  routeRow,
  serviceRow,
  workloadRow,
} from './sections/rows.ts';

/** A dossier in which one text stands wherever a cluster may put one. */
export function hostileDossier(text: string, isTwo: boolean): Dossier {
  const own = hostileAudit(text);
  const before = isTwo ? { audit: own, comparison: hostileComparison(text) } : null;
  return {
    audit: own,
    brief: EMPTY_BRIEF,
    before,
    style: DEFAULT_STYLE,
    judged: judged(EMPTY_BRIEF, own),
  };
}

function hostileAudit(text: string): Audit {
  const subject = { kind: `Deployment${text}`, namespace: 'shop', name: text };
  const ref = { kind: 'Deployment', namespace: text, name: text };
  const evidence = [{ source: { file: text, document: 0, item: 1 }, path: text, value: text }];
  const stuck = finding('stuck-rollout', {
    subject,
    message: text,
    evidence,
    commands: [kubectl('get', text)],
  });
  const empty = audit();
  return audit({
    scope: { kind: 'cluster', namespaces: ['shop', text], distribution: null, version: null },
    rules: [verdict('stuck-rollout', { outcome: 'found', findings: 1 })],
    findings: [
      stuck,
      finding('past-restarts', { subject, message: text, severity: 'info', group: 'hygiene', title: text }),
    ],
    unexplained: [stuck.fingerprint],
    causes: [
      {
        mechanism: 'same-fault',
        title: `The image ${text} is gone`,
        root: subject,
        alsoAt: [deployment(text)],
        severity: 'high',
        confidence: 'likely',
        summary: text,
        symptoms: [],
        chain: [],
        explains: [],
        consequences: [text],
        impact: {
          replicas: { missing: 1, desired: 2, workloads: [{ ref, missing: 1, desired: 2 }] },
          services: [
            {
              ref: { kind: 'Service', namespace: 'shop', name: text },
              ready: 0,
              total: 1,
              wanted: 1,
              behind: [ref],
            },
          ],
          served: [{ ref, ready: 1, wanted: 1 }],
          routes: [{ host: text, path: text, state: 'down', service: ref }],
          shares: { how: 'in it', workloads: [ref] },
          unknown: [],
        },
        evidence,
        remedy: {
          text,
          commands: [kubectl('delete', 'pod', text)],
          otherwise: [{ condition: text, commands: [kubectl('get', text)] }],
        },
        toConfirm: text,
      },
    ],
    plan: {
      steps: [hostileStep(text)],
      leftToPeople: [{ fingerprint: text, why: text }],
      checklist: [{ id: text, text, check: null }],
    },
    growth: {
      basis: 'requests',
      nodes: { counted: 1, total: 1 },
      headroom: { cpu: 1, memory: 1024, pods: 1 },
      workloads: { measured: 1, total: 1 },
      references: [
        {
          size: 'largest',
          workload: subject,
          footprint: { cpu: 1, memory: 1024, pods: 1 },
          fits: { cpu: 1, memory: 1, pods: 1 },
          copies: 1,
          boundBy: 'cpu',
        },
      ],
    },
    inventory: {
      nodes: [nodeRow(text, { osImage: text, roles: [text], troubles: [text], internalIP: text })],
      namespaces: [namespaceRow('shop'), namespaceRow(text, { phase: text })],
      workloads: [workloadRow(text, { ref, images: [text], problems: [{ status: text, count: 1 }] })],
      certificates: [
        {
          namespace: text,
          name: text,
          dnsNames: [text],
          issuer: text,
          ready: true,
          notAfter: null,
          renewalTime: null,
          state: 'unknown',
        },
      ],
      claims: [claimRow(text, { phase: text, accessModes: [text], storageClass: text })],
      routes: [routeRow(text, { path: text, ingress: text, service: text, port: text })],
      services: [serviceRow(text, { type: 'LoadBalancer', ports: text, externalAddresses: [text] })],
      pods: {
        total: 1,
        ok: 0,
        starting: 0,
        byStatus: [{ status: text, count: 1 }],
        problems: [problemPod(text, { namespace: text, status: text, node: text })],
      },
    },
    ledger: {
      ...empty.ledger,
      snapshot: text,
      files: [
        {
          path: text,
          bytes: 1,
          encoding: 'utf-8',
          format: text,
          documents: 1,
          contents: [],
          problems: [{ level: 'error', message: text }],
        },
      ],
    },
  });
}

function hostileStep(text: string): PlanStep {
  return {
    id: text,
    phase: 'restore',
    title: text,
    severity: 'high',
    answers: [text],
    why: text,
    condition: text,
    preconditions: [text],
    commands: [kubectl('scale', text)],
    actions: [],
    effects: [text],
    replicaSets: null,
    risk: { level: 'low', text },
    undo: { text, commands: [kubectl('apply', text)] },
    choice: { name: text, option: text, advised: true },
  };
}

function hostileComparison(text: string): Comparison {
  const ref = { kind: 'Deployment', namespace: text, name: text };
  return comparison({
    before: { snapshot: text, now: 0 },
    objects: [
      { ref, change: 'changed', owner: ref, fields: [{ path: text, before: text, after: text }] },
      { ref, change: 'created', owner: ref, fields: [] },
    ],
    turnover: [{ owner: ref, kind: 'Pod', created: 1, deleted: 1, replaced: 0, changed: 0 }],
    findings: [
      { ...findingChange('new', { subject: ref, message: text, title: text }), remark: text },
      findingChange('fixed', { subject: ref, message: text, title: text }),
    ],
    replicaSets: {
      before: { total: 2, active: 1, stale: 1 },
      after: { total: 1, active: 1, stale: 0 },
      deleted: [{ deployment: ref, count: 1, names: [text] }],
      mostAfter: 11,
    },
    problemPods: {
      before: 1,
      after: 1,
      removed: [{ namespace: text, pods: [text] }],
      remaining: [ref],
      appeared: [ref],
      statuses: [{ status: text, before: 1, after: 0 }],
    },
    conditions: [{ node: text, type: text, before: text, after: text }],
    images: [{ workload: ref, container: text, before: text, after: text, afterBytes: null }],
    unaffected: { pods: [ref], restarted: [{ ref, before: 1, after: 2 }] },
    oddities: [text],
  });
}
