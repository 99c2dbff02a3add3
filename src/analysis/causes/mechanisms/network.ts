import type { Mechanism } from '../mechanism.ts';
import { servicePortUnserved } from './network/service-port-unserved.ts';
import { serviceProtocolUnserved } from './network/service-protocol-unserved.ts';
import { serviceSelectorUnmatched } from './network/service-selector-unmatched.ts';

/** Services, routes, names and what programs call. The more particular comes first. */
export const NETWORK: readonly Mechanism[] = [
  serviceSelectorUnmatched,
  serviceProtocolUnserved,
  servicePortUnserved,
];
