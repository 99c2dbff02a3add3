import type { Mechanism } from '../mechanism.ts';
import { cpuInsufficient } from './scheduling/cpu-insufficient.ts';
import { extendedResourceInsufficient } from './scheduling/extended-resource-insufficient.ts';
import { hostPortTaken } from './scheduling/host-port-taken.ts';
import { memoryInsufficient } from './scheduling/memory-insufficient.ts';
import { nodeAffinityUnmatched } from './scheduling/node-affinity-unmatched.ts';
import { nodeSelectorUnmatched } from './scheduling/node-selector-unmatched.ts';
import { nodesCordoned } from './scheduling/nodes-cordoned.ts';
import { podAffinityUnmatched } from './scheduling/pod-affinity-unmatched.ts';
import { podAntiAffinityConflict } from './scheduling/pod-anti-affinity-conflict.ts';
import { podsInsufficient } from './scheduling/pods-insufficient.ts';
import { taintUntolerated } from './scheduling/taint-untolerated.ts';
import { topologySpreadUnsatisfiable } from './scheduling/topology-spread-unsatisfiable.ts';
import { volumeZoneConflict } from './scheduling/volume-zone-conflict.ts';

/** Pods that no node may or can take. Each speaks of an obstacle of its own; selector comes before affinity. */
export const SCHEDULING: readonly Mechanism[] = [
  nodeSelectorUnmatched,
  nodeAffinityUnmatched,
  taintUntolerated,
  nodesCordoned,
  cpuInsufficient,
  memoryInsufficient,
  podsInsufficient,
  extendedResourceInsufficient,
  hostPortTaken,
  podAntiAffinityConflict,
  podAffinityUnmatched,
  topologySpreadUnsatisfiable,
  volumeZoneConflict,
];
