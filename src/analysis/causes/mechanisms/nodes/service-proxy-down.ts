import { groupBy } from '../../../../model/grouping.ts';
import type { LogMatch } from '../../../../model/log-signature.ts';
import { namespacedName, objectKey, reference } from '../../../../model/object.ts';
import { byCodeUnit } from '../../../../model/order.ts';
import type { Pod } from '../../../../model/pod.ts';
import type { Service } from '../../../../model/service.ts';
import { counted, someOf } from '../../../../rules/amount-words.ts';
import { kubectl } from '../../../../rules/command.ts';
import { logEvidence } from '../../../../rules/crash-line.ts';
import { nodeServices, onNode } from '../../../../rules/distribution.ts';
import { field } from '../../../../rules/field-evidence.ts';
import type { Evidence } from '../../../../rules/finding.ts';
import { hostTargets } from '../../../../rules/service-host.ts';
import type { Mechanism, Scene } from '../../mechanism.ts';
import { perScene } from '../../per-scene.ts';
import { relatedPods } from '../../related-pods.ts';
import { nodeOf } from './node-of.ts';

/** Connections from one node to cluster IPs get nowhere. */
export const serviceProxyDown: Mechanism = {
  id: 'service-proxy-down',
  title: 'The service proxy of a node seems not to work',
  reasoning:
    'On the node of the client kube-proxy turns a Service’s cluster IP into the address of a pod. Where it does not ' +
    'run, Services made or changed since lead nowhere: connections time out, where a pod that does not listen would ' +
    'refuse them. Programs on one node time out connecting to cluster IPs and ports of Services whose endpoints are ' +
    'ready, none on another node does, and no NetworkPolicy stands between. A lossy network looks alike, so it stays a ' +
    'hypothesis unless kube-proxy’s own pod on that node is not ready.',
  fix: 'On that node, look at kube-proxy (or what replaces it): its DaemonSet pod or its service, and its log; restart it. Compare a pod’s address with the cluster IP from there: if only the latter hangs, it is the proxy.',
  explains: [
    'error-in-log',
    'crash-looping-container',
    'liveness-probe-kills',
    'partially-available-workload',
  ],
  silent: true,
  diagnose(finding, scene) {
    const nodes = [...new Set(relatedPods(scene.cluster, finding).map(({ nodeName }) => nodeName))];
    const [name = null] = nodes;
    const found = dialling(scene);
    if (name === null || nodes.length > 1 || found.size !== 1 || scene.cluster.nodes.length < 2) return null;
    const calls = (found.get(name) ?? []).filter(({ pod }) =>
      finding.related.some((ref) => objectKey(ref) === objectKey(reference(pod))),
    );
    const [first] = calls;
    if (first === undefined) return null;
    const node = nodeOf(name, scene);
    const proxy = proxyPod(name, scene);
    const services = [...new Set(calls.map(({ service }) => namespacedName(service.meta)))].toSorted(
      byCodeUnit,
    );
    const broken = proxy !== null && !isServing(proxy);
    if (proxy !== null && !broken) return null;
    return {
      root: { kind: 'Node', namespace: null, name },
      confidence: broken ? 'confirmed' : 'hypothesis',
      summary: `programs on node ${name} time out connecting to the cluster IP of ${counted(services.length, 'Service')} with ready endpoints (${someOf(services)}), and none on another node does${broken ? `; ${proxy.meta.name} on that node is ${proxy.status}` : ''}`,
      evidence: [first.evidence, ...(broken ? [field(proxy, 'status.phase', proxy.phase)] : [])],
      commands: [
        kubectl(
          'get',
          'pods',
          '-n',
          'kube-system',
          '-o',
          'wide',
          '--field-selector',
          `spec.nodeName=${name}`,
        ),
        ...(node === null ? [] : onNode(nodeServices(node), 'systemctl', 'status', 'kube-proxy')),
        ...(node === null ? [] : onNode(nodeServices(node), 'iptables-save', '-t', 'nat')),
      ],
      toConfirm: broken
        ? null
        : `On node ${name}, see whether kube-proxy runs, and connect to a pod’s address and then to the cluster IP of ${services[0] ?? 'a Service'}: if only the latter hangs, it is the proxy.`,
      fault: name,
    };
  },
};

interface Call {
  readonly pod: Pod;
  readonly service: Service;
  readonly evidence: Evidence;
}

/** By node, the connections to cluster IPs that do not come about though all is well behind them. */
const dialling = perScene((scene: Scene): ReadonlyMap<string, readonly Call[]> => {
  const { cluster } = scene;
  if (!cluster.captured.any('logs') || !cluster.captured.all('networkPolicies')) return new Map();
  const find = hostTargets(cluster);
  const calls = cluster.pods.flatMap((pod): readonly (Call & { readonly node: string })[] => {
    const node = pod.nodeName;
    if (node === null || pod.spec.hostNetwork || pod.phase !== 'Running') return [];
    return cluster.links.logsOf(pod).flatMap((log) =>
      log.previous
        ? []
        : log.matches.filter(isConnect).flatMap((match) =>
            targets(match).flatMap(({ host, port, count }) => {
              const target = find(host, pod.meta.namespace);
              if (count < OFTEN || target?.kind !== 'service' || !leads(target.service, port, scene))
                return [];
              return [{ node, pod, service: target.service, evidence: logEvidence({ log, match }) }];
            }),
          ),
    );
  });
  return groupBy(calls, ({ node }) => node);
});

/** Any connection may be lost now and then; a Service that was just made is not on every node at once. */
const OFTEN = 10;

/** A connection that was not answered, rather than a request. */
function isConnect({ signature, line }: LogMatch): boolean {
  return signature === 'connection-timeout' && /dial|connect|ETIMEDOUT/i.test(line);
}

function targets({ targets, captures, count }: LogMatch) {
  if (targets !== undefined) return targets;
  const { host, port = null } = captures;
  return host === undefined ? [] : [{ host, port, count }];
}

/** It has a cluster IP, this TCP port, a ready endpoint, and nothing that may stop packets. */
function leads(service: Service, port: string | null, { cluster }: Scene): boolean {
  const { clusterIP, ports, meta } = service;
  if (clusterIP === null || clusterIP === 'None' || clusterIP === '') return false;
  if (!ports.some((one) => one.protocol === 'TCP' && (port === null || String(one.port) === port)))
    return false;
  if (cluster.networkPolicies.some((policy) => policy.meta.namespace === meta.namespace)) return false;
  const pods = cluster.links.podsBehind(service);
  return (cluster.links.addressesOf(service) ?? []).some(({ ready }) => ready) && pods.some(isServing);
}

function isServing({ phase, ready }: Pod): boolean {
  return phase === 'Running' && ready.ready === ready.total;
}

/** Where kube-proxy, or what stands for it, runs as a pod. */
function proxyPod(node: string, { cluster: { links } }: Scene): Pod | null {
  return (
    links
      .podsOn(node)
      .find(
        ({ meta }) =>
          meta.namespace === 'kube-system' &&
          (meta.labels['k8s-app'] === 'kube-proxy' || /^kube-proxy-/.test(meta.name)),
      ) ?? null
  );
}
