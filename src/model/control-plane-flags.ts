import { type JsonRecord, text, texts } from './json.ts';

/** What a program of the control plane was started with: only flags of the list below, and of each no more than it says. */
export interface ControlPlaneFlags {
  readonly program: ControlPlaneProgram;
  /** By name, without dashes; `set` where the value is a path or a list that nobody needs to see. */
  readonly flags: Readonly<Record<string, string>>;
}

export const CONTROL_PLANE_PROGRAMS = [
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'etcd',
] as const;
export type ControlPlaneProgram = (typeof CONTROL_PLANE_PROGRAMS)[number];

/**
 * Of a container named like a program of the control plane whose command starts that program, as kubeadm's static pods
 * do; `null` for any other. A flag given twice counts as given last, as the programs have it.
 */
export function readControlPlaneFlags(raw: JsonRecord): ControlPlaneFlags | null {
  const program = CONTROL_PLANE_PROGRAMS.find((name) => name === raw.name);
  if (program === undefined) return null;
  const [command, ...rest] = [...texts(raw.command), ...texts(raw.args)];
  if (text(command)?.split('/').at(-1) !== program) return null;
  return { program, flags: Object.fromEntries(rest.flatMap(flagsIn)) };
}

/** Their values are words of Kubernetes' own: true, a number, names of modes and plugins. */
const OPEN: ReadonlySet<string> = new Set([
  'anonymous-auth',
  'audit-log-maxage',
  'audit-log-maxbackup',
  'audit-log-maxsize',
  'authorization-mode',
  'auto-tls',
  'client-cert-auth',
  'disable-admission-plugins',
  'enable-admission-plugins',
  'insecure-port',
  'peer-auto-tls',
  'peer-client-cert-auth',
  'profiling',
  'service-account-lookup',
  'use-service-account-credentials',
]);

/** That they are set is all there is to know. */
const PRESENT: ReadonlySet<string> = new Set([
  'audit-log-path',
  'audit-policy-file',
  'audit-webhook-config-file',
  'authentication-config',
  'authorization-config',
  'basic-auth-file',
  'cert-file',
  'client-ca-file',
  'encryption-provider-config',
  'etcd-cafile',
  'kubelet-certificate-authority',
  'kubelet-client-certificate',
  'key-file',
  'peer-cert-file',
  'peer-key-file',
  'root-ca-file',
  'service-account-key-file',
  'service-account-private-key-file',
  'tls-cert-file',
  'token-auth-file',
]);

const OPEN_VALUE = /^[A-Za-z0-9,.]{1,512}$/;

/** One flag at most. */
function flagsIn(word: string): readonly (readonly [string, string])[] {
  const [, name, value = 'true'] = /^--([a-z-]{1,64})(?:=(.*))?$/s.exec(word) ?? [];
  if (name === undefined) return [];
  if (PRESENT.has(name)) return value === '' ? [] : [[name, 'set']];
  return OPEN.has(name) && OPEN_VALUE.test(value) ? [[name, value]] : [];
}
