import { groupBy } from '../../../../model/grouping.ts';
import { objectKey, reference } from '../../../../model/object.ts';
import { formatSelector } from '../../../../model/selector.ts';
import type { Service } from '../../../../model/service.ts';
import type { DaemonSet, Deployment, StatefulSet } from '../../../../model/workload.ts';
import { field } from '../../../../rules/field-evidence.ts';
import type { Mechanism, Scene } from '../../mechanism.ts';
import { perScene } from '../../per-scene.ts';
import { complaintWords, refusedBy } from './complaints.ts';
import { foundService } from './found-service.ts';
import { mendService } from './service-patch.ts';

/** The workload runs, and the Service looks for other labels. */
export const serviceSelectorUnmatched: Mechanism = {
  id: 'service-selector-unmatched',
  title: 'Service selector does not match the labels of its pods',
  reasoning:
    'A Service finds its pods by labels alone. Where its selector matches none, or those of another workload, and a ' +
    'workload that it is meant for runs beside it, the selector is wrong. Meant is the workload that bears the name of ' +
    'the Service; else the only one whose pods have all labels asked for but one. A Service that nothing runs for is ' +
    'left over, and one whose workload has no pods has the right selector.',
  fix: 'Set the selector of the Service to labels that its pods have, and no others.',
  explains: ['service-without-pods', 'service-port-undeclared', 'service-named-port-missing'],
  silent: true,
  diagnose(finding, scene) {
    const service = foundService(scene, finding.subject);
    if (service === null) return null;
    const { links } = scene.cluster;
    const owners = new Set(links.podsBehind(service).map((pod) => objectKey(links.topOwner(pod))));
    const meant = meantWorkload(service, scene, owners.size > 0);
    if (meant === null || owners.has(objectKey(reference(meant)))) return null;
    const complaints = refusedBy(scene, service);
    const isNamesake = meant.meta.name === service.meta.name;
    const isSure = isNamesake && owners.size === 0 && isServing(meant);
    const selector = selectorText(service.selector);
    const labels = labelsText(service, meant.template.labels);
    return {
      root: reference(service),
      confidence: isSure ? 'confirmed' : 'likely',
      summary:
        `Service ${service.meta.name} selects ${selector}, which ${owners.size === 0 ? 'no pod has' : 'only pods of another workload have'}; ` +
        `${meant.meta.kind} ${meant.meta.name} has ${labels}${complaintWords(complaints)}`,
      evidence: [
        field(service, 'spec.selector', selector),
        field(meant, 'spec.template.metadata.labels', labels),
        ...complaints.slice(0, 1).flatMap((one) => one.finding.evidence.slice(0, 1)),
      ],
      commands: mendService(service, '/spec/selector', rightSelector(service, meant)),
      toConfirm: isSure
        ? null
        : `Ask whether Service ${service.meta.name} is meant for ${meant.meta.kind} ${meant.meta.name}.`,
    };
  },
};

type Workload = Deployment | StatefulSet | DaemonSet;

const workloads = perScene(({ cluster: { deployments, statefulSets, daemonSets } }: Scene) => {
  const all: readonly Workload[] = [...deployments, ...statefulSets, ...daemonSets];
  return groupBy(all, ({ meta }) => meta.namespace ?? '');
});

/** By its name; where nothing is selected, also by nearly all of its labels. */
function meantWorkload(service: Service, scene: Scene, selectsOthers: boolean): Workload | null {
  const near = workloads(scene).get(service.meta.namespace ?? '') ?? [];
  const namesake = near.find(({ meta }) => meta.name === service.meta.name);
  if (namesake !== undefined || selectsOthers) return namesake ?? null;
  const asked = Object.entries(service.selector);
  const almost = near.filter(({ template }) => {
    const missed = asked.filter(([key, value]) => template.labels[key] !== value);
    return asked.length > 1 && missed.length === 1;
  });
  return almost.length === 1 ? (almost[0] ?? null) : null;
}

function isServing(workload: Workload): boolean {
  const ready = 'status' in workload ? workload.status.ready : workload.ready;
  return workload.meta.deletedAt === null && ready > 0;
}

/** The same keys with the values that the pods have; `null` where they lack a key. */
function rightSelector(
  { selector }: Service,
  { template }: Workload,
): Readonly<Record<string, string>> | null {
  const keys = Object.keys(selector);
  const right = keys.flatMap((key) => {
    const value = template.labels[key];
    return value === undefined ? [] : [[key, value] as const];
  });
  return right.length === keys.length ? Object.fromEntries(right) : null;
}

function selectorText(selector: Service['selector']): string {
  return formatSelector({ matchLabels: selector, matchExpressions: [] });
}

/** The labels that the selector asks about, as the workload has them. */
function labelsText({ selector }: Service, labels: Readonly<Record<string, string>>): string {
  return Object.keys(selector)
    .toSorted()
    .map((key) => (Object.hasOwn(labels, key) ? `${key}=${labels[key]}` : `no ${key}`))
    .join(',');
}
