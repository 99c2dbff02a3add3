import type { KubernetesObject } from '../../../../model/object.ts';
import type { ResourceQuota } from '../../../../model/policy.ts';
import { someOf } from '../../../../rules/amount-words.ts';
import { inNamespace, kubectl } from '../../../../rules/command.ts';
import { field } from '../../../../rules/field-evidence.ts';
import type { Finding } from '../../../../rules/finding.ts';
import { factList, factMember, factText } from '../../fact-member.ts';
import { failedConnections } from '../../failed-connection.ts';
import type { Diagnosis, Mechanism, Scene } from '../../mechanism.ts';
import { quotaCommands, quotaFields, quotasIn } from './exceeded-quota.ts';
import { namespaceRoot } from './namespace-root.ts';
import { nameOf, serviceNames, shortName, type UnservedWorkload } from './unserved-name.ts';

/** A Service was never made, because the namespace's quota of Services is used up. */
export const serviceQuotaExceeded: Mechanism = {
  id: 'service-quota-exceeded',
  title: 'A quota on Services is used up, and a Service is missing',
  reasoning:
    'The API server refuses a Service beyond the quota of services, and whoever applied it got the error: no event ' +
    'remains, and no pod fails by itself. What remains is a quota that is used up to the last one, and a workload ' +
    'without any Service whose name others call: in their logs the name does not resolve, or their environment or an ' +
    'Ingress names it. Without the full quota the name may be a slip; with a Service of another name in front of the ' +
    'workload the callers are wrong, not the quota.',
  fix: 'Raise the quota of services or remove a Service that nobody needs; then apply the missing Service again.',
  explains: [
    'error-in-log',
    'crash-looping-container',
    'liveness-probe-kills',
    'partially-available-workload',
    'stuck-rollout',
    'ingress-backend-missing',
    'quota-nearly-used',
  ],
  silent: true,
  diagnose(finding, scene) {
    const root = namespaceRoot(finding.subject);
    const full = root === null ? null : fullQuota(scene, root.name);
    const names = root === null || full === null ? null : serviceNames(scene)(root.name);
    if (root === null || full === null || names === null) return null;
    if (finding.rule === 'quota-nearly-used') {
      const called = [...names.unserved.values()].filter(({ callers }) => callers.length > 0);
      if (called.length > 0) return diagnosis(root, full, called, 'likely');
      // One without a Service of its name among several that have one; more are workers that nobody calls.
      return names.nameless.length === 1 && names.namesakes >= SEVERAL
        ? diagnosis(root, full, names.nameless, 'hypothesis')
        : null;
    }
    const asked = new Set(asksFor(finding, scene, root.name));
    const wanted = [...names.unserved].flatMap(([name, one]) =>
      asked.has(name) || (isTorn(finding) && one.callers.some(({ workload }) => isSubject(workload, finding)))
        ? [one]
        : [],
    );
    return wanted.length === 0 ? null : diagnosis(root, full, wanted, 'likely');
  },
};

const SEVERAL = 3;

/** Named so by both forms of a quota; more Services may be there than allowed, where the quota came later. */
const RESOURCES = ['services', 'count/services'];

function fullQuota(scene: Scene, namespace: string): readonly [ResourceQuota, string] | null {
  for (const quota of quotasIn(scene, namespace)) {
    for (const resource of RESOURCES) {
      const hard = quota.hard[resource];
      const used = quota.used[resource];
      if (hard !== undefined && used !== undefined && used >= hard) return [quota, resource];
    }
  }
  return null;
}

function diagnosis(
  root: Diagnosis['root'],
  [quota, resource]: readonly [ResourceQuota, string],
  missing: readonly UnservedWorkload[],
  confidence: 'likely' | 'hypothesis',
): Diagnosis {
  const names = missing.map(({ workload }) => workload.meta.name);
  const callers = [
    ...new Set(missing.flatMap((one) => one.callers.map(({ workload }) => workload.meta.name))),
  ];
  const hard = quota.hard[resource] ?? 0;
  const used = quota.used[resource] ?? 0;
  const asking =
    callers.length === 0 ? '' : `, for which ${someOf(callers)} ${callers.length === 1 ? 'asks' : 'ask'}`;
  return {
    root,
    confidence,
    summary:
      `${missing.length === 1 ? 'Service' : 'Services'} ${someOf(names)} ${missing.length === 1 ? 'does' : 'do'} not exist${asking}, ` +
      `though ${someOf(missing.map(nameOf))} would serve it; ResourceQuota ${quota.meta.name} allows ${hard} Services, and ${used} are there`,
    evidence: [
      ...quotaFields(quota, resource),
      ...missing.flatMap(({ workload, callers: by }) => [
        ...by.slice(0, 1).map(({ evidence }) => evidence),
        field(workload, 'metadata.name', workload.meta.name),
      ]),
    ],
    commands: [
      ...quotaCommands(root.name, quota.meta.name, [[resource, used + missing.length]]),
      ...missing.flatMap((one) => exposed(one, root.name)),
    ],
    toConfirm: `Apply the manifest of Service ${someOf(names)} again: the API server says "exceeded quota: ${quota.meta.name}" if this is it.`,
    fault: `${root.name} services`,
  };
}

function exposed({ workload, callers }: UnservedWorkload, namespace: string): readonly string[] {
  const port =
    callers.find((one) => one.port !== null)?.port ?? workload.template.spec.containers[0]?.ports[0]?.port;
  if (port === undefined || port === null || workload.meta.kind === 'DaemonSet') return [];
  const { kind, name } = workload.meta;
  return [
    kubectl(
      'expose',
      kind.toLowerCase(),
      name,
      ...inNamespace({ namespace }),
      `--name=${name}`,
      `--port=${port}`,
    ),
  ];
}

/** Names of Services that a finding says are asked for in vain. */
function asksFor(finding: Finding, { cluster }: Scene, namespace: string): readonly string[] {
  if (finding.rule === 'ingress-backend-missing')
    return factList(finding.facts, 'services').filter((name) => typeof name === 'string');
  const logged = factList(finding.facts, 'signatures')
    .filter((one) => UNREACHED.has(factText(one, 'signature') ?? ''))
    .flatMap((one) => factList(one, 'targets'))
    .filter((target) => typeof target === 'string')
    .map((target) => target.replace(/:\d+$/, ''));
  const said = failedConnections(cluster, finding).flatMap(({ host }) => host ?? []);
  return [...logged, ...said].flatMap((host) => shortName(host, namespace) ?? []);
}

const UNREACHED = new Set(['name-resolution-failed', 'connection-refused', 'connection-timeout']);

/** Not able to run, and nothing else says why; of a program that runs on, only the hosts that its log names count. */
function isTorn({ rule, facts }: Finding): boolean {
  const said = factText(factMember(facts, 'log'), 'signature');
  const reason = factText(facts, 'reason');
  return rule !== 'error-in-log' && reason !== 'OOMKilled' && (said === null || UNREACHED.has(said));
}

function isSubject({ meta }: KubernetesObject, { subject }: Finding): boolean {
  return meta.name === subject.name && meta.kind === subject.kind;
}
