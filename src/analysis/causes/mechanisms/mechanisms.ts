import type { Mechanism } from '../mechanism.ts';
import { ADMISSION } from './admission.ts';
import { CRASHES } from './crashes.ts';
import { NETWORK } from './network.ts';
import { NODES } from './nodes.ts';
import { RUNTIME } from './runtime.ts';
import { SCHEDULING } from './scheduling.ts';
import { STARTUP } from './startup.ts';
import { STORAGE } from './storage.ts';

/** Mechanisms by what they are about, in the order in which a finding is put to them. */
export const AREAS: readonly { readonly title: string; readonly mechanisms: readonly Mechanism[] }[] = [
  { title: 'Nodes and the control plane', mechanisms: NODES },
  { title: 'Admission', mechanisms: ADMISSION },
  { title: 'Storage', mechanisms: STORAGE },
  { title: 'Scheduling', mechanisms: SCHEDULING },
  { title: 'Start-up', mechanisms: STARTUP },
  { title: 'Network', mechanisms: NETWORK },
  { title: 'Running containers', mechanisms: RUNTIME },
  { title: 'Programs that end', mechanisms: CRASHES },
];

/** Every mechanism: the first that says something of a finding is believed. */
export const MECHANISMS: readonly Mechanism[] = AREAS.flatMap(({ mechanisms }) => mechanisms);
