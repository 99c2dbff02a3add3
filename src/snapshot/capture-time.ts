import { type Instant, isoTime } from '../model/instant.ts';
import type { CaptureTime } from '../model/ledger.ts';

/** A time and where it was read. */
export interface Dated {
  readonly at: Instant;
  readonly detail: string;
}

/** Every clock a snapshot may carry. File times are none: copying and unpacking change them. */
export interface Clocks {
  readonly option: Instant | null;
  readonly manifest: Instant | null;
  readonly markers: readonly Dated[];
  readonly metrics: Dated | null;
  readonly newest: Dated | null;
}

/** The capture time, from the clock that can be trusted most. */
export function captureTime({ option, manifest, markers, metrics, newest }: Clocks): CaptureTime {
  if (option !== null) return { at: option, source: 'option', detail: '--captured-at' };
  if (manifest !== null) return { at: manifest, source: 'snapshot.yaml', detail: 'capturedAt' };
  const marker = markers.toSorted((a, b) => b.at - a.at || (a.detail < b.detail ? -1 : 1))[0];
  if (marker !== undefined) return { at: latest(marker, newest), source: 'marker', detail: marker.detail };
  if (metrics !== null) return { at: latest(metrics, newest), source: 'metrics', detail: metrics.detail };
  if (newest !== null) return { at: newest.at, source: 'newest timestamp', detail: newest.detail };
  return { at: null, source: 'none', detail: 'no timestamp anywhere in the snapshot' };
}

/** Capturing takes a while: objects read after the clock was must not come from the future. */
function latest(clock: Dated, newest: Dated | null): Instant {
  const skew = newest === null ? 0 : newest.at - clock.at;
  return skew > 0 && skew <= LONGEST_CAPTURE && newest !== null ? newest.at : clock.at;
}

const LONGEST_CAPTURE = 15 * 60_000;
const DAY = 24 * 3_600_000;

/** What is wrong with a clock whose time lies days before what the objects speak of; `null`: nothing. */
export function contradiction({ at }: Dated, newest: Dated | null): string | null {
  if (newest === null || newest.at - at <= DAY) return null;
  const days = Math.floor((newest.at - at) / DAY);
  const after = days < 730 ? `${days} ${days === 1 ? 'day' : 'days'}` : `${Math.floor(days / 365)} years`;
  return `says ${isoTime(at)}, and an object is dated ${after} later (${newest.detail}); it may be of another capture: --captured-at overrides it`;
}
