import type { Mechanism } from '../mechanism.ts';
import { containerNotStopping } from './nodes/container-not-stopping.ts';
import { containerRuntimeDown } from './nodes/container-runtime-down.ts';
import { deletionHeldByFinalizer } from './nodes/deletion-held-by-finalizer.ts';
import { drainHeldByBudget } from './nodes/drain-held-by-budget.ts';
import { kubeletSilent } from './nodes/kubelet-silent.ts';
import { networkPluginNotReady } from './nodes/network-plugin-not-ready.ts';
import { nodeControllerDown } from './nodes/node-controller-down.ts';
import { nodeDiskFull } from './nodes/node-disk-full.ts';
import { nodeGone } from './nodes/node-gone.ts';
import { nodeMemoryExhausted } from './nodes/node-memory-exhausted.ts';
import { nodeNetworkUnavailable } from './nodes/node-network-unavailable.ts';
import { nodeProcessesExhausted } from './nodes/node-processes-exhausted.ts';
import { schedulerDown } from './nodes/scheduler-down.ts';
import { schedulerUnknown } from './nodes/scheduler-unknown.ts';
import { serviceProxyDown } from './nodes/service-proxy-down.ts';

/** Nodes and the control plane. The runtime comes before the network plugin, which it calls; a full disk before what it does. */
export const NODES: readonly Mechanism[] = [
  containerRuntimeDown,
  networkPluginNotReady,
  kubeletSilent,
  nodeDiskFull,
  nodeMemoryExhausted,
  nodeProcessesExhausted,
  nodeNetworkUnavailable,
  schedulerDown,
  schedulerUnknown,
  nodeControllerDown,
  deletionHeldByFinalizer,
  nodeGone,
  containerNotStopping,
  drainHeldByBudget,
  serviceProxyDown,
];
