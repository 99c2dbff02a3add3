import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  formatBytes,
  formatCores,
  formatCpu,
  formatMemory,
  parseQuantity,
  parseSize,
} from '../../src/model/quantity.ts';

const MOST = 2 ** 63;

// The inputs and values of apimachinery's quantity_test.go; each is also tried with `+` and `-` in front.
const UPSTREAM: readonly (readonly [string, number])[] = [
  ['0', 0],
  ['0n', 0],
  ['0u', 0],
  ['0m', 0],
  ['0Ki', 0],
  ['0k', 0],
  ['0Mi', 0],
  ['0M', 0],
  ['0Gi', 0],
  ['0G', 0],
  ['0Ti', 0],
  ['0T', 0],
  ['1', 1],
  ['1Ki', 1024],
  ['8Ki', 8 * 1024],
  ['7Mi', 7 * 1024 ** 2],
  ['6Gi', 6 * 1024 ** 3],
  ['5Ti', 5 * 1024 ** 4],
  ['4Pi', 4 * 1024 ** 5],
  ['3Ei', 3 * 1024 ** 6],
  ['10Ti', 10 * 1024 ** 4],
  ['100Ti', 100 * 1024 ** 4],
  ['5n', 5e-9],
  ['4u', 4e-6],
  ['3m', 3e-3],
  ['9', 9],
  ['8k', 8e3],
  ['50k', 5e4],
  ['7M', 7e6],
  ['6G', 6e9],
  ['5T', 5e12],
  ['40T', 4e13],
  ['300T', 3e14],
  ['2P', 2e15],
  ['1E', 1e18],
  ['1E-3', 1e-3],
  ['1e3', 1e3],
  ['1E6', 1e6],
  ['1e9', 1e9],
  ['1E12', 1e12],
  ['1e15', 1e15],
  ['1E18', 1e18],
  ['1e14', 1e14],
  ['1e13', 1e13],
  ['100.035k', 100035],
  ['0.001', 0.001],
  ['0.0005k', 0.5],
  ['0.005', 0.005],
  ['0.05', 0.05],
  ['0.5', 0.5],
  ['0.00050k', 0.5],
  ['0.00500', 0.005],
  ['0.05000', 0.05],
  ['0.50000', 0.5],
  ['0.5e0', 0.5],
  ['0.5e-1', 0.05],
  ['0.5e-2', 0.005],
  ['10.035M', 10035000],
  ['1.2e3', 1200],
  ['1.3E+6', 1300000],
  ['1.40e9', 1.4e9],
  ['1.53E12', 1.53e12],
  ['1.6e15', 1.6e15],
  ['1.7E18', 1.7e18],
  ['9.01', 9.01],
  ['8.1k', 8100],
  ['7.123456M', 7123456],
  ['6.987654321G', 6987654321],
  ['5.444T', 5.444e12],
  ['40.1T', 4.01e13],
  ['300.2T', 3.002e14],
  ['2.5P', 2.5e15],
  ['1.01E', 1.01e18],
  ['3.001n', 4e-9],
  ['1.1E-9', 2e-9],
  ['0.0000000001', 1e-9],
  ['0.0000000005', 1e-9],
  ['0.00000000050', 1e-9],
  ['0.5e-9', 1e-9],
  ['0.9n', 1e-9],
  ['0.00000012345', 124e-9],
  ['0.00000012354', 124e-9],
  ['9Ei', MOST],
  ['9223372036854775807Ki', MOST],
  ['12E', 12e18],
  ['100.035Ki', 102435.84],
  ['0.5Mi', 524288],
  ['0.05Gi', 53687091.2],
  ['0.025Ti', 27487790694.4],
  ['0.000000000001Ki', 2e-9],
  ['.001', 0.001],
  ['.0001k', 0.1],
  ['1.', 1],
  ['1.G', 1e9],
];

test.each(UPSTREAM)('%s is %d', (text, value) => {
  expect(parseQuantity(text)).toBe(value);
  expect(parseQuantity(`+${text}`)).toBe(value);
  expect(parseQuantity(`-${text}`)).toBe(value === 0 ? 0 : -value);
});

test.each([
  ['100m', 0.1],
  ['1.5Gi', 1610612736],
  ['500n', 5e-7],
  ['123k', 123000],
  ['8245248Ki', 8443133952],
  ['12Ei', MOST],
  ['1e-999', 1e-9],
  [0.1, 0.1],
  [4, 4],
  [1e21, 1e21],
  [-2, -2],
])('%s is %d', (given, value) => {
  expect(parseQuantity(given)).toBe(value);
});

test.each([
  ['empty', ''],
  ['two points', '1.1.M'],
  ['a sign inside', '1+1.0M'],
  ['a unit in lower case', '0.1mi'],
  ['an unknown unit', '0.1am'],
  ['letters', 'aoeu'],
  ['half a binary unit', '.5i'],
  ['half a binary unit', '1i'],
  ['half a binary unit, negative', '-3.01i'],
  ['an exponent without digits', '-3.01e-'],
  ['a space before', ' 1'],
  ['a space after', '1 '],
  ['a newline after', '1\n'],
  ['no digits', '.'],
  ['a sign only', '+'],
  ['a unit only', 'Ki'],
  ['kubectl: unknown', '<unknown>'],
  ['too large for a double', '1e999'],
  ['an exponent meant to stall', '1e999999999'],
  ['longer than any quantity', '9'.repeat(1000)],
  ['not a number', Number.NaN],
  ['infinite', Number.POSITIVE_INFINITY],
  ['absent', null],
  ['missing', undefined],
  ['an object', { value: '1' }],
  ['a list', ['1']],
])('refuses %s', (_, given) => {
  expect(parseQuantity(given)).toBeNull();
});

test('adds without drift: three tenths however written', () => {
  expect([
    parseQuantity('300m'),
    parseQuantity('0.3'),
    parseQuantity('300000u'),
    parseQuantity('3e-1'),
  ]).toEqual([0.3, 0.3, 0.3, 0.3]);
});

const SUFFIXES = fc.constantFrom<readonly [string, number]>(
  ['', 1],
  ['k', 1e3],
  ['M', 1e6],
  ['G', 1e9],
  ['T', 1e12],
  ['Ki', 1024],
  ['Mi', 1024 ** 2],
  ['Gi', 1024 ** 3],
  ['Ti', 1024 ** 4],
);

test('a whole number with a suffix is that many times the suffix', () => {
  fc.assert(
    fc.property(fc.nat(8191), SUFFIXES, (amount, [suffix, factor]) => {
      expect(parseQuantity(`${amount}${suffix}`)).toBe(amount * factor);
    }),
  );
});

test('millicores and mebibytes survive printing and reading', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), (amount) => {
      expect(formatCpu(parseQuantity(`${amount}m`) ?? -1)).toBe(`${amount}m`);
      expect(formatMemory(parseQuantity(`${amount}Mi`) ?? -1)).toBe(`${amount}Mi`);
    }),
  );
});

test('any text gives a finite number or null', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.stringMatching(/^[+-]?[0-9.]{0,6}[eEinumkKMGTP]{0,2}[+-]?[0-9]{0,4}$/)),
      (text) => {
        const value = parseQuantity(text);
        expect(value === null || Number.isFinite(value)).toBe(true);
      },
    ),
  );
});

test.each([
  ['1.7TB', 1.7e12],
  ['7.3TB', 7.3e12],
  ['500GB', 5e11],
  ['500 GB', 5e11],
  ['105Gi', 105 * 1024 ** 3],
  ['1TiB', 1024 ** 4],
  ['1tib', 1024 ** 4],
  ['32gb', 3.2e10],
  ['64kB', 64000],
  ['64KB', 64000],
  ['2E', 2e18],
  ['100G', 1e11],
  ['512B', 512],
  ['512', 512],
  [512, 512],
])('the size %s is %d bytes', (given, bytes) => {
  expect(parseSize(given)).toBe(bytes);
});

test.each([
  '',
  'TB',
  '1.7 TBs',
  '1iB',
  '100m',
  '5e',
  '-1GB',
  'about 2TB',
  '1,7TB',
  null,
  -1,
  `1${' '.repeat(500)}GB`,
])('is not a size: %s', (given) => {
  expect(parseSize(given)).toBeNull();
});

test.each([
  [0.185, '185m'],
  [0, '0m'],
  [0.0000001, '1m'],
  [0.185000001, '186m'],
  [0.29, '290m'],
  [12, '12000m'],
])('%d cores print as %s, as kubectl top rounds up', (cores, text) => {
  expect(formatCpu(cores)).toBe(text);
});

test.each([
  [31.048, '31.05'],
  [32 - 0.952, '31.05'],
  [32, '32'],
  [0.1 + 0.2, '0.3'],
  [1.005, '1.01'],
  [2.5, '2.5'],
  [0, '0'],
])('%d cores in a total print as %s', (cores, text) => {
  expect(formatCores(cores)).toBe(text);
});

test.each([
  [3065 * 1024 ** 2, '3065Mi'],
  [3066 * 1024 ** 2 - 1, '3065Mi'],
  [0, '0Mi'],
])('%d bytes print as %s, as kubectl top cuts off', (bytes, text) => {
  expect(formatMemory(bytes)).toBe(text);
});

test.each([
  [22420 * 1024 ** 2, '21.9Gi'],
  [2802.5 * 1024 ** 2, '2.74Gi'],
  [105 * 1024 ** 3, '105Gi'],
  [1000 * 1024 ** 3, '1000Gi'],
  [1023.4 * 1024 ** 3, '1023Gi'],
  [1023.6 * 1024 ** 3, '1Ti'],
  [9.994 * 1024 ** 3, '9.99Gi'],
  [9.996 * 1024 ** 3, '10Gi'],
  [99.96 * 1024 ** 3, '100Gi'],
  [1024 ** 2, '1Mi'],
  [5000 * 1024 ** 5, '5000Pi'],
  [512, '512B'],
  [0, '0B'],
  [-2 * 1024 ** 3, '-2Gi'],
])('%d bytes in a report print as %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

test('what is printed reads back within half a step of its last digit', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1024, max: 2 ** 50 }), (bytes) => {
      const read = parseSize(formatBytes(bytes)) ?? 0;
      expect(Math.abs(read - bytes) / bytes).toBeLessThan(0.0051);
    }),
  );
});
