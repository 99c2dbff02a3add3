import * as z from 'zod';
import { block, isOnCalendar, line } from '../../yaml/fields.ts';

/** A day, or words such as: after the rebuild. What begins with a digit is a day. */
export const dayOrWords = line
  .refine((text) => !/^\d/.test(text) || /^\d{4}-\d{2}-\d{2}$/.test(text), {
    error: 'expected a date such as 2025-10-26',
    abort: true,
  })
  .refine((text) => !/^\d/.test(text) || isOnCalendar(text), 'no such day in the calendar');

/** `shop/cart`, whatever its kind. */
export const reference = line.regex(/^[^/\s]+\/[^/\s]+$/, 'expected namespace/name');

/** `shop/cart`, `Node/pi-1`, or with its kind, `shop/Deployment/cart`. */
export const subject = line.regex(/^[^/\s]+(\/[^/\s]+){1,2}$/, 'expected namespace/name or Node/name');

/** Code to print as it stands, in a block of its language. */
export const snippet = z.strictObject({
  title: line.optional(),
  language: line
    .regex(/^[A-Za-z0-9+#._-]{1,30}$/, 'expected the name of a language such as yaml')
    .default('text'),
  code: block,
});

/** An expression over the facts of the snapshot, in CEL: `pods.problem == 0`. */
export const expression = line.max(2000).meta({
  description: 'A CEL expression over the facts of the snapshot, for example: pods.problem == 0',
});
