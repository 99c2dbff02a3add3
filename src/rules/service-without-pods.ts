import { type KubernetesObject, namespacedName, reference } from '../model/object.ts';
import { formatSelector } from '../model/selector.ts';
import type { Service } from '../model/service.ts';
import { inNamespace, kubectl, resourceWord } from './command.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'service-without-pods',
  title: 'Service selects no pod',
  group: 'health',
  severity: 'low',
  why: 'Whoever calls the Service is refused: there is nothing behind it.',
  fix: 'Compare the selector with the labels of the pods it is meant for, and correct the one that is wrong. Remove the Service if nothing is left that it was for.',
  peers: {
    Popeye: ['POP-1100', 'POP-1105'],
    'kube-score': ['service-targets-pod'],
    'kube-linter': ['dangling-service'],
    kor: ['service'],
    k8sgpt: ['Service'],
    Kubescape: ['C-0293'],
    KubeBuddy: ['NET001'],
  },
  needs: ['services', 'pods', 'deployments', 'statefulSets', 'daemonSets'],
  uses: ['endpoints', 'endpointSlices'],
  absence: ['pods', 'deployments', 'statefulSets', 'daemonSets'],
  *check({ services, deployments, statefulSets, daemonSets, links, captured }) {
    const workloads = [...deployments, ...statefulSets, ...daemonSets];
    const meant = new Set(
      workloads.flatMap(({ meta, template }) => links.servicesSelecting(meta.namespace, template.labels)),
    );
    const byName = new Map(
      workloads.toReversed().map((workload) => [namespacedName(workload.meta), workload]),
    );
    for (const service of services) {
      const { namespace } = service.meta;
      const isSelecting = Object.keys(service.selector).length > 0 && service.type !== 'ExternalName';
      if (!isSelecting || !captured.all('pods', namespace) || links.podsBehind(service).length > 0) continue;
      // Endpoints somebody else fills in, as leader elections do.
      if (!captured.all('endpoints', namespace) && !captured.all('endpointSlices', namespace)) continue;
      if ((links.addressesOf(service) ?? []).some(({ ready }) => ready)) continue;
      // Scaled to zero, or its pods are missing: then the labels are right, and other rules speak.
      if (meant.has(service)) continue;
      const namesake = byName.get(namespacedName(service.meta)) ?? null;
      yield {
        subject: reference(service),
        // A leftover Service harms nobody; one whose workload runs beside it has lost its way to it.
        severity: namesake === null ? 'low' : 'medium',
        facts: {
          selector: selectorText(service),
          workload: namesake === null ? null : workloadText(namesake),
          labels: namesake === null ? null : labelsText(service, namesake.template.labels),
        },
        evidence: [
          field(service, 'spec.selector', selectorText(service)),
          ...(namesake === null
            ? []
            : [
                field(
                  namesake,
                  'spec.template.metadata.labels',
                  labelsText(service, namesake.template.labels),
                ),
              ]),
        ],
      };
    }
  },
  message({ selector, workload, labels }) {
    const beside = workload === null ? '' : `; ${workload} beside it has ${labels}`;
    return `its selector ${selector} matches no pod${beside}`;
  },
  commands(_facts, subject) {
    return [
      kubectl('describe', resourceWord(subject), ...inNamespace(subject)),
      kubectl('get', 'pods', '--show-labels', ...inNamespace(subject)),
    ];
  },
});

function selectorText({ selector }: Service): string {
  return formatSelector({ matchLabels: selector, matchExpressions: [] });
}

function workloadText({ meta }: KubernetesObject): string {
  return `${meta.kind} ${meta.name}`;
}

/** The labels the selector asks about, as the workload has them. */
function labelsText({ selector }: Service, labels: Readonly<Record<string, string>>): string {
  return Object.keys(selector)
    .toSorted()
    .map((key) => (Object.hasOwn(labels, key) ? `${key}=${labels[key]}` : `no ${key}`))
    .join(',');
}
