import { type Instant, isoTime } from './instant.ts';
import type { Dated } from './newest.ts';
import { by } from './order.ts';

/** More than this after all others, a moment is a wrong clock's, or somebody's idea of forever. */
const BEYOND_BELIEF = 5 * 365 * 24 * 3_600_000;
/** Wrong clocks are few. */
const MOST_DOUBTED = 8;
const KEPT = 2 * MOST_DOUBTED + 1;

/**
 * The latest of many moments, whatever their order. A few that lie years after more others are not believed, so that
 * one object dated 2999 does not make everything else a thousand years old.
 */
export class LatestMoments {
  /** Latest first; of equal ones the first by text. */
  private latest: readonly Dated[] = [];

  /** Moments before it change nothing; `null`: any may. */
  get since(): Instant | null {
    return this.latest.length < KEPT ? null : (this.latest.at(-1)?.at ?? null);
  }

  add(moment: Dated | null): void {
    if (moment === null || this.latest.some(({ detail, at }) => detail === moment.detail && at === moment.at))
      return;
    this.latest = [...this.latest, moment]
      .toSorted((a, b) => b.at - a.at || by<Dated>(({ detail }) => detail)(a, b))
      .slice(0, KEPT);
  }

  /** The latest that is believed; its detail says which were not. */
  newest(): Dated | null {
    const doubted = this.doubted();
    const newest = this.latest[doubted.length];
    const [first] = doubted;
    if (newest === undefined || first === undefined) return newest ?? null;
    const others = doubted.length === 1 ? '' : ` and ${doubted.length - 1} more`;
    return {
      at: newest.at,
      detail: `${newest.detail}; not believed: ${isoTime(first.at)} of ${first.detail}${others}`,
    };
  }

  private doubted(): readonly Dated[] {
    const most = Math.min(MOST_DOUBTED, Math.floor((this.latest.length - 1) / 2));
    for (let count = most; count > 0; count--) {
      const last = this.latest[count - 1];
      const next = this.latest[count];
      if (last !== undefined && next !== undefined && last.at - next.at > BEYOND_BELIEF)
        return this.latest.slice(0, count);
    }
    return [];
  }
}
