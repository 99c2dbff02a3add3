import type { Instant } from '../../model/instant.ts';

/** How a page is printed, whatever it says. */
export interface PageStyle {
  /** Words and ASCII characters where icons, bars and typographic marks would stand. */
  readonly ascii: boolean;
  /** `iso`: 2026-01-06; `long`: January 6, 2026. */
  readonly dates: DateFormat;
  readonly zone: TimeZone;
}

export const DATE_FORMATS = ['iso', 'long'] as const;
export type DateFormat = (typeof DATE_FORMATS)[number];

/** Where the clock hangs that times are read from. Pages know no zones: whoever asks for one brings its offsets. */
export interface TimeZone {
  /** Minutes east of UTC at a moment. */
  readonly offsetAt: (at: Instant) => number;
}

export const UTC: TimeZone = { offsetAt: () => 0 };

export const DEFAULT_STYLE: PageStyle = { ascii: false, dates: 'iso', zone: UTC };
