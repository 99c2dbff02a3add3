import type { LeftOut } from '../left-out.ts';

/** Of availability, Services, Ingresses and Gateways. */
export const NETWORK_LEFT_OUT: readonly LeftOut[] = [
  {
    check: 'The targetPort of a Service is a number',
    peers: { Popeye: ['POP-1102'] },
    reason: 'A number works as well as a name; where no container has the port, that is reported.',
  },
  {
    check: 'The backend port of an Ingress is a number',
    peers: { Popeye: ['POP-1403'] },
    reason: 'A number works as well as a name; where the Service has no such port, that is reported.',
  },
  {
    check: 'The backend of an Ingress names no port',
    peers: { Popeye: ['POP-1404'] },
    reason: 'The API server refuses such a backend.',
  },
  {
    check: 'A LoadBalancer Service has externalTrafficPolicy Cluster',
    peers: { Popeye: ['POP-1107'] },
    reason: 'It is the default and right for most; it costs the address of the client, which few need.',
  },
  {
    check: 'A Service has a single endpoint',
    peers: { Popeye: ['POP-1109'] },
    reason: 'It follows from a workload with a single replica and is reported there, once.',
  },
  {
    check: 'Some endpoints of a Service are not ready',
    peers: { k8sgpt: ['Service'] },
    reason: 'The pods that are not ready are reported by their workload; the Service would repeat it.',
  },
  {
    check: 'There are warning events about a Service',
    peers: { k8sgpt: ['Service'] },
    reason:
      'Warnings about endpoints pass by themselves. Those that say why there is no load balancer stand with the Service that has none.',
  },
  {
    check: 'Somebody may use the Kubernetes Dashboard',
    peers: { Kubescape: ['C-0014'] },
    reason:
      'What its ServiceAccount may do is judged like that of any other, and that it is reached from outside is reported.',
  },
  {
    check: 'The status of a load balancer reports an error of a port',
    peers: { Popeye: ['POP-1400'] },
    reason: 'Hardly any controller fills the field in, and it is not read.',
  },
  {
    check: 'The certificate of an Ingress does not name its host',
    peers: {},
    reason:
      'It stands in the Secret, whose values are never read. What spec.tls names is compared with the hosts.',
  },
  {
    check: 'A workload has no node affinity',
    peers: { 'kube-linter': ['no-node-affinity'] },
    reason: 'Most workloads are better off on any node.',
  },
  {
    check: 'A workload has no priority class',
    peers: {
      Polaris: ['priorityClassNotSet'],
      'kube-linter': ['priority-class-name'],
      KubeBuddy: ['WRK021'],
    },
    reason: 'Hardly anybody sets one, and all pods being equal is a sound choice.',
  },
];
