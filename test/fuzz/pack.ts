import { gzipSync } from 'node:zlib';
import { tar } from '../builders/tar.ts';
import { zip } from '../builders/zip.ts';
import { type Files, pathBytes } from './capture.ts';

/** What a capture is given as. `file`, `gz`: its largest file alone. */
export const CONTAINERS = ['directory', 'tar', 'tgz', 'zip', 'zip in tgz', 'file', 'gz'] as const;
export type Container = (typeof CONTAINERS)[number];

/** The one file that holds them all; `null`: they lie in a directory. */
export function packed(
  files: Files,
  container: Container,
): { readonly name: string; readonly bytes: Buffer } | null {
  const entries = [...files].map(([path, { bytes }]) => ({ name: pathBytes(path), content: bytes }));
  switch (container) {
    case 'directory':
      return null;
    case 'tar':
      return { name: 'capture.tar', bytes: tar(entries) };
    case 'tgz':
      return { name: 'capture.tar.gz', bytes: gzipped(tar(entries)) };
    case 'zip':
      return { name: 'capture.zip', bytes: zip(entries) };
    case 'zip in tgz':
      return {
        name: 'capture.tgz',
        bytes: gzipped(tar([{ name: 'case/inner.zip', content: zip(entries) }])),
      };
    case 'file':
      return largest(files);
    case 'gz': {
      const { name, bytes } = largest(files);
      return { name: `${name}.gz`, bytes: gzipped(bytes) };
    }
  }
}

function gzipped(bytes: Buffer): Buffer {
  return gzipSync(bytes, { level: 1 });
}

function largest(files: Files): { readonly name: string; readonly bytes: Buffer } {
  const [first, ...others] = files;
  if (first === undefined) return { name: 'nothing.json', bytes: Buffer.alloc(0) };
  const [path, { bytes }] = others.reduce(
    (most, one) => (one[1].bytes.length > most[1].bytes.length ? one : most),
    first,
  );
  const name = (path.split('/').at(-1) ?? '').replace(/[^A-Za-z0-9._-]/g, '_');
  return { name: name === '' ? 'capture' : name, bytes };
}
