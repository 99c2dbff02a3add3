import { textMap } from './json.ts';

/**
 * The annotations that enter the model: those whose meaning Kubernetes or a well-known controller defines, and whose
 * value is a name, a flag or a time. Others may hold anything, whole manifests and passwords included.
 * https://kubernetes.io/docs/reference/labels-annotations-taints/
 */
const KNOWN_ANNOTATIONS: ReadonlySet<string> = new Set([
  'argocd.argoproj.io/tracking-id',
  'batch.kubernetes.io/cronjob-scheduled-timestamp',
  'cert-manager.io/certificate-name',
  'cert-manager.io/cluster-issuer',
  'cert-manager.io/issuer',
  'alb.ingress.kubernetes.io/certificate-arn',
  'cluster-autoscaler.kubernetes.io/safe-to-evict',
  'config.linkerd.io/admin-port',
  'dapr.io/dapr-grpc-port',
  'dapr.io/dapr-http-port',
  'dapr.io/metrics-port',
  'ingress.gcp.kubernetes.io/pre-shared-cert',
  'networking.gke.io/managed-certificates',
  'deployment.kubernetes.io/revision',
  'descheduler.alpha.kubernetes.io/evict',
  'endpoints.kubernetes.io/last-change-trigger-time',
  'endpoints.kubernetes.io/over-capacity',
  'flannel.alpha.coreos.com/public-ip',
  'helm.sh/hook',
  'helm.sh/resource-policy',
  'ingressclass.kubernetes.io/is-default-class',
  'k3s.io/hostname',
  'k3s.io/internal-ip',
  'kubectl.kubernetes.io/default-container',
  'kubectl.kubernetes.io/restartedAt',
  'kubernetes.io/config.mirror',
  'kubernetes.io/config.source',
  'kubernetes.io/ingress.class',
  'kubernetes.io/service-account.name',
  'linkerd.io/inject',
  'meta.helm.sh/release-name',
  'meta.helm.sh/release-namespace',
  'metallb.io/address-pool',
  'metallb.universe.tf/address-pool',
  'nginx.ingress.kubernetes.io/auth-secret',
  'nginx.ingress.kubernetes.io/auth-tls-secret',
  'nginx.ingress.kubernetes.io/canary',
  'openshift.io/deployment-config.name',
  'openshift.io/deployment.name',
  'pv.kubernetes.io/bind-completed',
  'pv.kubernetes.io/provisioned-by',
  'scheduler.alpha.kubernetes.io/critical-pod',
  'service.kubernetes.io/topology-mode',
  'sidecar.istio.io/inject',
  'status.sidecar.istio.io/port',
  'storageclass.beta.kubernetes.io/is-default-class',
  'storageclass.kubernetes.io/is-default-class',
  'traefik.ingress.kubernetes.io/router.middlewares',
  'traefik.ingress.kubernetes.io/router.tls',
  'volume.beta.kubernetes.io/storage-class',
  'volume.beta.kubernetes.io/storage-provisioner',
  'volume.kubernetes.io/selected-node',
  'volume.kubernetes.io/storage-provisioner',
]);

/** Annotations of which only that they are set enters the model: their values are whole configurations. */
export const SNIPPET_ANNOTATIONS: readonly string[] = [
  'nginx.ingress.kubernetes.io/auth-snippet',
  'nginx.ingress.kubernetes.io/configuration-snippet',
  'nginx.ingress.kubernetes.io/modsecurity-snippet',
  'nginx.ingress.kubernetes.io/server-snippet',
  'nginx.ingress.kubernetes.io/stream-snippet',
];

/** Istio's configuration of one sidecar. Only the port enters the model on which it answers for its state. */
const PROXY_CONFIGURATION = 'proxy.istio.io/config';

function statusPort(key: string, configuration: string): [string, string][] {
  const [, port] =
    /\bstatusPort["']?\s{0,4}:\s{0,4}["']?(\d{1,5})\b/.exec(configuration.slice(0, 4096)) ?? [];
  return port === undefined ? [] : [[key, `statusPort: ${port}`]];
}

/** Longer values are not what the annotation is for. */
const LONGEST_ANNOTATION = 1024;

/** Reads `metadata.annotations`, the known ones; of snippets an empty text in place of the value. */
export function readAnnotations(value: unknown): Readonly<Record<string, string>> {
  const annotations = textMap(value);
  const known: [string, string][] = [];
  for (const key of Object.keys(annotations)) {
    const annotation = annotations[key] ?? '';
    if (SNIPPET_ANNOTATIONS.includes(key)) known.push([key, '']);
    else if (key === PROXY_CONFIGURATION) known.push(...statusPort(key, annotation));
    else if (KNOWN_ANNOTATIONS.has(key) && annotation.length <= LONGEST_ANNOTATION)
      known.push([key, annotation]);
  }
  return known.length === 0 ? NONE : Object.fromEntries(known);
}

const NONE: Readonly<Record<string, string>> = {};
