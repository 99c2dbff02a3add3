import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compressAddresses, compressNames } from '../../src/model/name-range.ts';

const workers = [1, 2, 3, 4, 5, 6, 7].map((number) => `pi-worker-0${number}`);

test.each<[readonly string[], string]>([
  [[], ''],
  [['pi-master'], 'pi-master'],
  [workers, 'pi-worker-01 through 07'],
  [[...workers].reverse(), 'pi-worker-01 through 07'],
  [[...workers, 'pi-master'], 'pi-master, pi-worker-01 through 07'],
  [[...workers, ...workers], 'pi-worker-01 through 07'],
  [['pi-worker-01', 'pi-worker-02'], 'pi-worker-01, pi-worker-02'],
  [workers.filter((name) => name !== 'pi-worker-04'), 'pi-worker-01 through 03, pi-worker-05 through 07'],
  [['redis-9', 'redis-10', 'redis-8'], 'redis-8 through 10'],
  [['node08', 'node09', 'node10'], 'node08 through 10'],
  [['node8', 'node09', 'node10'], 'node8, node09, node10'],
  [['1', '2', '3'], '1 through 3'],
  [['cart', 'till', 'shop'], 'cart, shop, till'],
  [
    ['ip-10-0-1-5.internal', 'ip-10-0-1-6.internal', 'ip-10-0-1-7.internal'],
    'ip-10-0-1-5.internal, ip-10-0-1-6.internal, ip-10-0-1-7.internal',
  ],
])('%j is %s', (names, text) => {
  expect(compressNames(names)).toBe(text);
});

test.each<[readonly string[], string]>([
  [[], ''],
  [[241, 242, 243, 244, 245, 246, 247].map((last) => `192.168.1.${last}`), '192.168.1.241-247'],
  [[247, 240, 241, 242, 243, 244, 245, 246].map((last) => `192.168.1.${last}`), '192.168.1.240-247'],
  [['10.0.0.2', '10.0.0.1'], '10.0.0.1, 10.0.0.2'],
  [['10.0.0.9', '10.0.0.10', '10.0.0.11', '10.0.0.7'], '10.0.0.7, 10.0.0.9-11'],
  [['10.0.0.254', '10.0.0.255', '10.0.1.0', '10.0.1.1', '10.0.1.2'], '10.0.0.254, 10.0.0.255, 10.0.1.0-2'],
  [
    ['fd00::1', '10.0.0.1', 'pi-master', '10.0.0.300', '10.0.0.01'],
    '10.0.0.1, 10.0.0.01, 10.0.0.300, fd00::1, pi-master',
  ],
])('%j is %s', (addresses, text) => {
  expect(compressAddresses(addresses)).toBe(text);
});

function expanded(text: string): readonly string[] {
  return text.split(', ').flatMap((part) => {
    const [, prefix = '', first = '', last = ''] = /^(.*?)(\d+)(?: through |-)(\d+)$/.exec(part) ?? [];
    if (last === '') return [part];
    const count = Number(last) - Number(first) + 1;
    return Array.from(
      { length: count },
      (_, i) => `${prefix}${String(Number(first) + i).padStart(first.length, '0')}`,
    );
  });
}

test('every name can be told from the range, and no other', () => {
  const name = fc
    .tuple(fc.constantFrom('web', 'db'), fc.nat(30), fc.constantFrom(0, 2))
    .map(([prefix, number, width]) => `${prefix}${String(number).padStart(width, '0')}`);
  fc.assert(
    fc.property(fc.uniqueArray(name, { minLength: 1 }), (names) => {
      expect([...expanded(compressNames(names))].sort()).toEqual([...names].sort());
    }),
  );
});

test('every address can be told from the range, and no other', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(600), { minLength: 1 }), (numbers) => {
      const addresses = numbers.map((number) => `10.0.${Math.floor(number / 256)}.${number % 256}`);
      expect([...expanded(compressAddresses(addresses))].sort()).toEqual([...addresses].sort());
    }),
  );
});

test('the order given does not matter', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z]{0,2}\d{0,3}$/)), (names) => {
      expect(compressNames(names.toReversed())).toBe(compressNames(names));
    }),
  );
});
