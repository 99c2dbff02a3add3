import type { Container, EnvironmentVariable } from '../../model/container.ts';
import type { PodSpec } from '../../model/pod-spec.ts';
import type { Probe } from '../../model/probe.ts';
import {
  amounts,
  type Field,
  type Fields,
  group,
  list,
  part,
  text,
  texts,
  truth,
  whole,
  words,
} from './field.ts';

const CONTAINER: Fields<Container> = {
  name: text('Name', ({ name }) => name),
  image: text('As it is written', ({ image }) => image),
  imagePullPolicy: text('Always, IfNotPresent or Never', (each) => each.imagePullPolicy),
  ports: list('What it listens on', ({ ports }: Container) => ports, {
    name: text('Name', ({ name }) => name),
    containerPort: whole('Number', ({ port }) => port),
    hostPort: whole('Of the node', ({ hostPort }) => hostPort),
    protocol: text('TCP, UDP or SCTP', ({ protocol }) => protocol),
  }),
  resources: group({
    requests: amounts('Cores and bytes', ({ requests }) => requests),
    limits: amounts('Cores and bytes', ({ limits }) => limits),
  }),
  livenessProbe: probe(({ livenessProbe }) => livenessProbe),
  readinessProbe: probe(({ readinessProbe }) => readinessProbe),
  startupProbe: probe(({ startupProbe }) => startupProbe),
  env: list('Variables by name; values are not kept', ({ env }: Container) => env, {
    name: text('Name', ({ name }) => name),
    valueFrom: part(({ from }: EnvironmentVariable) => from, {
      kind: text('ConfigMap or Secret', ({ kind }) => kind),
      name: text('Its name', ({ name }) => name),
    }),
  }),
  volumeMounts: list('Where volumes are mounted', ({ mounts }: Container) => mounts, {
    name: text('Of the volume', ({ volume }) => volume),
    mountPath: text('Path', ({ path }) => path),
    readOnly: truth('Whether it is', ({ readOnly }) => readOnly),
    subPath: text('Path', ({ subPath }) => subPath),
  }),
  securityContext: part(({ security }: Container) => security, {
    privileged: truth('Where it says so', ({ privileged }) => privileged),
    runAsNonRoot: truth('Its own word, else the pod’s', ({ runAsNonRoot }) => runAsNonRoot),
    runAsUser: whole('Its own word, else the pod’s', ({ runAsUser }) => runAsUser),
    allowPrivilegeEscalation: truth('Where it says so', (each) => each.allowPrivilegeEscalation),
    readOnlyRootFilesystem: truth('Where it says so', (each) => each.readOnlyRootFilesystem),
    capabilities: group({
      add: texts('Names', ({ addedCapabilities }) => addedCapabilities),
      drop: texts('Names', ({ droppedCapabilities }) => droppedCapabilities),
    }),
  }),
};

/** `spec` of a pod, or of a workload's template. */
export const POD_SPEC: Fields<PodSpec> = {
  containers: containers('Without init containers', ({ containers: all }) => all),
  initContainers: containers('Sidecars among them', ({ initContainers }) => initContainers),
  volumes: list('What is mounted', ({ volumes }: PodSpec) => volumes, {
    name: text('Name', ({ name }) => name),
    type: text('Such as configMap, emptyDir, hostPath', ({ type }) => type),
    hostPath: text('The path, of a hostPath', ({ path }) => path),
  }),
  serviceAccountName: text('The account it runs as', (spec) => spec.serviceAccountName),
  automountServiceAccountToken: truth('Where it says so', (spec) => spec.automountServiceAccountToken),
  restartPolicy: text('Always, OnFailure or Never', (spec) => spec.restartPolicy),
  nodeSelector: words('Labels a node must have', (spec) => spec.nodeSelector),
  tolerations: list('Taints it can live with', (spec: PodSpec) => spec.tolerations, {
    key: text('Not set: every key', ({ key }) => key),
    operator: text('Equal or Exists', ({ operator }) => operator),
    value: text('Of Equal', ({ value }) => value),
    effect: text('Not set: every effect', ({ effect }) => effect),
  }),
  topologySpreadConstraints: list('How it is spread', (spec: PodSpec) => spec.topologySpread, {
    maxSkew: whole('Pods', ({ maxSkew }) => maxSkew),
    topologyKey: text('A label of nodes', ({ topologyKey }) => topologyKey),
    whenUnsatisfiable: text('DoNotSchedule or ScheduleAnyway', (each) => each.whenUnsatisfiable),
  }),
  imagePullSecrets: texts('Names of Secrets', (spec) => spec.imagePullSecrets),
  priorityClassName: text('Name', (spec) => spec.priorityClassName),
  runtimeClassName: text('Name', (spec) => spec.runtimeClassName),
  schedulerName: text('Name', (spec) => spec.schedulerName),
  terminationGracePeriodSeconds: whole('Seconds', (spec) => spec.terminationGracePeriodSeconds),
  hostNetwork: truth('Whether it uses the network of the node', (spec) => spec.hostNetwork),
  hostPID: truth('Whether it sees the processes of the node', (spec) => spec.hostPID),
  hostIPC: truth('Whether it shares memory with the node', (spec) => spec.hostIPC),
  dnsPolicy: text('Such as ClusterFirst', (spec) => spec.dnsPolicy),
};

function containers(meaning: string, of: (spec: PodSpec) => readonly Container[]): Field<PodSpec> {
  return list(meaning, of, CONTAINER);
}

function probe(of: (container: Container) => Probe | null): Field<Container> {
  return part<Container, Probe>(of, {
    handler: text('httpGet, tcpSocket, grpc or exec', ({ handler }) => handler),
    path: text('Of httpGet', ({ path }) => path),
    initialDelaySeconds: whole('Seconds', (each) => each.initialDelaySeconds),
    periodSeconds: whole('Seconds', (each) => each.periodSeconds),
    timeoutSeconds: whole('Seconds', (each) => each.timeoutSeconds),
    failureThreshold: whole('Times in a row', (each) => each.failureThreshold),
  });
}
