import type { Mechanism } from '../mechanism.ts';
import { ADMISSION } from './admission.ts';
import { NETWORK } from './network.ts';
import { NODES } from './nodes.ts';
import { RUNTIME } from './runtime.ts';
import { SCHEDULING } from './scheduling.ts';
import { STARTUP } from './startup.ts';
import { STORAGE } from './storage.ts';

/** Every mechanism, in the order in which a finding is asked for it: the first that says something is believed. */
export const MECHANISMS: readonly Mechanism[] = [
  ...NODES,
  ...ADMISSION,
  ...STORAGE,
  ...SCHEDULING,
  ...STARTUP,
  ...RUNTIME,
  ...NETWORK,
];
