import { CAPTURED, CLUSTER } from './captured-facts.ts';
import type { GroupShape } from './fact-shape.ts';
import { AUTOSCALERS, CAUSES, CPU, FINDINGS, GITOPS, MEMORY, SCORE, VERDICT } from './judged-facts.ts';
import { CLAIMS, ROUTES, SERVICES } from './network-facts.ts';
import { NODES } from './node-facts.ts';
import { NAMESPACES, PODS } from './pod-facts.ts';
import {
  DAEMON_SETS,
  DEPLOYMENTS,
  IMAGES,
  JOBS,
  REPLICA_SETS,
  STATEFUL_SETS,
  WORKLOADS,
} from './workload-facts.ts';

/** Every fact there is, in the order of the documentation. A name that is here is never given another meaning. */
export const FACTS: GroupShape = {
  kind: 'group',
  fields: {
    verdict: VERDICT,
    score: SCORE,
    findings: FINDINGS,
    causes: CAUSES,
    cluster: CLUSTER,
    nodes: NODES,
    cpu: CPU,
    memory: MEMORY,
    namespaces: NAMESPACES,
    pods: PODS,
    workloads: WORKLOADS,
    deployments: DEPLOYMENTS,
    statefulSets: STATEFUL_SETS,
    daemonSets: DAEMON_SETS,
    jobs: JOBS,
    replicaSets: REPLICA_SETS,
    images: IMAGES,
    services: SERVICES,
    routes: ROUTES,
    claims: CLAIMS,
    autoscalers: AUTOSCALERS,
    gitops: GITOPS,
    captured: CAPTURED,
  },
};
