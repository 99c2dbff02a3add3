import type { Container } from '../../../model/container.ts';
import { byCodeUnit } from '../../../model/order.ts';
import type { PodSpec, Volume } from '../../../model/pod-spec.ts';
import type { Probe } from '../../../model/probe.ts';
import { type Field, fields } from '../field.ts';
import { amounts } from './amounts.ts';

/** Of what a workload's pods are to run: images, resources, probes, names of variables, volumes, where they may run. */
export function podTemplateFields(path: string, spec: PodSpec): readonly Field[] {
  return [
    ...spec.containers.flatMap((one) => containerFields(containerPath(path, 'containers', one), one)),
    ...spec.initContainers.flatMap((one) => containerFields(containerPath(path, 'initContainers', one), one)),
    ...fields({
      [`${path}.containers[*].name`]: spec.containers.map(({ name }) => name),
      [`${path}.initContainers[*].name`]: spec.initContainers.map(({ name }) => name),
      [`${path}.serviceAccountName`]: spec.serviceAccountName,
      [`${path}.nodeSelector`]: pairs(spec.nodeSelector),
      [`${path}.tolerations[*].key`]: spec.tolerations.map(({ key }) => key ?? '*'),
      [`${path}.priorityClassName`]: spec.priorityClassName,
      [`${path}.runtimeClassName`]: spec.runtimeClassName,
      [`${path}.hostNetwork`]: spec.hostNetwork || null,
      [`${path}.imagePullSecrets[*].name`]: spec.imagePullSecrets,
      [`${path}.volumes`]: spec.volumes.map(volumeText),
      [`${path}.terminationGracePeriodSeconds`]: spec.terminationGracePeriodSeconds,
    }),
  ];
}

/** `spec.containers[?(@.name=="web")]` */
export function containerPath(path: string, list: string, { name }: Pick<Container, 'name'>): string {
  return `${path}.${list}[?(@.name=="${name}")]`;
}

/** `app=cart`, sorted. */
export function pairs(labels: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .toSorted(byCodeUnit);
}

function containerFields(path: string, one: Container): readonly Field[] {
  return fields({
    [`${path}.image`]: one.image,
    [`${path}.imagePullPolicy`]: one.imagePullPolicy,
    ...amounts(`${path}.resources.requests`, one.requests),
    ...amounts(`${path}.resources.limits`, one.limits),
    [`${path}.livenessProbe`]: probeText(one.livenessProbe),
    [`${path}.readinessProbe`]: probeText(one.readinessProbe),
    [`${path}.startupProbe`]: probeText(one.startupProbe),
    [`${path}.env[*].name`]: one.env.map(({ name }) => name),
    [`${path}.envFrom`]: one.envFrom.map(({ kind, name }) => `${kind}/${name}`),
    [`${path}.ports[*].containerPort`]: one.ports.map(({ port, protocol }) => `${port}/${protocol}`),
    [`${path}.securityContext.privileged`]: one.security.privileged || null,
  });
}

/** As `kubectl describe` prints it: `httpGet 8080/live delay=30s timeout=1s period=10s #success=1 #failure=3`. */
function probeText(probe: Probe | null): string | null {
  if (probe === null) return null;
  const target = probe.port === null ? '' : ` ${probe.port}${probe.path ?? ''}`;
  const { initialDelaySeconds: delay, timeoutSeconds: timeout, periodSeconds: period } = probe;
  return `${probe.handler}${target} delay=${delay}s timeout=${timeout}s period=${period}s #success=${probe.successThreshold} #failure=${probe.failureThreshold}`;
}

function volumeText({ name, type, uses }: Volume): string {
  const used = uses.map((use) => use.name).join('+');
  return `${name}=${type}${used === '' ? '' : `/${used}`}`;
}
