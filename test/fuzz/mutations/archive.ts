import type { Random } from '../../bench/dump/random.ts';
import { BYTE_MUTATIONS } from './bytes.ts';
import { type FileMutation, picked, skewed } from './mutation.ts';

/** What is done to the bytes of an archive; in gzip most of it ends in what cannot be unpacked. */
export function archiveMutation(random: Random): FileMutation {
  return random.chance(0.5) ? picked(BYTE_MUTATIONS, random) : picked(ARCHIVE_MUTATIONS, random);
}

const ARCHIVE_MUTATIONS: readonly FileMutation[] = [
  {
    name: 'a field of a tar header',
    keepsSecrets: false,
    apply: (bytes, random) => {
      const header = 512 * random.below(Math.max(1, Math.floor(bytes.length / 512)));
      const [start, length] = picked(TAR_FIELDS, random);
      const value = Buffer.from(picked(TAR_VALUES, random), 'latin1').subarray(0, length);
      const copy = Buffer.from(bytes);
      value.copy(copy, header + start);
      return random.chance(0.8) ? summed(copy, header) : copy;
    },
  },
  {
    name: 'a field of a zip header',
    keepsSecrets: false,
    apply: (bytes, random) => {
      const mark = picked(ZIP_MARKS, random);
      const places: number[] = [];
      for (let at = bytes.indexOf(mark, 0, 'latin1'); at >= 0; at = bytes.indexOf(mark, at + 1, 'latin1'))
        places.push(at);
      if (places.length === 0) return bytes;
      const copy = Buffer.from(bytes);
      const field = picked(places, random) + 4 + random.below(42);
      Buffer.from(picked(ZIP_VALUES, random), 'hex').copy(copy, field);
      return copy;
    },
  },
  {
    name: 'blocks exchanged',
    keepsSecrets: false,
    apply: (bytes, random) => {
      const at = 512 * random.below(1 + Math.floor(bytes.length / 512));
      return Buffer.concat([bytes.subarray(at), bytes.subarray(0, at)]);
    },
  },
  {
    name: 'cut to blocks',
    keepsSecrets: true,
    apply: (bytes, random) => bytes.subarray(0, 512 * random.below(1 + Math.floor(bytes.length / 512))),
  },
  {
    name: 'zeros after its end',
    keepsSecrets: true,
    apply: (bytes, random) => Buffer.concat([bytes, Buffer.alloc(512 * (1 + skewed(40, random)))]),
  },
];

function summed(bytes: Buffer, header: number): Buffer {
  const block = bytes.subarray(header, header + 512);
  if (block.length < 512) return bytes;
  block.write(' '.repeat(8), 148);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return bytes;
}

/** Name, mode, size, time, type, link, magic, prefix. */
const TAR_FIELDS = [
  [0, 100],
  [100, 8],
  [124, 12],
  [136, 12],
  [156, 1],
  [157, 100],
  [257, 8],
  [345, 155],
] as const;
const TAR_VALUES = [
  '../../../etc/passwd',
  '/etc/passwd',
  '77777777777\0',
  '\x80\0\0\0\0\0\0\0\xff\xff\xff\xff',
  '\xff'.repeat(12),
  '-0000000001\0',
  '00000000000\0',
  '',
  '0',
  '1',
  '2',
  '3',
  '5',
  '6',
  '7',
  'g',
  'x',
  'L',
  'K',
  'S',
  '\0'.repeat(12),
  'pods.json\0',
  'a/'.repeat(50),
  '\u001b[31m',
  'C:\\x',
  './././pods.json\0',
];
const ZIP_MARKS = ['PK\x01\x02', 'PK\x03\x04', 'PK\x05\x06'];
const ZIP_VALUES = [
  '00',
  '0000',
  'ffff',
  'ffffffff',
  '00000000',
  '0800',
  '0100',
  '6300',
  '7fffffff',
  '01',
  'ff',
  '0000008000',
  'ffffff7f',
];
