import type { Mechanism } from '../mechanism.ts';
import { commandNotExecutable } from './startup/command-not-executable.ts';
import { configMapAbsent } from './startup/config-map-absent.ts';
import { configurationKeyAbsent } from './startup/configuration-key-absent.ts';
import { imageNameInvalid } from './startup/image-name-invalid.ts';
import { imageNeverPulled } from './startup/image-never-pulled.ts';
import { imageNotInRegistry } from './startup/image-not-in-registry.ts';
import { imagePlatformUnmatched } from './startup/image-platform-unmatched.ts';
import { initContainerUnfinished } from './startup/init-container-unfinished.ts';
import { mountPathUnusable } from './startup/mount-path-unusable.ts';
import { registryCertificateUntrusted } from './startup/registry-certificate-untrusted.ts';
import { registryLoginRefused } from './startup/registry-login-refused.ts';
import { registryRateLimited } from './startup/registry-rate-limited.ts';
import { registryUnreachable } from './startup/registry-unreachable.ts';
import { registryUnresolvable } from './startup/registry-unresolvable.ts';
import { registryWithoutTls } from './startup/registry-without-tls.ts';
import { rootUserRefused } from './startup/root-user-refused.ts';
import { secretAbsent } from './startup/secret-absent.ts';

/** Pods that have a node and do not start. The more particular comes first. */
export const STARTUP: readonly Mechanism[] = [
  imageNameInvalid,
  imageNeverPulled,
  registryUnresolvable,
  registryUnreachable,
  registryRateLimited,
  registryCertificateUntrusted,
  registryWithoutTls,
  imagePlatformUnmatched,
  imageNotInRegistry,
  registryLoginRefused,
  secretAbsent,
  configMapAbsent,
  configurationKeyAbsent,
  rootUserRefused,
  commandNotExecutable,
  mountPathUnusable,
  initContainerUnfinished,
];
