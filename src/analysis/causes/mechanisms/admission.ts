import type { Mechanism } from '../mechanism.ts';
import { cpuQuotaExceeded } from './admission/cpu-quota-exceeded.ts';
import { extensionApiDown } from './admission/extension-api-down.ts';
import { finalizersRemaining } from './admission/finalizers-remaining.ts';
import { limitRangeViolated } from './admission/limit-range-violated.ts';
import { memoryQuotaExceeded } from './admission/memory-quota-exceeded.ts';
import { namespaceTerminating } from './admission/namespace-terminating.ts';
import { objectQuotaExceeded } from './admission/object-quota-exceeded.ts';
import { podQuotaExceeded } from './admission/pod-quota-exceeded.ts';
import { podSecurityDenied } from './admission/pod-security-denied.ts';
import { podTemplateInvalid } from './admission/pod-template-invalid.ts';
import { priorityClassAbsent } from './admission/priority-class-absent.ts';
import { quotaNeedsResources } from './admission/quota-needs-resources.ts';
import { runtimeClassAbsent } from './admission/runtime-class-absent.ts';
import { securityPolicyUnmatched } from './admission/security-policy-unmatched.ts';
import { serviceAccountAbsent } from './admission/service-account-absent.ts';
import { serviceQuotaExceeded } from './admission/service-quota-exceeded.ts';
import { storageQuotaExceeded } from './admission/storage-quota-exceeded.ts';
import { webhookDenied } from './admission/webhook-denied.ts';
import { webhookUnreachable } from './admission/webhook-unreachable.ts';

/** What the API server refuses: quotas, policies, service accounts, webhooks. The more particular comes first. */
export const ADMISSION: readonly Mechanism[] = [
  webhookUnreachable,
  webhookDenied,
  namespaceTerminating,
  serviceAccountAbsent,
  cpuQuotaExceeded,
  memoryQuotaExceeded,
  podQuotaExceeded,
  storageQuotaExceeded,
  objectQuotaExceeded,
  quotaNeedsResources,
  limitRangeViolated,
  podSecurityDenied,
  securityPolicyUnmatched,
  priorityClassAbsent,
  runtimeClassAbsent,
  podTemplateInvalid,
  serviceQuotaExceeded,
  extensionApiDown,
  finalizersRemaining,
];
