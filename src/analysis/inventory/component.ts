import { anyOf } from '../../model/any-of.ts';
import { parseImageReference } from '../../model/image-reference.ts';
import type { Component } from './inventory.ts';

/**
 * What a workload is for, read from the names everybody uses: first match wins. A heuristic for grouping a report,
 * never evidence for a finding.
 */
export function component(namespace: string | null, name: string, images: readonly string[]): Component {
  const repositories = images.map((image) => parseImageReference(image)?.repository ?? image);
  const words = [name, ...repositories.map((repository) => repository.slice(repository.lastIndexOf('/') + 1))]
    .join(' ')
    .toLowerCase();
  const found = ANY.test(words) ? COMPONENTS.find(([, pattern]) => pattern.test(words)) : undefined;
  if (found !== undefined) return found[0];
  return NAMESPACES.find(([, pattern]) => pattern.test(namespace ?? ''))?.[0] ?? 'application';
}

const COMPONENTS: readonly (readonly [Component, RegExp])[] = [
  [
    'control plane',
    /\b(kube-apiserver|kube-controller-manager|kube-scheduler|etcd|coredns|kube-dns|metrics-server|cloud-controller-manager|konnectivity|kube-proxy|helm-install)/,
  ],
  [
    'logging',
    /\b(loki|promtail|fluent-?bit|fluentd|logstash|filebeat|vector|kibana|elasticsearch|opensearch|graylog)\b/,
  ],
  [
    'monitoring',
    /\b(prometheus|alertmanager|grafana|kube-state-metrics|node-?exporter|thanos|victoria-?metrics|vmagent|mimir|tempo|jaeger|blackbox-exporter|pushgateway|netdata|zabbix|datadog|newrelic|opentelemetry|otel)/,
  ],
  ['hardware', /\b([a-z-]{0,60}device-plugin|node-feature-discovery|gpu-(operator|feature-discovery))\b/],
  ['backup', /\b(velero|restic|kopia|stash|k8up|kasten)/],
  ['certificates', /\b(cert-manager|step-ca|acme)/],
  [
    'gitops',
    /\b(argocd|argo-cd|flux|source-controller|kustomize-controller|helm-controller|notification-controller)/,
  ],
  [
    'storage',
    /\b(longhorn|rook|ceph|csi|local-path-provisioner|nfs-(subdir-external-)?(client-)?provisioner|nfs-client|openebs|minio|topolvm|linstor|snapshot-controller|engine-image|instance-manager|share-manager)/,
  ],
  [
    'networking',
    /\b(traefik|svclb|klipper|ingress-nginx|nginx-ingress|haproxy|metallb|calico|cilium|flannel|weave|antrea|kube-router|istio|istiod|linkerd|envoy|contour|kong|external-dns|multus|coredns)/,
  ],
  [
    'database',
    /\b(postgres(ql)?|mysql|mariadb|mongo(db)?|redis|valkey|memcached|cassandra|cockroach(db)?|clickhouse|influxdb|rabbitmq|kafka|nats|zookeeper)\b/,
  ],
];

/** Most names are of none. */
const ANY = anyOf(COMPONENTS.map(([, pattern]) => pattern));

const NAMESPACES: readonly (readonly [Component, RegExp])[] = [
  [
    'control plane',
    /^(kube-system|openshift-(apiserver|etcd|kube-|controller|authentication|oauth|cluster|config|machine|operator|service-ca).*)$/,
  ],
  [
    'monitoring',
    /^(monitoring|observability|openshift-monitoring|openshift-user-workload-monitoring|prometheus|cattle-monitoring-system)$/,
  ],
  ['logging', /^(logging|openshift-logging|cattle-logging-system)$/],
  [
    'storage',
    /^(longhorn-system|rook-ceph.*|openebs|nfs-provisioner|openshift-(storage|cluster-csi-drivers).*)$/,
  ],
  [
    'networking',
    /^(ingress-nginx|traefik|metallb-system|calico-.*|cilium.*|istio-system|linkerd|openshift-(ingress|dns|sdn|ovn|network|multus).*)$/,
  ],
  ['backup', /^(velero|openshift-adp)$/],
  ['certificates', /^cert-manager$/],
  ['gitops', /^(argocd|argo-cd|flux-system|openshift-gitops)$/],
];
