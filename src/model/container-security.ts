import type { ContainerSecurity } from './container.ts';
import { flag, type JsonRecord, number, record, text, texts } from './json.ts';
import { byCodeUnit } from './order.ts';

/** What applies to a container, from its own `securityContext` and its pod's. */
export function readContainerSecurity(own: JsonRecord, pod: JsonRecord): ContainerSecurity {
  const capabilities = record(own.capabilities);
  return {
    privileged: flag(own.privileged),
    runAsNonRoot: flag(own.runAsNonRoot) ?? flag(pod.runAsNonRoot),
    runAsUser: number(own.runAsUser) ?? number(pod.runAsUser),
    allowPrivilegeEscalation: flag(own.allowPrivilegeEscalation),
    readOnlyRootFilesystem: flag(own.readOnlyRootFilesystem),
    addedCapabilities: sorted(texts(capabilities.add)),
    droppedCapabilities: sorted(texts(capabilities.drop)),
    seccompProfile: text(record(own.seccompProfile).type) ?? text(record(pod.seccompProfile).type),
    procMount: text(own.procMount),
    appArmorProfile: text(record(own.appArmorProfile).type) ?? text(record(pod.appArmorProfile).type),
    seLinuxType: text(record(own.seLinuxOptions).type) ?? text(record(pod.seLinuxOptions).type),
    hostProcess: flag(record(own.windowsOptions).hostProcess) ?? flag(record(pod.windowsOptions).hostProcess),
  };
}

function sorted(names: readonly string[]): readonly string[] {
  return names.length < 2 ? names : names.toSorted(byCodeUnit);
}
