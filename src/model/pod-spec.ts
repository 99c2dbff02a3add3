import { commonOf } from './common-part.ts';
import { type Container, readContainer } from './container.ts';
import { flag, isRecord, type JsonRecord, number, readEach, record, text, textMap, texts } from './json.ts';
import {
  readNodeSelectorTerms,
  readPodAffinityTerms,
  readTolerations,
  readTopologySpread,
} from './scheduling.ts';
import type { LabelSelector } from './selector.ts';
import { type Share, unshared } from './share.ts';
import { readShared } from './shared-part.ts';
import { longestTokenSeconds, readVolumes } from './volume.ts';

/** What a pod is to run: of a pod itself, or of a workload's template. Equal specs share one object. */
export interface PodSpec {
  readonly containers: readonly Container[];
  readonly initContainers: readonly Container[];
  readonly ephemeralContainers: readonly Container[];
  readonly volumes: readonly Volume[];
  readonly serviceAccountName: string | null;
  /** How long the longest-lived ServiceAccount token among its projected volumes is good for; `null` without any. */
  readonly tokenSeconds: number | null;
  readonly automountServiceAccountToken: boolean | null;
  readonly imagePullSecrets: readonly string[];
  readonly restartPolicy: string;
  readonly nodeSelector: Readonly<Record<string, string>>;
  readonly nodeAffinity: readonly NodeSelectorTerm[];
  readonly podAffinity: readonly PodAffinityTerm[];
  readonly podAntiAffinity: readonly PodAffinityTerm[];
  readonly topologySpread: readonly TopologySpreadConstraint[];
  readonly tolerations: readonly Toleration[];
  readonly priorityClassName: string | null;
  readonly runtimeClassName: string | null;
  readonly schedulerName: string | null;
  readonly schedulingGates: readonly string[];
  readonly readinessGates: readonly string[];
  readonly terminationGracePeriodSeconds: number | null;
  readonly hostNetwork: boolean;
  readonly hostPID: boolean;
  readonly hostIPC: boolean;
  readonly shareProcessNamespace: boolean;
  /** Names of the kernel parameters it sets. */
  readonly sysctls: readonly string[];
  readonly dnsPolicy: string | null;
  readonly nameservers: readonly string[];
  readonly fsGroup: number | null;
}

/** Required node affinity: a node must satisfy one term, and of that term every expression. */
export interface NodeSelectorTerm {
  readonly matchExpressions: readonly NodeSelectorRequirement[];
  readonly matchFields: readonly NodeSelectorRequirement[];
}

export interface NodeSelectorRequirement {
  readonly key: string;
  readonly operator: string;
  readonly values: readonly string[];
}

/** A required pod (anti-)affinity term. */
export interface PodAffinityTerm {
  readonly selector: LabelSelector | null;
  readonly topologyKey: string;
  readonly namespaces: readonly string[];
  /** Namespaces the term also looks in; without it and `namespaces`, only the pod's own. */
  readonly namespaceSelector: LabelSelector | null;
}

export interface TopologySpreadConstraint {
  readonly maxSkew: number;
  readonly topologyKey: string;
  readonly whenUnsatisfiable: string;
  readonly selector: LabelSelector | null;
}

export interface Toleration {
  /** `null` tolerates every key. */
  readonly key: string | null;
  readonly operator: string;
  readonly value: string | null;
  /** `null` tolerates every effect. */
  readonly effect: string | null;
}

export interface Volume {
  readonly name: string;
  /** The member that is set: `configMap`, `secret`, `persistentVolumeClaim`, `emptyDir`, `hostPath`, ... */
  readonly type: string;
  /** What it mounts from the cluster; a projected volume may mount several. */
  readonly uses: readonly VolumeUse[];
  /** Of a `hostPath`. */
  readonly path: string | null;
}

export interface VolumeUse {
  readonly kind: 'ConfigMap' | 'Secret' | 'PersistentVolumeClaim';
  readonly name: string;
  /** Keys asked for by `items`; empty means all. */
  readonly keys: readonly string[];
  readonly optional: boolean;
}

/** Reads `spec` of a pod or of a pod template; defaults are the API server's. */
export function readPodSpec(value: unknown): PodSpec {
  const raw = record(value);
  const security = record(raw.securityContext);
  const affinity = readAffinity(raw.affinity);
  return {
    containers: readContainers(raw.containers, security),
    initContainers: readContainers(raw.initContainers, security),
    ephemeralContainers: readContainers(raw.ephemeralContainers, security),
    volumes: readVolumes(raw.volumes),
    tokenSeconds: longestTokenSeconds(raw.volumes),
    serviceAccountName: text(raw.serviceAccountName) ?? text(raw.serviceAccount),
    automountServiceAccountToken: flag(raw.automountServiceAccountToken),
    imagePullSecrets: names(raw.imagePullSecrets, 'name'),
    restartPolicy: text(raw.restartPolicy) ?? 'Always',
    nodeSelector: textMap(raw.nodeSelector),
    nodeAffinity: affinity.nodeAffinity,
    podAffinity: affinity.podAffinity,
    podAntiAffinity: affinity.podAntiAffinity,
    topologySpread: readTopologySpread(raw.topologySpreadConstraints),
    tolerations: readTolerations(raw.tolerations),
    priorityClassName: text(raw.priorityClassName),
    runtimeClassName: text(raw.runtimeClassName),
    schedulerName: text(raw.schedulerName),
    schedulingGates: names(raw.schedulingGates, 'name'),
    readinessGates: names(raw.readinessGates, 'conditionType'),
    terminationGracePeriodSeconds: number(raw.terminationGracePeriodSeconds),
    hostNetwork: flag(raw.hostNetwork) ?? false,
    hostPID: flag(raw.hostPID) ?? false,
    hostIPC: flag(raw.hostIPC) ?? false,
    shareProcessNamespace: flag(raw.shareProcessNamespace) ?? false,
    sysctls: names(security.sysctls, 'name'),
    dnsPolicy: text(raw.dnsPolicy),
    nameservers: texts(record(raw.dnsConfig).nameservers),
    fsGroup: number(security.fsGroup),
  };
}

/**
 * Reads `spec` of a pod. What its pods have in common of a template is read once; only the node that they are bound to
 * may differ.
 */
export function readOwnPodSpec(raw: JsonRecord, share: Share): PodSpec {
  const common = commonOf(raw);
  if (common === raw) return share(readPodSpec(raw));
  const spec = readShared(common, readPodSpec, share);
  return raw.affinity === undefined ? spec : readBoundPodSpec(spec, raw.affinity);
}

/** The same with an affinity of its own, if that is another: most only say what is preferred. */
export function readBoundPodSpec(spec: PodSpec, affinity: unknown): PodSpec {
  const { nodeAffinity, podAffinity, podAntiAffinity } = readShared(affinity, readAffinity, unshared);
  const isSame =
    nodeAffinity === spec.nodeAffinity &&
    podAffinity === spec.podAffinity &&
    podAntiAffinity === spec.podAntiAffinity;
  if (isSame) return spec;
  return { ...spec, nodeAffinity, podAffinity, podAntiAffinity };
}

function readContainers(value: unknown, security: JsonRecord): readonly Container[] {
  return readEach(value, (entry) => readContainer(entry, security));
}

type Affinity = Pick<PodSpec, 'nodeAffinity' | 'podAffinity' | 'podAntiAffinity'>;

function readAffinity(value: unknown): Affinity {
  const { nodeAffinity, podAffinity, podAntiAffinity } = record(value);
  return {
    nodeAffinity: readNodeSelectorTerms(required(nodeAffinity)),
    podAffinity: readPodAffinityTerms(required(podAffinity)),
    podAntiAffinity: readPodAffinityTerms(required(podAntiAffinity)),
  };
}

function required(affinity: unknown): unknown {
  return isRecord(affinity) ? affinity.requiredDuringSchedulingIgnoredDuringExecution : undefined;
}

function names(value: unknown, key: string): readonly string[] {
  return readEach(value, (entry) => text(entry[key]));
}
