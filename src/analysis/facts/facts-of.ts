import type { Audit } from '../audit.ts';
import { capturedFacts, clusterFacts } from './captured-facts.ts';
import {
  autoscalerFacts,
  causeFacts,
  findingFacts,
  gitopsFacts,
  resourceFacts,
  scoreFacts,
} from './judged-facts.ts';
import { claimFacts, routeFacts, serviceFacts } from './network-facts.ts';
import { nodeFacts } from './node-facts.ts';
import { namespaceFacts, podFacts } from './pod-facts.ts';
import type { SnapshotFacts } from './snapshot-facts.ts';
import {
  deploymentFacts,
  imageFacts,
  jobFacts,
  replicaSetFacts,
  replicatedFacts,
  workloadFacts,
} from './workload-facts.ts';

/** The facts of an audit, named as in `FACTS`. Pure; every name is there, `null` where it was not evaluated. */
export function snapshotFacts(audit: Audit): SnapshotFacts {
  return {
    verdict: audit.verdict.state === 'not evaluated' ? null : audit.verdict.state,
    score: scoreFacts(audit),
    findings: findingFacts(audit),
    causes: causeFacts(audit),
    cluster: clusterFacts(audit),
    nodes: nodeFacts(audit),
    cpu: resourceFacts(audit, 'cpu'),
    memory: resourceFacts(audit, 'memory'),
    namespaces: namespaceFacts(audit),
    pods: podFacts(audit),
    workloads: workloadFacts(audit),
    deployments: deploymentFacts(audit),
    statefulSets: replicatedFacts(audit, 'statefulSets'),
    daemonSets: replicatedFacts(audit, 'daemonSets'),
    jobs: jobFacts(audit),
    replicaSets: replicaSetFacts(audit),
    images: imageFacts(audit),
    services: serviceFacts(audit),
    routes: routeFacts(audit),
    claims: claimFacts(audit),
    autoscalers: autoscalerFacts(audit),
    gitops: gitopsFacts(audit),
    captured: capturedFacts(audit),
  };
}
