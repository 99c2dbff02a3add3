import { logSignature } from '../../../../model/log-signatures.ts';
import { type CrashLine, crashLine } from '../../../../rules/crash-line.ts';
import type { Scene } from '../../mechanism.ts';
import type { TroubledContainer } from './troubled-containers.ts';

/** The line of its log that tells why a container ended by itself; `null` where none ends a program. */
export function crashReason(one: TroubledContainer, scene: Scene): CrashLine | null {
  const line = crashLine(logsOf(one, scene), one.name);
  return line !== null && logSignature(line.match.signature)?.fatal === true ? line : null;
}

/** The line that tells best what troubles a container, whether it ends or not. */
export function tellingLine(one: TroubledContainer, scene: Scene): CrashLine | null {
  return crashLine(logsOf(one, scene), one.name);
}

/** The lines of one signature in the captured logs of a container: those of the last run before earlier ones. */
export function linesOf(
  one: Pick<TroubledContainer, 'pod' | 'name'>,
  { cluster }: Scene,
  signature: string,
): readonly CrashLine[] {
  return cluster.links
    .logsOf(one.pod)
    .filter(({ container }) => container === null || container === one.name)
    .flatMap((log) =>
      log.matches.filter((match) => match.signature === signature).map((match) => ({ log, match })),
    )
    .toSorted((a, b) => Number(a.log.previous) - Number(b.log.previous));
}

function logsOf({ pod }: TroubledContainer, { cluster }: Scene) {
  return cluster.links.logsOf(pod);
}
