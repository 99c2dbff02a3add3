import fc from 'fast-check';
import { expect, test } from 'vitest';
import { logTime } from '../../../src/snapshot/text/log-time.ts';

test('reads the times that the language reads, and no others', () => {
  const two = (from: number, to: number) =>
    fc.integer({ min: from, max: to }).map((value) => String(value).padStart(2, '0'));
  const date = fc.tuple(fc.integer({ min: 1960, max: 2040 }), two(0, 13), two(0, 32));
  const clock = fc.tuple(two(0, 25), two(0, 61), two(0, 61));
  const rest = fc.tuple(fc.constantFrom('', '.5', '.123456789'), fc.constantFrom('Z', '+02:00', ''));
  fc.assert(
    fc.property(date, clock, rest, ([year, month, day], time, [fraction, zone]) => {
      const text = `${year}-${month}-${day}T${time.join(':')}${fraction}`;
      const at = Date.parse(`${text}${zone === '' ? 'Z' : zone}`);
      expect(logTime(`${text}${zone} ready`)?.at).toBe(at > 0 ? at : null);
    }),
    { numRuns: 3000 },
  );
});
