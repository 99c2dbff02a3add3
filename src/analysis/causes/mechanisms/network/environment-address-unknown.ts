import { groupBy } from '../../../../model/grouping.ts';
import { objectKey } from '../../../../model/object.ts';
import { inNamespace, kubectl, resourceWord } from '../../../../rules/command.ts';
import {
  environmentAddresses,
  type UnknownAddress,
  unknownAddresses,
} from '../../../../rules/environment-addresses.ts';
import { field } from '../../../../rules/field-evidence.ts';
import type { Finding } from '../../../../rules/finding.ts';
import { workloadSpecs } from '../../../../rules/workload-spec.ts';
import type { Diagnosis, Mechanism, Scene } from '../../mechanism.ts';
import { perScene } from '../../per-scene.ts';
import { type Complaint, complaints, complaintsIn } from './complaints.ts';

/** The program asks for the wrong address, and everybody else is in order. */
export const environmentAddressUnknown: Mechanism = {
  id: 'environment-address-unknown',
  title: 'Environment variable holds an address that nobody serves',
  reasoning:
    'Programs are told by environment variables where others are. An address that names no Service of the namespace, ' +
    'or a port that the Service does not have, cannot be reached, whatever runs. Optional programs that were never ' +
    'installed have such variables too: so either a Service is plainly meant (nearly the same name with that port, or ' +
    'the name of the variable), or a log says that this very host is not reached. Who complains may be a client of ' +
    'the program that has the variable: the variable is what has to change. A workload that bears the missing name ' +
    'lacks its Service, which is another fault.',
  fix: 'Set the variable in the pod template to the name and port of the Service that is meant.',
  explains: [
    'unknown-environment-address',
    'error-in-log',
    'crash-looping-container',
    'liveness-probe-kills',
    'stuck-rollout',
  ],
  silent: true,
  diagnose(finding, scene) {
    const { byOwner, byHost } = unknown(scene);
    if (finding.rule === 'unknown-environment-address') {
      const own = byOwner.get(objectKey(finding.subject))?.find(({ meant }) => meant !== null);
      return own === undefined ? null : diagnosis(own, scene);
    }
    for (const complaint of complaintsIn(scene, finding)) {
      const [address] = (byHost.get(complaint.host?.toLowerCase() ?? '') ?? [])
        .filter((one) => isAbout(complaint, one) && (one.meant !== null || !isWorkload(one, scene)))
        .toSorted((a, b) => Number(isOf(b, finding)) - Number(isOf(a, finding)));
      if (address !== undefined) return diagnosis(address, scene);
    }
    return null;
  },
};

const unknown = perScene(({ cluster }: Scene) => {
  const judge = unknownAddresses(cluster);
  const all = cluster.captured.any('pods')
    ? workloadSpecs(cluster).flatMap((workload) =>
        environmentAddresses(workload).flatMap((one) => judge(one) ?? []),
      )
    : [];
  return {
    byOwner: groupBy(all, ({ workload }) => objectKey(workload.owner)),
    byHost: groupBy(all, ({ host }) => host),
  };
});

const complaintsByHost = perScene((scene: Scene) =>
  groupBy(complaints(scene), ({ host }) => host?.toLowerCase() ?? ''),
);

function isAbout({ host, port, finding }: Complaint, address: UnknownAddress): boolean {
  return (
    host?.toLowerCase() === address.host &&
    finding.subject.namespace === address.workload.owner.namespace &&
    // A name that does not resolve is said without its port.
    (address.what === 'no service' || port === String(address.port))
  );
}

function isOf({ workload }: UnknownAddress, { subject }: Finding): boolean {
  return objectKey(workload.owner) === objectKey(subject);
}

function isWorkload({ host, workload }: UnknownAddress, { cluster }: Scene): boolean {
  const { namespace } = workload.owner;
  return ['Deployment', 'StatefulSet', 'DaemonSet'].some(
    (kind) => cluster.links.find({ kind, namespace, name: host }) !== null,
  );
}

function diagnosis(address: UnknownAddress, scene: Scene): Diagnosis {
  const { workload, container, variable, host, port, what, meant, by, object, path } = address;
  const { owner } = workload;
  const said = (complaintsByHost(scene).get(host) ?? []).filter((one) => isAbout(one, address));
  const text = port === null ? host : `${host}:${port}`;
  const own = said.find(({ finding }) => isOf(address, finding)) ?? said[0];
  const isSure = own !== undefined && meant !== null && by === 'name';
  const ports = meant?.ports.map((one) => one.port).join(', ') ?? '';
  const why =
    what === 'no port'
      ? `and Service ${meant?.meta.name ?? host} has port ${ports} only`
      : `and there is no such Service${meant === null ? '' : `; Service ${meant.meta.name} has port ${ports}`}`;
  const log =
    own === undefined
      ? ''
      : `; ${own.finding.subject.kind} ${own.finding.subject.name} logs that it is not reached`;
  const right =
    meant === null
      ? null
      : `${meant.meta.name}${port === null ? '' : `:${what === 'no port' ? (meant.ports[0]?.port ?? port) : port}`}`;
  return {
    root: owner,
    confidence: isSure ? 'confirmed' : own !== undefined || by === 'name' ? 'likely' : 'hypothesis',
    summary: `variable ${variable} of ${owner.kind} ${owner.name} is ${text}, ${why}${log}`,
    evidence: [
      field(object, path, text),
      ...(meant === null ? [] : [field(meant, 'spec.ports[*].port', ports)]),
      ...(own === undefined ? [] : own.finding.evidence.slice(0, 1)),
    ],
    commands: [kubectl('get', 'services', ...inNamespace(owner)), ...mend(address, right, scene)],
    toConfirm: isSure
      ? null
      : `See whether the program gets an answer: ${kubectl('logs', resourceWord(owner), '-c', container, ...inNamespace(owner))}`,
    fault: `${owner.namespace} ${text} ${objectKey(owner)}`,
  };
}

/** A variable that is only an address can be set by a command; a URL has other parts, which are not kept. */
function mend(
  { workload, container, variable }: UnknownAddress,
  right: string | null,
  { cluster }: Scene,
): readonly string[] {
  const { owner } = workload;
  if (cluster.links.find(owner) === null || !PATCHED.has(owner.kind)) return [];
  const target = resourceWord(owner);
  if (right === null || /URL|URI|DSN/i.test(variable))
    return [kubectl('edit', target, ...inNamespace(owner))];
  return [kubectl('set', 'env', target, '-c', container, `${variable}=${right}`, ...inNamespace(owner))];
}

const PATCHED = new Set(['Deployment', 'StatefulSet', 'DaemonSet']);
