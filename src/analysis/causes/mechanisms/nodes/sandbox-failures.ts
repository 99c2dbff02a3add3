import type { Finding } from '../../../../rules/finding.ts';
import type { Scene } from '../../mechanism.ts';
import { type VolumeFailure, volumeFailures } from '../storage/attach-event.ts';

/** Failures to make the sandbox of pods that still do not get past starting, newest first. */
export function sandboxFailures(finding: Finding, scene: Scene): readonly VolumeFailure[] {
  return volumeFailures(finding, scene, SANDBOX);
}

const SANDBOX: ReadonlySet<string> = new Set([
  'FailedCreatePodSandBox',
  'NetworkNotReady',
  'FailedCreatePodContainer',
]);
