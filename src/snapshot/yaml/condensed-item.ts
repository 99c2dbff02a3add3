import { ByteWindow } from '../json/byte-window.ts';
import { sharedCondenser } from '../json/restoring.ts';
import { fastJson } from './fast-parse.ts';

/**
 * Reads an entry of a list by way of the JSON it is the same as: the condenser knows what it has in common with others,
 * see `Restorer`. `null` where that is no way to read it.
 */
export function condensedItem(piece: Uint8Array): { readonly value: unknown } | null {
  const text = fastJson(piece);
  if (text === null || text[0] !== OPEN_BRACKET) return null;
  window.bytes = text;
  window.limit = text.length;
  const { condenser, restorer } = sharedCondenser();
  const condensed = condenser.read(window, 1);
  if (condensed === null || condensed === 'starved') return null;
  const [value] = restorer.values(condensed);
  // What stands behind an item is another, which a piece never has.
  return condensed.end === text.length - 1 ? { value } : null;
}

const OPEN_BRACKET = 0x5b;

/** Always what the whole of one piece has become. */
const window = new ByteWindow();
window.closed = true;
