import { isRecord, type JsonRecord, list, number, record, text, texts } from './json.ts';
import type { KubernetesObject, ObjectMeta } from './object.ts';
import { byCodeUnit } from './order.ts';
import { readPort } from './port.ts';
import { type LabelSelector, readLabelSelector } from './selector.ts';

export interface NetworkPolicy extends KubernetesObject {
  readonly podSelector: LabelSelector;
  readonly policyTypes: readonly string[];
  readonly ingress: readonly NetworkPolicyRule[];
  readonly egress: readonly NetworkPolicyRule[];
}

export interface NetworkPolicyRule {
  /** Empty: every peer. */
  readonly peers: readonly NetworkPolicyPeer[];
  /** Empty: every port. */
  readonly ports: readonly NetworkPolicyPort[];
}

export interface NetworkPolicyPort {
  /** `null`: every port of the protocol. */
  readonly port: number | string | null;
  /** The last port of a range that `port` begins. */
  readonly endPort: number | null;
  readonly protocol: string;
}

export interface NetworkPolicyPeer {
  readonly podSelector: LabelSelector | null;
  readonly namespaceSelector: LabelSelector | null;
  readonly cidr: string | null;
  readonly except: readonly string[];
}

/** `policyTypes` left out means Ingress, and Egress too where there are egress rules, as the API server fills in. */
export function readNetworkPolicy(raw: JsonRecord, meta: ObjectMeta): NetworkPolicy {
  const spec = record(raw.spec);
  const types = texts(spec.policyTypes);
  const ingress = readRules(spec.ingress, 'from');
  const egress = readRules(spec.egress, 'to');
  const implied = egress.length > 0 ? ['Egress', 'Ingress'] : ['Ingress'];
  return {
    meta,
    podSelector: readPodSelector(spec.podSelector),
    policyTypes: types.length > 0 ? types.toSorted(byCodeUnit) : implied,
    ingress,
    egress,
  };
}

/** Left out, it selects every pod of the namespace; one that cannot be read must select none of them. */
function readPodSelector(value: unknown): LabelSelector {
  if (value === undefined || value === null) return { matchLabels: {}, matchExpressions: [] };
  return readLabelSelector(value) ?? NOTHING;
}

const NOTHING: LabelSelector = {
  matchLabels: {},
  matchExpressions: [{ key: '', operator: 'In', values: [] }],
};

/** Misshapen entries stay, matching nothing: without them the list might be empty, which allows everything. */
function readRules(value: unknown, peers: 'from' | 'to'): readonly NetworkPolicyRule[] {
  return list(value)
    .filter(isRecord)
    .map((rule) => ({
      peers: list(rule[peers]).map((peer) => readPeer(record(peer))),
      ports: list(rule.ports).map((port) => readPolicyPort(record(port))),
    }));
}

function readPeer(raw: JsonRecord): NetworkPolicyPeer {
  const block = record(raw.ipBlock);
  return {
    podSelector: readLabelSelector(raw.podSelector),
    namespaceSelector: readLabelSelector(raw.namespaceSelector),
    cidr: text(block.cidr),
    except: texts(block.except).toSorted(byCodeUnit),
  };
}

function readPolicyPort(raw: JsonRecord): NetworkPolicyPort {
  return { port: readPort(raw.port), endPort: number(raw.endPort), protocol: text(raw.protocol) ?? 'TCP' };
}
