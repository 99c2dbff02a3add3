/** Software of the cluster that its makers no longer look after. */
export interface RetiredComponent {
  readonly name: string;
  /** Of the repository of its image, whatever registry it is pulled from. */
  readonly image: RegExp;
  /** The day after which nothing is mended any more. */
  readonly endOfLife: string;
  readonly replacement: string;
}

/**
 * Ingress NGINX: https://kubernetes.io/blog/2025/11/11/ingress-nginx-retirement/
 * Dashboard: https://github.com/kubernetes-retired/dashboard
 * Promtail: https://grafana.com/docs/loki/latest/send-data/promtail/, Agent: https://grafana.com/docs/agent/latest/
 * Flux 1: https://fluxcd.io/flux/migration/, Tiller: https://helm.sh/blog/helm-v2-deprecation-timeline/
 */
export const RETIRED_COMPONENTS: { readonly asOf: string; readonly components: readonly RetiredComponent[] } =
  {
    asOf: '2026-11-21',
    components: [
      {
        name: 'Ingress NGINX',
        image:
          /(?:^|\/)(?:ingress-nginx\/controller(?:-chroot)?|kubernetes-ingress-controller\/nginx-ingress-controller)$/,
        endOfLife: '2026-03-31',
        replacement: 'a Gateway API implementation, or another ingress controller',
      },
      {
        name: 'Kubernetes Dashboard',
        image: /(?:^|\/)kubernetesui\/dashboard(?:-api|-web|-auth|-metrics-scraper)?$/,
        endOfLife: '2026-01-21',
        replacement: 'Headlamp',
      },
      {
        name: 'Promtail',
        image: /(?:^|\/)grafana\/promtail$/,
        endOfLife: '2026-03-02',
        replacement: 'Grafana Alloy',
      },
      {
        name: 'Grafana Agent',
        image: /(?:^|\/)grafana\/agent(?:-operator)?$/,
        endOfLife: '2025-11-01',
        replacement: 'Grafana Alloy',
      },
      {
        name: 'Flux 1',
        image: /(?:^|\/)fluxcd\/(?:flux|helm-operator)$/,
        endOfLife: '2022-11-01',
        replacement: 'Flux 2',
      },
      {
        name: 'Tiller, of Helm 2',
        image: /(?:^|\/)kubernetes-helm\/tiller$/,
        endOfLife: '2020-11-13',
        replacement: 'Helm 3 or later, which needs nothing in the cluster',
      },
    ],
  };
