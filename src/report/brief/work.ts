import * as z from 'zod';
import { SEVERITIES } from '../../rules/severity.ts';
import { block, line, lines } from '../../yaml/fields.ts';
import { reference, snippet } from './fields.ts';

/** What was done, tried or put off: the work no dump can tell. */
export const work = {
  actions: z
    .array(
      z.strictObject({
        title: line,
        state: z.enum(['done', 'deferred', 'failed', 'planned']),
        severity: z.enum(SEVERITIES).optional().meta({ description: 'Of what it was done about' }),
        reason: line.optional().meta({ description: 'Why it was put off, or done' }),
        steps: lines,
        results: lines,
        affected: z.array(reference).default([]).meta({ description: 'namespace/name of workloads' }),
        attempts: z
          .array(z.strictObject({ what: line, outcome: line, succeeded: z.boolean().default(false) }))
          .default([]),
        rootCause: z.strictObject({ text: line, observed: lines, possible: lines }).optional(),
      }),
    )
    .default([])
    .meta({ description: 'In the order they were done' }),
  deferred: z
    .record(reference, line)
    .default({})
    .meta({ description: 'namespace/name of a workload scaled to zero on purpose, to why' }),
  options: z
    .array(
      z.strictObject({
        id: line.max(20),
        title: line,
        tagline: line.optional(),
        when: line.optional(),
        steps: lines,
        code: z.array(snippet).default([]),
        recommended: z.boolean().default(false),
      }),
    )
    .default([])
    .refine(
      (options) => options.filter(({ recommended }) => recommended).length <= 1,
      'expected at most one recommended option',
    )
    .meta({ description: 'Ways to do what was put off; at most one is recommended' }),
  artifacts: z
    .array(
      z.strictObject({
        path: line,
        state: z.enum(['created', 'modified']).default('created'),
        size: line.optional(),
        notes: lines,
      }),
    )
    .default([])
    .meta({ description: 'Files made or changed' }),
  changes: z
    .array(
      z.strictObject({
        title: line,
        text: line.optional(),
        facts: lines,
        code: z.array(snippet).default([]),
      }),
    )
    .default([])
    .meta({ description: 'Technical changes, with the code that changed' }),
  commands: z
    .array(z.strictObject({ title: line, lines: z.array(line).min(1) }))
    .default([])
    .meta({ description: 'Commands that were run, by phase; printed as they stand' }),
  time: z
    .array(z.strictObject({ task: line, hours: z.number().positive() }))
    .default([])
    .meta({ description: 'What it took' }),
  retrospective: z
    .strictObject({ wentWell: lines, challenges: lines, lessons: lines })
    .default({ wentWell: [], challenges: [], lessons: [] })
    .meta({ description: 'What went well, what did not, and what was learned' }),
  signOff: z
    .strictObject({
      status: line.optional(),
      risk: line.optional(),
      completed: line.optional().meta({ description: 'When, for example: 2026-02-04 00:30 EST' }),
    })
    .optional()
    .meta({ description: 'How the work ends' }),
  nextSteps: z
    .array(z.strictObject({ title: line, state: z.enum(['done', 'next', 'later']).default('next') }))
    .default([])
    .meta({ description: 'What comes next, by the auditor’s word' }),
  sections: z
    .array(z.strictObject({ title: line, markdown: block }))
    .default([])
    .meta({ description: 'Own sections: Markdown, printed as it stands, below a heading of its own' }),
};
