import { type ConfiguredPort, readConfiguredPorts } from './configured-ports.ts';
import { readContainerSecurity } from './container-security.ts';
import { type ControlPlaneFlags, readControlPlaneFlags } from './control-plane-flags.ts';
import { readEnvironment, readEnvironmentSources } from './environment.ts';
import type { Instant } from './instant.ts';
import { flag, type JsonRecord, number, readEach, record, text, texts } from './json.ts';
import { type Probe, readProbe } from './probe.ts';
import { parseQuantity } from './quantity.ts';
import { volumeName } from './volume.ts';

/** One entry of `containers`, `initContainers` or `ephemeralContainers`. */
export interface Container {
  readonly name: string;
  readonly image: string | null;
  readonly imagePullPolicy: string | null;
  readonly ports: readonly ContainerPort[];
  readonly requests: Resources;
  readonly limits: Resources;
  readonly livenessProbe: Probe | null;
  readonly readinessProbe: Probe | null;
  readonly startupProbe: Probe | null;
  readonly env: readonly EnvironmentVariable[];
  readonly envFrom: readonly ObjectUse[];
  readonly mounts: readonly VolumeMount[];
  /** An init container with `restartPolicy: Always`: it runs beside the others. */
  readonly sidecar: boolean;
  /** Its command calls `sudo`. The command itself is not kept. */
  readonly sudo: boolean;
  /** Only where its environment or arguments name ports of its own. */
  readonly configuredPorts?: readonly ConfiguredPort[];
  readonly security: ContainerSecurity;
  /** Only of the control plane's own programs. */
  readonly controlPlane?: ControlPlaneFlags;
}

export interface ContainerPort {
  readonly name: string | null;
  readonly port: number;
  readonly protocol: string;
  readonly hostPort: number | null;
}

/** `cpu` in cores, `memory` and `ephemeral-storage` in bytes, anything else in its own unit; absent keys were not set. */
export type Resources = Readonly<Record<string, number>>;

/** A variable's name and what it refers to. Its literal value never enters the model. */
export interface EnvironmentVariable {
  readonly name: string;
  readonly from: ObjectUse | null;
  /** Host and port pairs found in a literal value. */
  readonly addresses: readonly Address[];
  /** Only where the name asks for a password, token or key, and the value is a literal that can be one. */
  readonly literalCredential?: true;
}

export interface Address {
  readonly host: string;
  readonly port: number | null;
}

/** A pod's use of a ConfigMap or Secret, whole or one key of it. */
export interface ObjectUse {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly name: string;
  readonly key: string | null;
  readonly optional: boolean;
}

export interface VolumeMount {
  readonly volume: string;
  readonly path: string;
  readonly readOnly: boolean;
  readonly subPath: string | null;
  /** `HostToContainer` or `Bidirectional`; `null` for none. */
  readonly propagation: string | null;
}

/** Container fields win over pod fields; `null` where neither says anything. */
export interface ContainerSecurity {
  readonly privileged: boolean | null;
  readonly runAsNonRoot: boolean | null;
  readonly runAsUser: number | null;
  readonly allowPrivilegeEscalation: boolean | null;
  readonly readOnlyRootFilesystem: boolean | null;
  readonly addedCapabilities: readonly string[];
  readonly droppedCapabilities: readonly string[];
  readonly seccompProfile: string | null;
  readonly procMount: string | null;
  readonly appArmorProfile: string | null;
  readonly seLinuxType: string | null;
  /** Of Windows: the container runs as a process of the node. */
  readonly hostProcess: boolean | null;
}

/** One entry of `containerStatuses` and its siblings. */
export interface ContainerStatus {
  readonly name: string;
  readonly image: string | null;
  readonly imageId: string | null;
  readonly ready: boolean;
  readonly started: boolean | null;
  readonly restartCount: number;
  readonly state: ContainerState;
  readonly lastState: ContainerState;
}

export type ContainerState =
  | { readonly phase: 'waiting'; readonly reason: string | null; readonly message: string | null }
  | { readonly phase: 'running'; readonly startedAt: Instant | null }
  | {
      readonly phase: 'terminated';
      readonly reason: string | null;
      readonly message: string | null;
      readonly exitCode: number;
      readonly signal: number | null;
      readonly startedAt: Instant | null;
      readonly finishedAt: Instant | null;
    }
  /** The kubelet reported nothing. */
  | { readonly phase: 'none' };

/** Reads one container; the pod's `securityContext` says what the container's leaves open. */
export function readContainer(raw: JsonRecord, podSecurity: JsonRecord): Container {
  const resources = record(raw.resources);
  const configuredPorts = readConfiguredPorts(raw);
  const controlPlane = readControlPlaneFlags(raw);
  const container: Container = {
    name: text(raw.name) ?? '',
    image: text(raw.image),
    imagePullPolicy: text(raw.imagePullPolicy),
    ports: readEach(raw.ports, readPort),
    requests: readResources(resources.requests),
    limits: readResources(resources.limits),
    livenessProbe: readProbe(raw.livenessProbe),
    readinessProbe: readProbe(raw.readinessProbe),
    startupProbe: readProbe(raw.startupProbe),
    env: readEnvironment(raw.env),
    envFrom: readEnvironmentSources(raw.envFrom),
    mounts: readEach(raw.volumeMounts, readMount),
    sidecar: raw.restartPolicy === 'Always',
    sudo: callsSudo(texts(raw.command), texts(raw.args)),
    security: readContainerSecurity(record(raw.securityContext), podSecurity),
  };
  if (configuredPorts.length === 0 && controlPlane === null) return container;
  return {
    ...container,
    ...(configuredPorts.length === 0 ? {} : { configuredPorts }),
    ...(controlPlane === null ? {} : { controlPlane }),
  };
}

/** A map of quantities as numbers; what is not a quantity counts as not set. */
export function readResources(value: unknown): Resources {
  const amounts: [string, number][] = [];
  for (const [name, quantity] of Object.entries(record(value))) {
    const amount = parseQuantity(quantity);
    if (amount !== null) amounts.push([name, amount]);
  }
  return Object.fromEntries(amounts);
}

/** As the command itself, or in a script where a shell expects one; elsewhere it is the name of a group. */
function callsSudo(command: readonly string[], args: readonly string[]): boolean {
  const words = command.length === 0 ? args : args.length === 0 ? command : [...command, ...args];
  return words.some((word, index) => word.includes('sudo') && (index === 0 ? IS_SUDO : SUDO).test(word));
}

const IS_SUDO = /^(?:\/usr\/bin\/)?sudo$/;

const SUDO = /(?:^|[\n;&|(]|\b(?:then|do|else)\b)[ \t]*(?:\/usr\/bin\/)?sudo[ \t]/;

function readPort(raw: JsonRecord): ContainerPort | null {
  const port = number(raw.containerPort);
  if (port === null) return null;
  return {
    name: text(raw.name),
    port,
    protocol: text(raw.protocol) ?? 'TCP',
    hostPort: number(raw.hostPort) || null,
  };
}

function readMount(raw: JsonRecord): VolumeMount | null {
  const volume = text(raw.name);
  if (volume === null) return null;
  return {
    volume: volumeName(volume),
    path: text(raw.mountPath) ?? '',
    readOnly: flag(raw.readOnly) ?? false,
    subPath: text(raw.subPath) ?? text(raw.subPathExpr),
    propagation: raw.mountPropagation === 'None' ? null : text(raw.mountPropagation),
  };
}
