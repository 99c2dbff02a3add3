import { count, type JsonRecord, readEach, record, text, texts } from './json.ts';
import { byCodeUnit } from './order.ts';
import type {
  NodeSelectorRequirement,
  NodeSelectorTerm,
  PodAffinityTerm,
  Toleration,
  TopologySpreadConstraint,
} from './pod-spec.ts';
import { readLabelSelector } from './selector.ts';

/** Reads a `NodeSelector`: of a pod's required node affinity, or of a PersistentVolume. */
export function readNodeSelectorTerms(value: unknown): readonly NodeSelectorTerm[] {
  return readEach(record(value).nodeSelectorTerms, (raw) => ({
    matchExpressions: readEach(raw.matchExpressions, readRequirement),
    matchFields: readEach(raw.matchFields, readRequirement),
  }));
}

export function readPodAffinityTerms(value: unknown): readonly PodAffinityTerm[] {
  return readEach(value, (raw) => ({
    selector: readLabelSelector(raw.labelSelector),
    topologyKey: text(raw.topologyKey) ?? '',
    namespaces: texts(raw.namespaces).toSorted(byCodeUnit),
    namespaceSelector: readLabelSelector(raw.namespaceSelector),
  }));
}

export function readTopologySpread(value: unknown): readonly TopologySpreadConstraint[] {
  return readEach(value, (raw) => ({
    maxSkew: count(raw.maxSkew) || 1,
    topologyKey: text(raw.topologyKey) ?? '',
    whenUnsatisfiable: text(raw.whenUnsatisfiable) ?? 'DoNotSchedule',
    selector: readLabelSelector(raw.labelSelector),
  }));
}

export function readTolerations(value: unknown): readonly Toleration[] {
  return readEach(value, (raw) => ({
    key: text(raw.key),
    operator: text(raw.operator) ?? 'Equal',
    value: text(raw.value),
    effect: text(raw.effect),
  }));
}

function readRequirement(raw: JsonRecord): NodeSelectorRequirement {
  return {
    key: text(raw.key) ?? '',
    operator: text(raw.operator) ?? '',
    values: texts(raw.values).toSorted(byCodeUnit),
  };
}
