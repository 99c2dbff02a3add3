import {
  type Captured,
  type CapturedList,
  type CaptureState,
  capturedFrom,
} from '../../src/model/captured.ts';
import type { Cluster, Objects } from '../../src/model/cluster.ts';
import type { Instant } from '../../src/model/instant.ts';
import { type SourceName, sourceNames } from '../../src/model/kinds.ts';
import { createLinks } from '../../src/model/links.ts';
import { NOW } from './meta.ts';

export interface ClusterOptions extends Partial<Objects> {
  readonly now?: Instant;
  /** Sources that were not given are then captured too, and empty. */
  readonly capturedAll?: boolean;
  /** What the snapshot says of single sources, such as `{ pods: 'partial' }`. */
  readonly states?: Partial<Readonly<Record<SourceName, CaptureState>>>;
  /** Only this namespace was asked for. */
  readonly onlyNamespace?: string;
  /** In place of all that. */
  readonly captured?: Captured;
}

/** A cluster of which the given lists were captured whole, and nothing else. */
export function cluster(options: ClusterOptions = {}): Cluster {
  const { now = NOW, capturedAll = false, states = {}, onlyNamespace, captured, ...given } = options;
  const objects: Objects = { ...NOTHING, ...given };
  const lists = sourceNames.flatMap((source): CapturedList[] => {
    const state = states[source] ?? stateOf(given, source, capturedAll);
    const scope = onlyNamespace === undefined ? 'cluster' : 'namespace';
    const namespaces = onlyNamespace === undefined ? [] : [onlyNamespace];
    return state === null ? [] : [{ source, state, scope, namespaces }];
  });
  return { ...objects, now, captured: captured ?? capturedFrom(lists), links: createLinks(objects) };
}

function stateOf(given: Partial<Objects>, source: SourceName, capturedAll: boolean): CaptureState | null {
  const objects = given[source];
  if (objects === undefined || objects === null) return capturedAll ? 'empty' : null;
  return 'length' in objects && objects.length === 0 ? 'empty' : 'captured';
}

const NOTHING: Objects = {
  nodes: [],
  namespaces: [],
  pods: [],
  deployments: [],
  replicaSets: [],
  replicationControllers: [],
  statefulSets: [],
  daemonSets: [],
  jobs: [],
  cronJobs: [],
  services: [],
  endpoints: [],
  endpointSlices: [],
  ingresses: [],
  ingressClasses: [],
  networkPolicies: [],
  persistentVolumeClaims: [],
  persistentVolumes: [],
  storageClasses: [],
  horizontalPodAutoscalers: [],
  verticalPodAutoscalers: [],
  podDisruptionBudgets: [],
  resourceQuotas: [],
  limitRanges: [],
  configMaps: [],
  secrets: [],
  serviceAccounts: [],
  roles: [],
  roleBindings: [],
  clusterRoles: [],
  clusterRoleBindings: [],
  priorityClasses: [],
  runtimeClasses: [],
  validatingWebhookConfigurations: [],
  mutatingWebhookConfigurations: [],
  apiServices: [],
  customResourceDefinitions: [],
  leases: [],
  events: [],
  customResources: [],
  nodeMetrics: [],
  podMetrics: [],
  version: null,
  logs: [],
};
