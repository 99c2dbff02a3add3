import type { ClusterBuilder } from '../model/cluster-builder.ts';
import type { SnapshotFile } from './open/snapshot-file.ts';

/** How far reading has come, said before each chunk is taken in. */
export interface ReadProgress {
  /** The path of the file that is being read; of whoever made the snapshot, so untrusted. */
  readonly file: string;
  /** Read so far, of all files. */
  readonly bytes: number;
  /** Of all files; `null` where that is not known beforehand, as of a pipe. */
  readonly totalBytes: number | null;
  /** Objects taken in so far. */
  readonly items: number;
}

export type OnProgress = (progress: ReadProgress) => void;

export interface ProgressCount {
  /** The builder, its objects counted. */
  builder(builder: ClusterBuilder): ClusterBuilder;
  /** The file, its bytes counted. Files are read one after another, each as often as one likes. */
  file(file: SnapshotFile): SnapshotFile;
}

export function countProgress(files: readonly SnapshotFile[], onProgress: OnProgress | null): ProgressCount {
  if (onProgress === null) return { builder: (builder) => builder, file: (file) => file };
  const sizes = files.map((file) => file.bytes);
  const total = sizes.reduce((sum, bytes) => sum + bytes, 0);
  const totalBytes = total === 0 ? null : total;
  let before = 0;
  let current = 0;
  let items = 0;

  function said(file: SnapshotFile, position: number): void {
    current = Math.max(current, position);
    onProgress?.({ file: file.path, bytes: before + current, totalBytes, items });
  }

  async function* counted(file: SnapshotFile): AsyncGenerator<Uint8Array> {
    let position = 0;
    for await (const chunk of file.open()) {
      position += chunk.length;
      said(file, position);
      yield chunk;
    }
  }

  return {
    builder: (builder) => ({
      ...builder,
      add: (raw, hint, source, likeness) => {
        items += 1;
        return builder.add(raw, hint, source, likeness);
      },
      addRow: (row, source) => {
        const result = builder.addRow(row, source);
        if (result !== null) items += 1;
        return result;
      },
    }),
    file: (file) => {
      before += current;
      current = 0;
      return {
        path: file.path,
        bytes: file.bytes,
        open: () => counted(file),
        ...(file.disk === undefined
          ? {}
          : { disk: { absolute: file.disk.absolute, progress: (position) => said(file, position) } }),
        missing: () => file.missing(),
      };
    },
  };
}
