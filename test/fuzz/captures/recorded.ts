import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRecord } from '../../../src/model/json.ts';
import { type Capture, captureOf } from '../capture.ts';

/** The recorded clusters, whole, and with a few items of each list: what is small is read often. */
export function recorded(root: string): readonly Capture[] {
  return ['pods-only', 'raspberry-pi'].flatMap((name) => {
    const whole = contents(join(root, 'snapshots', name));
    const few = Object.fromEntries(
      Object.entries(whole).map(([path, bytes]) => [path, fewItems(path, bytes)]),
    );
    return [captureOf(`lists/${name}-few`, few), captureOf(`whole/${name}`, whole)];
  });
}

function contents(folder: string): Readonly<Record<string, Buffer>> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).toSorted();
  return Object.fromEntries(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path)]));
}

function fewItems(path: string, bytes: Buffer): Buffer {
  if (!path.endsWith('.json') || bytes[0] !== OPEN_BRACE) return bytes;
  const list: unknown = JSON.parse(bytes.toString());
  if (!isRecord(list) || !Array.isArray(list.items)) return bytes;
  const step = Math.max(1, Math.floor(list.items.length / MOST_ITEMS));
  const items = list.items.filter((_, index) => index % step === 0).slice(0, MOST_ITEMS);
  return Buffer.from(`${JSON.stringify({ ...list, items }, null, 4)}\n`);
}

const MOST_ITEMS = 6;
const OPEN_BRACE = 0x7b;
