import type { Mechanism } from '../../mechanism.ts';
import { type ToldFault, toldFault } from '../../told-fault.ts';
import { NOT_STARTED, type StartFailure, startFailure } from './start-failure.ts';

/** The mechanism of a failed start that kubelet or runtime explain in their own words. */
export function toldStartFailure(fault: ToldFault<StartFailure>): Mechanism {
  return toldFault(NOT_STARTED, startFailure, fault);
}
