import type { PodSpec } from '../../src/model/pod-spec.ts';
import type { PodTemplate } from '../../src/model/workload.ts';
import { type ContainerOptions, container } from './container.ts';

/** Of one default container unless said otherwise. */
export function podSpec(options: Partial<PodSpec> = {}): PodSpec {
  return {
    containers: [container('app')],
    initContainers: [],
    ephemeralContainers: [],
    volumes: [],
    tokenSeconds: null,
    serviceAccountName: 'default',
    automountServiceAccountToken: false,
    imagePullSecrets: [],
    restartPolicy: 'Always',
    nodeSelector: {},
    nodeAffinity: [],
    podAffinity: [],
    podAntiAffinity: [],
    topologySpread: [],
    tolerations: [],
    priorityClassName: null,
    runtimeClassName: null,
    schedulerName: 'default-scheduler',
    schedulingGates: [],
    readinessGates: [],
    terminationGracePeriodSeconds: 30,
    hostNetwork: false,
    hostPID: false,
    hostIPC: false,
    shareProcessNamespace: false,
    sysctls: [],
    dnsPolicy: 'ClusterFirst',
    nameservers: [],
    fsGroup: null,
    ...options,
  };
}

/** What a workload's builder may say of its pods. */
export interface TemplateOptions {
  /** `app: <name of the workload>` otherwise. */
  readonly podLabels?: Readonly<Record<string, string>>;
  readonly podAnnotations?: Readonly<Record<string, string>>;
  readonly spec?: Partial<PodSpec>;
  /** Of its one container, which is named after the workload. */
  readonly container?: ContainerOptions;
  readonly image?: string;
}

export function podTemplate(workload: string, options: TemplateOptions): PodTemplate {
  const { name = workload, ...rest } = options.container ?? {};
  const image = options.image === undefined ? {} : { image: options.image };
  return {
    labels: options.podLabels ?? { app: workload },
    annotations: options.podAnnotations ?? {},
    spec: podSpec({ containers: [container(name, { ...rest, ...image })], ...options.spec }),
  };
}
