import type { Mechanism } from '../../mechanism.ts';
import { type ToldFault, toldFault } from '../../told-fault.ts';
import { NOT_MADE, type Refusal, refusal } from './refusal.ts';

/** The mechanism of a refusal that says in its own words what is wrong. */
export function toldRefusal(fault: ToldFault<Refusal>): Mechanism {
  return toldFault(NOT_MADE, refusal, fault);
}
