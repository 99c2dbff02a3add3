import { expect, test } from 'vitest';
import type { Condensed } from '../../../src/snapshot/json/condenser/condensed.ts';
import { Slots } from '../../../src/snapshot/json-thread/slots.ts';

const condensed = (bytes: number): Condensed => ({
  text: new Uint8Array(bytes).fill(1),
  isAscii: true,
  rows: Uint32Array.of(2, 3),
  leaves: Uint8Array.of(4, 5, 6),
  uses: Uint32Array.of(7),
  variables: Uint32Array.of(8, 9),
  parts: Uint32Array.of(10, 11),
  forgets: false,
  count: 12,
});

test.each([3, 1_000_000, 1_100_000])(
  'what was stored comes out as it was, with %i bytes of text',
  (bytes) => {
    const slots = new Slots();
    const one = slots.store(15, condensed(bytes));
    const other = slots.store(14, condensed(bytes));
    const received = new Slots(slots.memory);
    expect(received.condensed(one)).toEqual(condensed(bytes));
    expect(received.condensed(other)).toEqual(condensed(bytes));
  },
);
