import type { Random } from '../../bench/dump/random.ts';
import { BYTE_MUTATIONS } from './bytes.ts';
import { JSON_MUTATIONS } from './json.ts';
import { type FileMutation, picked } from './mutation.ts';
import { TEXT_MUTATIONS } from './text.ts';
import { YAML_MUTATIONS } from './yaml.ts';

/** One that fits what the file is more often than not. */
export function fileMutation(bytes: Buffer, random: Random): FileMutation {
  if (random.chance(0.35)) return picked(BYTE_MUTATIONS, random);
  if (random.chance(0.1)) return picked([...JSON_MUTATIONS, ...YAML_MUTATIONS, ...TEXT_MUTATIONS], random);
  return picked(fitting(bytes.subarray(0, 400).toString('latin1')), random);
}

function fitting(head: string): readonly FileMutation[] {
  if (/^\s*[[{]/.test(head)) return JSON_MUTATIONS;
  if (/^(?:---|\S+:(?: \S|$))/m.test(head)) return YAML_MUTATIONS;
  return TEXT_MUTATIONS;
}
