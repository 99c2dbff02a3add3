import { out } from './batch';
import { isDigit, QUOTE } from './bytes';
import { member } from './item';
import { isKey, keyLengths, keyStarts } from './keys';
import { OWN_RANDOM_END, traceOf } from './traces';

/**
 * The volume that the API server adds to every pod is called `kube-api-access-` and five random letters. Nobody needs
 * to know them, and with them no two pods of a template would have a part in common.
 */
export function withoutRandomEnd(start: usize, depth: i32, from: usize): void {
  if (member != 1 || depth < 3) return;
  if (load<u64>(start + 1) != 0x6970612d6562756b || load<u64>(start + 9) != 0x2d7373656363612d) return;
  if (!isRandomEnd(start + 17)) return;
  if (!isKey(depth - 1, 6, 0x656d616e)) return;
  // An object in a list that is called volumeMounts or volumes.
  if (load<u32>(keyLengths + ((<usize>(depth - 2)) << 2)) != 0) return;
  const list = depth - 3;
  const key = <usize>load<u32>(keyStarts + ((<usize>list) << 2));
  const length = load<u32>(keyLengths + ((<usize>list) << 2));
  const isMounts = length == 14 && load<u64>(key + 1) == 0x6f4d656d756c6f76 && load<u32>(key + 9) == 0x73746e75;
  const isVolumes = length == 9 && load<u32>(key + 1) == 0x756c6f76 && load<u32>(key + 4) == 0x73656d75;
  if (!isMounts && !isVolumes) return;
  store<u8>(start + 16, QUOTE);
  out = start + 17;
  traceOf(OWN_RANDOM_END, from + 17, from + 22);
}

export function isRandomEnd(p: usize): bool {
  for (let i: usize = 0; i < 5; i++) {
    const letter = <u32>load<u8>(p + i);
    if (letter - 0x61 >= 26 && !isDigit(letter)) return false;
  }
  return true;
}
