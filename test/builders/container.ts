import type { Container, ContainerState, ContainerStatus } from '../../src/model/container.ts';
import type { Instant } from '../../src/model/instant.ts';
import type { Probe } from '../../src/model/probe.ts';
import { HOUR, MEBIBYTE, MINUTE, NOW } from './meta.ts';

type Waiting = Extract<ContainerState, { phase: 'waiting' }>;
type Terminated = Extract<ContainerState, { phase: 'terminated' }>;

/** A container: any field of its spec, and shortcuts for its status. Running and ready unless said otherwise. */
export interface ContainerOptions extends Partial<Container> {
  readonly waiting?: Partial<Omit<Waiting, 'phase'>>;
  readonly terminated?: Partial<Omit<Terminated, 'phase'>>;
  readonly lastTerminated?: Partial<Omit<Terminated, 'phase'>>;
  readonly restarts?: number;
  readonly ready?: boolean;
  readonly started?: boolean | null;
  readonly imageId?: string | null;
  /** Of a running container; an hour ago otherwise. */
  readonly runningSince?: Instant;
}

/** A well configured container's spec: requests, limits, probes, no privileges. */
export function container(name: string, options: ContainerOptions = {}): Container {
  const { waiting, terminated, lastTerminated, restarts, ready, started, imageId, runningSince, ...spec } =
    options;
  return {
    name,
    image: `registry.shop/${name}:1.4.2`,
    imagePullPolicy: 'IfNotPresent',
    ports: [{ name: 'http', port: 8080, protocol: 'TCP', hostPort: null }],
    requests: { cpu: 0.1, memory: 128 * MEBIBYTE },
    limits: { cpu: 0.5, memory: 256 * MEBIBYTE },
    livenessProbe: probe({ path: '/live' }),
    readinessProbe: probe({ path: '/ready' }),
    startupProbe: null,
    env: [],
    envFrom: [],
    mounts: [],
    sidecar: false,
    sudo: false,
    security: {
      privileged: false,
      runAsNonRoot: true,
      runAsUser: 1000,
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      addedCapabilities: [],
      droppedCapabilities: ['ALL'],
      seccompProfile: 'RuntimeDefault',
      procMount: null,
      appArmorProfile: null,
      seLinuxType: null,
      hostProcess: null,
    },
    ...spec,
  };
}

export function probe(options: Partial<Probe> = {}): Probe {
  return {
    handler: 'httpGet',
    port: 8080,
    path: '/',
    scheme: 'HTTP',
    initialDelaySeconds: 0,
    periodSeconds: 10,
    timeoutSeconds: 1,
    successThreshold: 1,
    failureThreshold: 3,
    ...options,
  };
}

/**
 * The status that goes with the options. `waiting` with CrashLoopBackOff brings an exit code 1 and five restarts,
 * unless those are given.
 */
export function containerStatus(spec: Container, options: ContainerOptions): ContainerStatus {
  const state = stateOf(options);
  const looping = options.waiting?.reason === 'CrashLoopBackOff';
  const restartCount = options.restarts ?? (looping ? 5 : options.lastTerminated === undefined ? 0 : 1);
  const last = options.lastTerminated ?? (restartCount > 0 ? {} : null);
  const ready = options.ready ?? state.phase === 'running';
  return {
    name: spec.name,
    image: spec.image,
    imageId: options.imageId ?? null,
    ready,
    started: options.started ?? state.phase === 'running',
    restartCount,
    state,
    lastState: last === null ? { phase: 'none' } : terminatedState(last),
  };
}

/** An ended container; with an error five minutes ago unless said otherwise. */
export function terminatedState(options: Partial<Omit<Terminated, 'phase'>> = {}): Terminated {
  const exitCode = options.exitCode ?? 1;
  return {
    phase: 'terminated',
    reason: exitCode === 0 ? 'Completed' : 'Error',
    message: null,
    signal: null,
    startedAt: NOW - 6 * MINUTE,
    finishedAt: NOW - 5 * MINUTE,
    ...options,
    exitCode,
  };
}

function stateOf(options: ContainerOptions): ContainerState {
  if (options.waiting !== undefined) {
    return { phase: 'waiting', reason: null, message: null, ...options.waiting };
  }
  if (options.terminated !== undefined) return terminatedState(options.terminated);
  return { phase: 'running', startedAt: options.runningSince ?? NOW - HOUR };
}
