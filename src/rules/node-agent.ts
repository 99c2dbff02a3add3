import { anyOf } from '../model/any-of.ts';
import type { Container } from '../model/container.ts';
import { parseImageReference } from '../model/image-reference.ts';
import type { PodSpec } from '../model/pod-spec.ts';

/**
 * Whether a program of the pod looks after the node it runs on: network and storage plugins, device plugins, log and
 * metrics collectors, security agents. They need the node's network, devices or files by nature.
 */
export function isNodeAgent(spec: PodSpec): boolean {
  return runs(spec, AGENTS);
}

/** Whether it takes requests from outside in on the node's own ports: ingress controllers and load balancers. */
export function isTrafficEntry(spec: PodSpec): boolean {
  return runs(spec, ENTRIES);
}

function runs({ containers, initContainers }: PodSpec, programs: RegExp): boolean {
  const isKnown = ({ image }: Container) => programs.test(imageName(image));
  return containers.some(isKnown) || initContainers.some(isKnown);
}

/** Registry and repository, without tag or digest. */
function imageName(image: string | null): string {
  const parsed = parseImageReference(image);
  return parsed === null ? '' : `${parsed.registry}/${parsed.repository}`;
}

/** By the names their makers give the images, whatever registry they are pulled from. */
const AGENTS = anyOf([
  // Network
  /\/(?:kube-proxy[^/]*|kube-router|flannel[^/]*|cilium[^/]*|antrea[^/]*|multus[^/]*|weave-(?:kube|npc)|kube-ovn)$/,
  /\/(?:calico|tigera)\/(?:node|cni|pod2daemon-flexvol|typha)$/,
  /\/(?:amazon-k8s-cni[^/]*|aws-network-policy-agent|kube-vip|keepalived[^/]*|k8s-dns-node-cache|klipper-lb)$/,
  /\/metallb\/speaker$/,
  // Storage
  /\/(?:[^/]*csi-[^/]*|csi-[^/]*|[^/]*-csi|[^/]*-csi-driver|livenessprobe|node-driver-registrar)$/,
  /\/(?:rook\/ceph|ceph\/ceph|longhornio\/[^/]+|openebs\/[^/]+|portworx\/[^/]+|piraeusdatastore\/[^/]+)$/,
  /\/(?:local-path-provisioner|local-volume-provisioner|velero|node-disk-manager[^/]*)$/,
  // Devices and the node itself
  /\/(?:[^/]*device-plugin[^/]*|dcgm-exporter|gpu-operator[^/]*|container-toolkit|gpu-feature-discovery)$/,
  /\/(?:node-feature-discovery|node-problem-detector|kured|aws-node-termination-handler|system-agent)$/,
  /\/(?:system-upgrade-controller|machine-config-[^/]*|smarter-device-manager|akri\/[^/]+)$/,
  // Logs and metrics
  /\/(?:node-exporter|node_exporter|cadvisor|smartctl-exporter|kepler|netdata|telegraf|zabbix-agent2?)$/,
  /\/(?:promtail|fluent-?bit[^/]*|fluentd[^/]*|filebeat|metricbeat|auditbeat|packetbeat|elastic-agent|vector)$/,
  /\/(?:grafana\/(?:alloy|agent|beyla)|[^/]*opentelemetry-collector[^/]*|splunk-otel-collector|[^/]*otelcol[^/]*)$/,
  /\/(?:datadog\/agent|sysdig\/agent|newrelic\/(?:infrastructure|nri-|newrelic-)[^/]*|dynatrace[^/]*(?:\/[^/]+)?)$/,
  // Security
  /\/(?:falco[^/]*|tetragon|tracee|spire-agent|falcon-sensor|kube-bench|node-collector|twistlock\/defender)$/,
]);

const ENTRIES = anyOf([
  /\/(?:ingress-nginx\/controller[^/]*|nginx-ingress[^/]*|kubernetes-ingress(?:-controller)?|traefik)$/,
  /\/(?:haproxy-ingress|kong[^/]*|contour|envoy|istio\/proxyv2|proxyv2|metallb\/[^/]+|kube-vip|klipper-lb)$/,
  /\/(?:origin-haproxy-router|caddy\/ingress|emissary|ambassador|apisix[^/]*|cloudflared)$/,
]);
