import { ACCESS_SIGNATURES } from './log-signature/access.ts';
import { CONFIGURATION_SIGNATURES } from './log-signature/configuration.ts';
import { LANGUAGE_SIGNATURES, PROGRAM_END_SIGNATURES } from './log-signature/language.ts';
import { NETWORK_SIGNATURES } from './log-signature/network.ts';
import { SYSTEM_SIGNATURES } from './log-signature/system.ts';
import type { LogSignature } from './log-signature.ts';

/** Every signature; a line counts as the first it matches, so what names a reason stands before what names an end. */
export const LOG_SIGNATURES: readonly LogSignature[] = [
  ...LANGUAGE_SIGNATURES,
  ...NETWORK_SIGNATURES,
  ...ACCESS_SIGNATURES,
  ...SYSTEM_SIGNATURES,
  ...CONFIGURATION_SIGNATURES,
  ...PROGRAM_END_SIGNATURES,
];

/** A signature by its id; `null` for an id of another version. */
export function logSignature(id: string): LogSignature | null {
  return BY_ID.get(id) ?? null;
}

/** Trouble in reaching something over the network. */
export function isConnectionError(id: string): boolean {
  return CONNECTION.has(id);
}

const BY_ID = new Map(LOG_SIGNATURES.map((signature) => [signature.id, signature]));
const CONNECTION: ReadonlySet<string> = new Set([
  'name-resolution-failed',
  'connection-refused',
  'network-unreachable',
  'no-route-to-host',
  'connection-timeout',
  'deadline-exceeded',
  'connection-reset',
  'connection-failed',
  'database-unreachable',
]);
