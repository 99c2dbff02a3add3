import { hostTargets } from '../../../../rules/service-host.ts';
import type { Scene } from '../../mechanism.ts';
import { perScene } from '../../per-scene.ts';

/** Looks up what a host in a log or a configuration stands for, seen from a namespace; one index for all who ask. */
export const hostTarget = perScene(({ cluster }: Scene) => hostTargets(cluster));
