import * as z from 'zod';
import { isoDate } from '../model/instant.ts';

/** One line of text. */
export const line = z.string().trim().min(1);

export const lines = z.array(line).default([]);

/** Several lines, kept as they are. */
export const block = z.string().min(1).max(100_000);

export const day = line
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'expected a date such as 2025-10-26', abort: true })
  .refine(isOnCalendar, 'no such day in the calendar');

/** `2025-02-30` looks like a day, and parses as the second of March. */
export function isOnCalendar(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && isoDate(at) === text;
}
