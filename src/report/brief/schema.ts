import * as z from 'zod';
import { day, line } from '../../yaml/fields.ts';
import { dayOrWords, reference, snippet, subject } from './fields.ts';
import { judgement } from './judgement.ts';
import { work } from './work.ts';

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
  code: z.array(snippet).default([]),
});

/** What the auditor knows and no dump can contain. Every key is optional; unknown keys are errors. */
export const schema = z
  .strictObject({
    report: z
      .strictObject({
        title: line.optional(),
        auditor: line.optional(),
        executor: line.optional().meta({ description: 'Who did the work, in reports about work' }),
        project: line.optional(),
        date: day.optional().meta({ description: 'Of the document; default: the day of the capture' }),
        nextReview: dayOrWords.optional(),
      })
      .default({})
      .meta({ description: 'The document' }),
    cluster: z
      .strictObject({ name: line.optional(), purpose: line.optional() })
      .default({})
      .meta({ description: 'What people call the cluster, and what it is for' }),
    environments: z
      .record(line, line)
      .default({})
      .meta({ description: 'Namespace to the heading it stands under, for example: Production' }),
    namespaces: z.record(line, line).default({}).meta({ description: 'Namespace to purpose' }),
    nodes: z.record(line, line).default({}).meta({ description: 'Node to what it is called or for' }),
    workloads: z.record(reference, line).default({}).meta({ description: 'namespace/name to a note' }),
    services: z.record(reference, line).default({}).meta({ description: 'namespace/name to a note' }),
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
      .optional()
      .meta({ description: 'Name servers outside the cluster' }),
    certificates: z.array(line).default([]).meta({ description: 'Where certificates come from' }),
    access: z.array(line).default([]).meta({ description: 'How people reach the cluster' }),
    timeline: z
      .array(z.strictObject({ when: line, what: line }))
      .default([])
      .meta({ description: 'What happened that no capture shows' }),
    recommendations: z
      .array(recommendation)
      .default([])
      .meta({ description: 'What to do, besides what the report recommends by itself' }),
    scores: z
      .record(line, z.strictObject({ score: z.number().min(0).max(100), reason: line }))
      .default({})
      .meta({ description: 'Scores of areas no capture can show, stated by the auditor' }),
    impact: z.record(subject, line).default({}).meta({
      description: 'namespace/name, or Node/name, to what it means for the business when it is down',
    }),
    ...judgement,
    ...work,
  })
  .meta({ title: 'kube-dossier brief', description: 'What the auditor knows and no dump can contain.' });

export type Brief = z.infer<typeof schema>;

/** For editors: `# yaml-language-server: $schema=...` */
export function briefSchema(): object {
  return z.toJSONSchema(schema, { target: 'draft-7', io: 'input' });
}
