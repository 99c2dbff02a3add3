import type { LeftOut } from '../left-out.ts';
import { NETWORK_LEFT_OUT } from './network.ts';
import { PLATFORM_LEFT_OUT } from './platform.ts';
import { SECURITY_LEFT_OUT } from './security.ts';
import { WORKLOADS_LEFT_OUT } from './workloads.ts';

/** Every check of other tools that no rule answers. */
export const LEFT_OUT: readonly LeftOut[] = [
  ...WORKLOADS_LEFT_OUT,
  ...NETWORK_LEFT_OUT,
  ...PLATFORM_LEFT_OUT,
  ...SECURITY_LEFT_OUT,
];
