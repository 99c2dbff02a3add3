import { type Portrait, portraitOf } from '../analysis/comparison/portrait.ts';
import { type LoadOptions, loadAudited } from './load.ts';

/** One of two snapshots, reduced to what a comparison asks: its cluster is let go before the next one is read. */
export async function loadPortrait(path: string, options: LoadOptions): Promise<Portrait> {
  return portraitOf(await loadAudited(path, options));
}
