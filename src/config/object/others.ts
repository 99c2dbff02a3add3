import type { ConfigMap, Secret } from '../../model/configuration.ts';
import type { Ingress } from '../../model/ingress.ts';
import type { Namespace } from '../../model/namespace.ts';
import type { Node } from '../../model/node.ts';
import type { HorizontalPodAutoscaler, PodDisruptionBudget } from '../../model/scaling.ts';
import type { Service } from '../../model/service.ts';
import type { PersistentVolumeClaim } from '../../model/storage.ts';
import { amounts, type Fields, group, list, part, text, texts, truth, whole, words } from './field.ts';
import { conditions, metadata } from './metadata.ts';

export const NODE: Fields<Node> = {
  metadata: metadata(),
  spec: group({
    unschedulable: truth('Whether it is cordoned', ({ unschedulable }) => unschedulable),
    taints: list('What keeps pods away', ({ taints }: Node) => taints, {
      key: text('Name', ({ key }) => key),
      value: text('Value', ({ value }) => value),
      effect: text('NoSchedule, PreferNoSchedule or NoExecute', ({ effect }) => effect),
    }),
  }),
  status: group({
    capacity: amounts('Cores and bytes', ({ capacity }) => capacity),
    allocatable: amounts('Cores and bytes', ({ allocatable }) => allocatable),
    conditions: conditions(),
    nodeInfo: part(({ info }: Node) => info, {
      kubeletVersion: text('Such as v1.33.1', (info) => info.kubeletVersion),
      containerRuntimeVersion: text('Name and version', (info) => info.containerRuntimeVersion),
      kernelVersion: text('Version', (info) => info.kernelVersion),
      osImage: text('Name and version', (info) => info.osImage),
      operatingSystem: text('linux or windows', (info) => info.operatingSystem),
      architecture: text('Such as amd64', (info) => info.architecture),
    }),
  }),
};

export const NAMESPACE: Fields<Namespace> = {
  metadata: metadata(),
  status: group({ phase: text('Active or Terminating', ({ phase }) => phase), conditions: conditions() }),
};

export const SERVICE: Fields<Service> = {
  metadata: metadata(),
  spec: group({
    type: text('ClusterIP, NodePort, LoadBalancer or ExternalName', ({ type }) => type),
    selector: words('Labels of its pods', ({ selector }) => selector),
    clusterIP: text('None of headless Services', ({ clusterIP }) => clusterIP),
    externalIPs: texts('Addresses', ({ externalIPs }) => externalIPs),
    externalName: text('A host name', ({ externalName }) => externalName),
    externalTrafficPolicy: text('Cluster or Local', (each) => each.externalTrafficPolicy),
    publishNotReadyAddresses: truth('Whether it does', (each) => each.publishNotReadyAddresses),
    ports: list('What it serves', ({ ports }: Service) => ports, {
      name: text('Name', ({ name }) => name),
      port: whole('Number', ({ port }) => port),
      protocol: text('TCP, UDP or SCTP', ({ protocol }) => protocol),
      targetPort: text('A number or a name, as text', ({ targetPort }) => worded(targetPort)),
      nodePort: whole('Number', ({ nodePort }) => nodePort),
    }),
  }),
};

export const INGRESS: Fields<Ingress> = {
  metadata: metadata(),
  spec: group({
    ingressClassName: text('Name', ({ className }) => className),
    rules: list('One for each host and path', ({ routes }: Ingress) => routes, {
      host: text('Not set: every host', ({ host }) => host),
      path: text('Path', ({ path }) => path),
      pathType: text('Exact, Prefix or ImplementationSpecific', ({ pathType }) => pathType),
      service: text('Name of the Service behind it', ({ backend }) => backend.service),
    }),
    tls: list('Certificates', ({ tls }: Ingress) => tls, {
      hosts: texts('Host names', ({ hosts }) => hosts),
      secretName: text('Name', ({ secretName }) => secretName),
    }),
  }),
};

export const CLAIM: Fields<PersistentVolumeClaim> = {
  metadata: metadata(),
  spec: group({
    storageClassName: text('Not set: the default class', ({ storageClassName }) => storageClassName),
    accessModes: texts('Such as ReadWriteOnce', ({ accessModes }) => accessModes),
    volumeName: text('Name', ({ volumeName }) => volumeName),
    volumeMode: text('Filesystem or Block', ({ volumeMode }) => volumeMode),
    storage: whole('What it requests, in bytes', ({ requestedBytes }) => requestedBytes),
  }),
  status: group({
    phase: text('Pending, Bound or Lost', ({ phase }) => phase),
    storage: whole('What it has, in bytes', ({ capacityBytes }) => capacityBytes),
    conditions: conditions(),
  }),
};

export const AUTOSCALER: Fields<HorizontalPodAutoscaler> = {
  metadata: metadata(),
  spec: group({
    minReplicas: whole('Pods', ({ minReplicas }) => minReplicas),
    maxReplicas: whole('Pods', ({ maxReplicas }) => maxReplicas),
    scaleTargetRef: part(({ target }: HorizontalPodAutoscaler) => target, {
      kind: text('Kind', ({ kind }) => kind),
      name: text('Name', ({ name }) => name),
    }),
  }),
  status: group({
    currentReplicas: whole('Pods', ({ currentReplicas }) => currentReplicas),
    desiredReplicas: whole('Pods', ({ desiredReplicas }) => desiredReplicas),
    conditions: conditions(),
  }),
};

export const BUDGET: Fields<PodDisruptionBudget> = {
  metadata: metadata(),
  spec: group({
    minAvailable: text('A number or a percentage, as text', ({ minAvailable }) => worded(minAvailable)),
    maxUnavailable: text('A number or a percentage, as text', (each) => worded(each.maxUnavailable)),
    unhealthyPodEvictionPolicy: text('Where it says so', (each) => each.unhealthyPodEvictionPolicy),
  }),
  status: group({
    currentHealthy: whole('Pods', ({ currentHealthy }) => currentHealthy),
    desiredHealthy: whole('Pods', ({ desiredHealthy }) => desiredHealthy),
    disruptionsAllowed: whole('Pods', ({ disruptionsAllowed }) => disruptionsAllowed),
    expectedPods: whole('Pods', ({ expectedPods }) => expectedPods),
  }),
};

export const CONFIG_MAP: Fields<ConfigMap> = {
  metadata: metadata(),
  data: texts('Names of keys; values are not kept', ({ keys }) => keys),
  immutable: truth('Whether it is', ({ immutable }) => immutable),
};

export const SECRET: Fields<Secret> = {
  metadata: metadata(),
  type: text('Such as Opaque', ({ type }) => type),
  data: texts('Names of keys; values are not kept', ({ keys }) => keys),
  immutable: truth('Whether it is', ({ immutable }) => immutable),
};

function worded(value: number | string | null): string | null {
  return value === null ? null : String(value);
}
