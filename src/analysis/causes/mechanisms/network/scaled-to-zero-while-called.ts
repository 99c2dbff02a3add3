import type { ConfigMap } from '../../../../model/configuration.ts';
import type { Event } from '../../../../model/event.ts';
import { groupBy } from '../../../../model/grouping.ts';
import { type ObjectReference, objectKey, reference } from '../../../../model/object.ts';
import type { Deployment, StatefulSet } from '../../../../model/workload.ts';
import { inNamespace, kubectl, resourceWord } from '../../../../rules/command.ts';
import { environmentAddresses } from '../../../../rules/environment-addresses.ts';
import { field } from '../../../../rules/field-evidence.ts';
import type { Evidence } from '../../../../rules/finding.ts';
import { hostTargets } from '../../../../rules/service-host.ts';
import { workloadSpecs } from '../../../../rules/workload-spec.ts';
import { factList } from '../../fact-member.ts';
import type { Mechanism, Scene } from '../../mechanism.ts';
import { perScene } from '../../per-scene.ts';
import { complaints } from './complaints.ts';

/** Nobody runs it, and somebody calls it. */
export const scaledToZeroWhileCalled: Mechanism = {
  id: 'scaled-to-zero-while-called',
  title: 'Workload is scaled to zero, and something counts on it',
  reasoning:
    'With spec.replicas 0 a workload counts as available, and its Service has no endpoint: whoever calls it is refused, ' +
    'and nothing looks broken. It is meant to run where an Ingress, the route of a gateway, a variable of another ' +
    'workload or a complaint in a log still names its Service. Without these, it is suspected where it was scaled ' +
    'down lately, is the only one of many workloads of its namespace that does not run, and has a Service. What an autoscaler ' +
    'scales to zero and back is left alone, and so is what nothing points at.',
  fix: 'Scale the workload up again; if it is off on purpose, remove its Service and what calls it.',
  explains: ['scaled-to-zero-workload'],
  silent: true,
  diagnose({ subject, evidence, facts }, scene) {
    const workload = idle(scene, subject);
    if (workload === null || isScaledByEvents(subject, scene)) return null;
    const { links } = scene.cluster;
    const services = links.servicesSelecting(subject.namespace, workload.template.labels);
    const idleServices = services.filter((service) => links.podsBehind(service).length === 0);
    if (idleServices.length < services.length) return null;
    const calls = callsOf(scene, [...idleServices.map(reference), subject]);
    const [call] = calls;
    const isRouted = factList(facts, 'ingresses').length > 0;
    const isPointedAt = isRouted || factList(facts, 'autoscalers').length > 0;
    const isSure = isRouted || call?.isLog === true;
    const since = scaledDown(subject, scene);
    const isSuspect = services.length > 0 && since.length > 0 && isOnlyIdle(workload, scene);
    if (call === undefined && !isPointedAt && !isSuspect) return null;
    const names = services.map(({ meta }) => `Service ${meta.name}`).join(', ');
    const who =
      call !== undefined
        ? `${call.words}${calls.length > 1 ? ` and ${calls.length - 1} more` : ''}`
        : isPointedAt
          ? `${isRouted ? 'an Ingress' : 'an autoscaler'} points at it`
          : 'every other workload of the namespace runs';
    return {
      root: subject,
      confidence: isSure ? 'confirmed' : call !== undefined || isPointedAt ? 'likely' : 'hypothesis',
      summary: `${subject.kind} ${subject.name} asks for 0 replicas, so ${names || 'its name'} leads to nothing, and ${who}`,
      evidence: [...evidence.slice(0, 1), ...(call === undefined ? [] : [call.evidence]), ...since],
      commands: [
        kubectl('describe', resourceWord(subject), ...inNamespace(subject)),
        kubectl(
          'scale',
          resourceWord(subject),
          `--replicas=${replicasBefore(subject, scene)}`,
          ...inNamespace(subject),
        ),
      ],
      toConfirm: isSure
        ? null
        : `Ask its owner whether it is off on purpose; look who scaled it: ${kubectl('get', 'events', '--field-selector=reason=ScalingReplicaSet', ...inNamespace(subject))}`,
    };
  },
};

interface Call {
  readonly words: string;
  readonly isLog: boolean;
  readonly evidence: Evidence;
}

/** Logs first: they prove that somebody calls; then routes, then variables. */
function callsOf(scene: Scene, targets: readonly ObjectReference[]): readonly Call[] {
  return [complaintCalls, routeCalls, variableCalls].flatMap((calls) =>
    targets.flatMap((target) => (calls(scene).get(objectKey(target)) ?? []).map(({ call }) => call)),
  );
}

const complaintCalls = perScene((scene: Scene) =>
  groupBy(
    complaints(scene).flatMap(({ finding, service }) => {
      const [evidence] = finding.evidence;
      if (service === null || evidence === undefined) return [];
      const words = `${finding.subject.kind} ${finding.subject.name} logs failed connections to it`;
      return [{ key: objectKey(reference(service)), call: { words, isLog: true, evidence } }];
    }),
    ({ key }) => key,
  ),
);

const routeCalls = perScene(({ cluster }: Scene) => {
  const find = hostTargets(cluster);
  return groupBy(
    cluster.configMaps.flatMap((configMap) =>
      (configMap.routes ?? []).flatMap(({ host, path, key }) => {
        const target = find(host, configMap.meta.namespace);
        const ref = target?.kind === 'service' ? reference(target.service) : registered(host, configMap);
        const words = `ConfigMap ${configMap.meta.name} sends ${path} to it`;
        const evidence = field(configMap, `data["${key}"]`, `${path} to ${host}`);
        return [{ key: objectKey(ref), call: { words, isLog: false, evidence } }];
      }),
    ),
    ({ key }) => key,
  );
});

/** Programs that find one another by a directory of their own bear the names of their workloads there. */
function registered(host: string, { meta }: ConfigMap): ObjectReference {
  return { kind: 'Deployment', namespace: meta.namespace, name: host };
}

const variableCalls = perScene(({ cluster }: Scene) => {
  const find = hostTargets(cluster);
  const workloads = cluster.captured.any('pods') ? workloadSpecs(cluster) : [];
  return groupBy(
    workloads.flatMap((workload) =>
      environmentAddresses(workload).flatMap(({ host, port, variable, object, path }) => {
        const target = find(host, workload.owner.namespace);
        if (target?.kind !== 'service') return [];
        const words = `variable ${variable} of ${workload.owner.kind} ${workload.owner.name} names it`;
        const evidence = field(object, path, port === null ? host : `${host}:${port}`);
        return [{ key: objectKey(reference(target.service)), call: { words, isLog: false, evidence } }];
      }),
    ),
    ({ key }) => key,
  );
});

/** Fewer are no pattern. */
const FEWEST_OTHERS = 4;

/** All the others run, and it has not been set up without replicas. */
function isOnlyIdle({ meta }: Deployment | StatefulSet, scene: Scene): boolean {
  const near = scalables(scene).get(meta.namespace ?? '') ?? [];
  return near.length > FEWEST_OTHERS && near.filter(({ replicas }) => replicas === 0).length === 1;
}

const scalables = perScene(({ cluster: { deployments, statefulSets } }: Scene) => {
  const all: readonly (Deployment | StatefulSet)[] = [...deployments, ...statefulSets];
  return groupBy(all, ({ meta }) => meta.namespace ?? '');
});

const byKey = perScene(({ cluster: { deployments, statefulSets } }: Scene) => {
  const all: readonly (Deployment | StatefulSet)[] = [...deployments, ...statefulSets];
  return new Map(all.filter(({ replicas }) => replicas === 0).map((one) => [objectKey(reference(one)), one]));
});

function idle(scene: Scene, ref: ObjectReference): Deployment | StatefulSet | null {
  return byKey(scene).get(objectKey(ref)) ?? null;
}

/** As KEDA does. */
function isScaledByEvents(ref: ObjectReference, { cluster }: Scene): boolean {
  return cluster.horizontalPodAutoscalers.some(
    ({ target, meta }) =>
      objectKey(target) === objectKey(ref) && meta.owners.some(({ kind }) => kind === 'ScaledObject'),
  );
}

function scaledDown(ref: ObjectReference, scene: Scene): readonly Evidence[] {
  const event = scalingEvent(ref, scene);
  return event === null ? [] : [field(event, 'message', event.message)];
}

function scalingEvent(ref: ObjectReference, { cluster }: Scene): Event | null {
  return (
    cluster.links
      .eventsOf(ref)
      .find(({ reason, message }) => reason === 'ScalingReplicaSet' && / to 0\b/.test(message ?? '')) ?? null
  );
}

/** `Scaled down replica set shop-7d9 from 3 to 0`, or `to 0 from 3`; 1 where no event tells. */
function replicasBefore(ref: ObjectReference, scene: Scene): string {
  const [, before = '1'] = / from ([1-9]\d{0,4})\b/.exec(scalingEvent(ref, scene)?.message ?? '') ?? [];
  return before;
}
