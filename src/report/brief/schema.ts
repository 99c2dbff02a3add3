import * as z from 'zod';
import { isoDate } from '../../model/instant.ts';

const line = z.string().trim().min(1);
const day = line
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'expected a date such as 2025-10-26', abort: true })
  .refine(isOnCalendar, 'no such day in the calendar');
const reference = line.regex(/^[^/\s]+\/[^/\s]+$/, 'expected namespace/name');

const address = z.strictObject({
  name: line.optional().meta({ description: 'Host name' }),
  address: line.meta({ description: 'IP address or URL' }),
  role: line.optional().meta({ description: 'For example: primary' }),
});

const capacity = z.strictObject({
  capacity: line
    .regex(/^\d+(\.\d+)?\s?([KMGTPE]i?)?B?$/, 'expected a size such as 1.7TB or 500Gi')
    .optional(),
  backend: line.optional().meta({ description: 'What provides it, for example: Synology DS118' }),
});

const recommendation = z.strictObject({
  horizon: z.enum(['immediate', 'short-term', 'medium-term']),
  title: line,
  details: z.array(line).default([]),
});

/** What the auditor knows and no dump can contain. Every key is optional; unknown keys are errors. */
export const schema = z
  .strictObject({
    report: z
      .strictObject({
        title: line.optional(),
        auditor: line.optional(),
        project: line.optional(),
        nextReview: day.optional(),
      })
      .default({}),
    cluster: z.strictObject({ name: line.optional(), purpose: line.optional() }).default({}),
    namespaces: z.record(line, line).default({}).meta({ description: 'Namespace to purpose' }),
    nodes: z.record(line, line).default({}).meta({ description: 'Node to what it is' }),
    workloads: z.record(reference, line).default({}).meta({ description: 'namespace/name to a note' }),
    claims: z
      .record(reference, line)
      .default({})
      .meta({ description: 'namespace/name of a claim to what it holds' }),
    storage: z
      .record(line, capacity)
      .default({})
      .meta({ description: 'StorageClass to the capacity behind it' }),
    dns: z
      .strictObject({
        servers: z.array(address).default([]),
        upstream: z.array(line).default([]),
        notes: z.array(line).default([]),
      })
      .optional(),
    certificates: z.array(line).default([]),
    access: z.array(line).default([]).meta({ description: 'How people reach the cluster' }),
    timeline: z.array(z.strictObject({ when: line, what: line })).default([]),
    recommendations: z.array(recommendation).default([]),
    scores: z
      .record(line, z.strictObject({ score: z.number().min(0).max(100), reason: line }))
      .default({})
      .meta({ description: 'Scores of areas no capture can show, stated by the auditor' }),
    impact: z.record(line, line).default({}).meta({
      description: 'namespace/name, or Node/name, to what it means for the business when it is down',
    }),
  })
  .meta({ title: 'kube-dossier brief', description: 'What the auditor knows and no dump can contain.' });

/** `2025-02-30` looks like a day, and parses as the second of March. */
function isOnCalendar(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && isoDate(at) === text;
}

export type Brief = z.infer<typeof schema>;

/** For editors: `# yaml-language-server: $schema=...` */
export function briefSchema(): object {
  return z.toJSONSchema(schema, { target: 'draft-7', io: 'input' });
}
