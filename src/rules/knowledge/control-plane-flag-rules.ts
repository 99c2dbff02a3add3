import type { ControlPlaneProgram } from '../../model/control-plane-flags.ts';
import type { Severity } from '../severity.ts';

type Flags = Readonly<Record<string, string>>;

/** What a flag of the control plane should be. `null` as value: it is not set. */
export interface FlagRule {
  readonly flag: string;
  readonly severity: Severity;
  /** What is asked for, in words. */
  readonly wanted: string;
  isWrong(value: string | null, flags: Flags): boolean;
}

const lists = (value: string | null, word: string) => value?.split(',').includes(word) === true;

const notTrue = (value: string | null) => value !== 'true';
const missing = (value: string | null) => value === null;
const noProfiling: FlagRule = {
  flag: 'profiling',
  severity: 'low',
  wanted: 'should be false',
  isWrong: (value) => value !== 'false',
};

/**
 * By program, after the CIS Kubernetes Benchmark. Defaults are those of the programs: anonymous-auth is on unless turned
 * off, and health checks of kubeadm need it, so it is no finding.
 * https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
 */
export const FLAG_RULES: Readonly<Record<ControlPlaneProgram, readonly FlagRule[]>> = {
  'kube-apiserver': [
    {
      flag: 'authorization-mode',
      severity: 'high',
      wanted: 'must not allow everything',
      isWrong: (value, flags) =>
        lists(value, 'AlwaysAllow') || (value === null && flags['authorization-config'] === undefined),
    },
    {
      flag: 'authorization-mode',
      severity: 'medium',
      wanted: 'should hold RBAC and Node',
      isWrong: (value) =>
        value !== null && !(lists(value, 'RBAC') && lists(value, 'Node')) && !lists(value, 'AlwaysAllow'),
    },
    {
      flag: 'token-auth-file',
      severity: 'high',
      wanted: 'should not be set',
      isWrong: (value) => value !== null,
    },
    {
      flag: 'basic-auth-file',
      severity: 'high',
      wanted: 'should not be set',
      isWrong: (value) => value !== null,
    },
    {
      flag: 'insecure-port',
      severity: 'high',
      wanted: 'should be 0',
      isWrong: (value) => value !== null && value !== '0',
    },
    {
      flag: 'enable-admission-plugins',
      severity: 'medium',
      wanted: 'should hold NodeRestriction and not AlwaysAdmit',
      isWrong: (value) => !lists(value, 'NodeRestriction') || lists(value, 'AlwaysAdmit'),
    },
    {
      flag: 'disable-admission-plugins',
      severity: 'medium',
      wanted: 'should not hold ServiceAccount or NamespaceLifecycle',
      isWrong: (value) => lists(value, 'ServiceAccount') || lists(value, 'NamespaceLifecycle'),
    },
    {
      flag: 'encryption-provider-config',
      severity: 'low',
      wanted: 'should be set, or Secrets lie in etcd as they are',
      isWrong: missing,
    },
    {
      flag: 'audit-log-path',
      severity: 'low',
      wanted: 'should be set',
      isWrong: (value, flags) => value === null && flags['audit-webhook-config-file'] === undefined,
    },
    {
      flag: 'service-account-lookup',
      severity: 'medium',
      wanted: 'should not be false',
      isWrong: (value) => value === 'false',
    },
    {
      flag: 'client-ca-file',
      severity: 'medium',
      wanted: 'should be set',
      isWrong: (value, flags) => value === null && flags['authentication-config'] === undefined,
    },
    { flag: 'kubelet-client-certificate', severity: 'medium', wanted: 'should be set', isWrong: missing },
    {
      flag: 'kubelet-certificate-authority',
      severity: 'low',
      wanted: 'should be set',
      isWrong: missing,
    },
    noProfiling,
  ],
  'kube-controller-manager': [
    {
      flag: 'use-service-account-credentials',
      severity: 'medium',
      wanted: 'should be true',
      isWrong: notTrue,
    },
    {
      flag: 'service-account-private-key-file',
      severity: 'medium',
      wanted: 'should be set',
      isWrong: missing,
    },
    { flag: 'root-ca-file', severity: 'medium', wanted: 'should be set', isWrong: missing },
    noProfiling,
  ],
  'kube-scheduler': [noProfiling],
  etcd: [
    { flag: 'client-cert-auth', severity: 'high', wanted: 'should be true', isWrong: notTrue },
    { flag: 'cert-file', severity: 'high', wanted: 'should be set', isWrong: missing },
    {
      flag: 'auto-tls',
      severity: 'medium',
      wanted: 'should not be true',
      isWrong: (value) => value === 'true',
    },
    {
      flag: 'peer-auto-tls',
      severity: 'medium',
      wanted: 'should not be true',
      isWrong: (value) => value === 'true',
    },
    {
      flag: 'peer-client-cert-auth',
      severity: 'medium',
      wanted: 'should be true',
      isWrong: notTrue,
    },
  ],
};
