import type { Cluster } from '../../../src/model/cluster.ts';
import type { ObjectReference } from '../../../src/model/object.ts';
import type { Pod } from '../../../src/model/pod.ts';
import { cluster } from '../../builders/cluster.ts';
import { configMap, namespace, roleBinding, secret, serviceAccount } from '../../builders/configuration.ts';
import { ingress, service } from '../../builders/network.ts';
import { node } from '../../builders/node.ts';
import { event, podMetrics } from '../../builders/observation.ts';
import { autoscaler, disruptionBudget } from '../../builders/scaling.ts';
import { claim } from '../../builders/storage.ts';
import { daemonSet, deployment } from '../../builders/workload.ts';

/**
 * A whole cluster around the pods of a dump, so that every rule has something to do: what makes them, their nodes,
 * metrics and events, and for each application a Service, an Ingress, a budget, an autoscaler and what it may name.
 */
export function surrounded({ pods, now, links }: Cluster): Cluster {
  const apps = [...links.podsByTopOwner().values()].flatMap((own) => {
    const [first] = own;
    return first === undefined ? [] : [{ owner: links.topOwner(first), own, first }];
  });
  const served = apps.filter(({ owner }) => owner.kind === 'Deployment');
  const named = served.map(({ owner: { name, namespace: place }, first }) => ({
    name,
    options: { namespace: place },
    selector: first.meta.labels,
  }));
  const made = cluster({
    now,
    capturedAll: true,
    pods,
    nodes: distinct(pods.flatMap(({ nodeName }) => nodeName ?? [])).map((name) => node(name)),
    namespaces: distinct(pods.flatMap(({ meta }) => meta.namespace ?? [])).map((name) => namespace(name)),
    deployments: served.map(({ owner, own, first }) => deployment(owner.name, templateOf(owner, own, first))),
    daemonSets: apps
      .filter(({ owner }) => owner.kind === 'DaemonSet')
      .map(({ owner, own, first }) => {
        const { replicas, ...rest } = templateOf(owner, own, first);
        return daemonSet(owner.name, { ...rest, desired: replicas });
      }),
    services: named.map(({ name, options, selector }) => service(name, { ...options, selector })),
    ingresses: named.map(({ name, options }) => ingress(name, options)),
    podDisruptionBudgets: named.map(({ name, options, selector }) =>
      disruptionBudget(name, { ...options, selector: { matchLabels: selector, matchExpressions: [] } }),
    ),
    horizontalPodAutoscalers: named.map(({ name, options }) => autoscaler(name, options)),
    serviceAccounts: named.map(({ name, options }) => serviceAccount(name, options)),
    roleBindings: named.map(({ name, options }) => roleBinding(name, options)),
    configMaps: named.map(({ name, options }) => configMap(name, options)),
    secrets: named.map(({ name, options }) => secret(name, options)),
    persistentVolumeClaims: named.map(({ name, options }) => claim(name, options)),
    podMetrics: pods.map((pod) => podMetrics(pod)),
    events: pods.map((pod) => event(pod, 'Unhealthy')),
  });
  return made;
}

function templateOf({ namespace: place }: ObjectReference, own: readonly Pod[], first: Pod) {
  return { namespace: place, replicas: own.length, podLabels: first.meta.labels, spec: first.spec };
}

function distinct(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
