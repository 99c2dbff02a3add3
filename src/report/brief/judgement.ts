import * as z from 'zod';
import { line, lines } from '../../yaml/fields.ts';
import { expression, reference, snippet, subject } from './fields.ts';

const outcome = z.enum(['passed', 'failed', 'not run']);

/** What the auditor tested, measured, expects and concludes. */
export const judgement = {
  critical: z
    .array(reference)
    .default([])
    .meta({ description: 'namespace/name of the workloads that must run' }),
  conventions: z
    .strictObject({
      images: line
        .regex(/<service>/, 'expected a pattern such as kilo/<service>:<tag>')
        .optional()
        .meta({ description: 'How images are named: <service> and <tag> stand for what differs' }),
      testImages: line
        .regex(/<service>/, 'expected a pattern such as kilo-<service>:<tag>')
        .optional()
        .meta({ description: 'How images of tests are named' }),
      revisionHistoryLimit: z
        .number()
        .int()
        .min(1)
        .max(100)
        .optional()
        .meta({ description: 'The most old revisions a Deployment keeps' }),
    })
    .default({})
    .meta({ description: 'The rules here; a report says where they are not kept' }),
  measurements: z
    .strictObject({
      disks: z
        .record(
          line,
          z.strictObject({
            usedPercent: z.number().min(0).max(100),
            available: line.optional(),
            availableBefore: line.optional(),
          }),
        )
        .default({})
        .meta({ description: 'Node to what df said there' }),
      images: z.record(line, line).default({}).meta({ description: 'Image to its size' }),
    })
    .default({ disks: {}, images: {} })
    .meta({ description: 'What was measured on the machines' }),
  tests: z
    .array(z.strictObject({ name: line, result: outcome, notes: line.optional(), when: line.optional() }))
    .default([])
    .meta({ description: 'What was tested, and how it went' }),
  components: z
    .array(
      z.strictObject({
        name: line,
        state: z.enum(['working', 'degraded', 'failed']),
        facts: lines,
        about: reference.optional().meta({ description: 'namespace/name of the workload or Service it is' }),
        check: expression.optional(),
      }),
    )
    .default([])
    .meta({ description: 'Systems in and around the cluster, as the auditor found them' }),
  rootCauses: z
    .array(
      z.strictObject({
        about: subject.meta({ description: 'namespace/name, or Node/name, of what it explains' }),
        status: z.enum(['hypothesis', 'confirmed']).default('hypothesis'),
        text: line,
        facts: lines,
        code: z.array(snippet).default([]),
      }),
    )
    .default([])
    .meta({ description: 'What the auditor takes for the cause of something' }),
  issues: z
    .record(subject, line)
    .default({})
    .meta({ description: 'namespace/name, or Node/name, to the ticket about it, for example: #103' }),
  previousIssues: z
    .array(
      z.strictObject({ title: line, state: line, evidence: line.optional(), check: expression.optional() }),
    )
    .default([])
    .meta({ description: 'Problems of before, and what became of them' }),
  knownIssues: z
    .union([z.literal('none'), z.array(line)])
    .optional()
    .meta({ description: 'What is left: a list, or none; a report says so where the snapshot shows more' }),
  statements: z
    .array(z.strictObject({ text: line, check: expression.optional() }))
    .default([])
    .meta({ description: 'Claims for the summary; one with a check that fails is printed as contradicted' }),
  successMetrics: z
    .array(
      z.strictObject({
        metric: line,
        target: line,
        actual: line.optional().meta({ description: 'Stated; or let `measure` find it' }),
        measure: expression.optional(),
        met: z
          .union([z.boolean(), expression])
          .optional()
          .meta({ description: 'true or false, or an expression that says so' }),
      }),
    )
    .default([])
    .meta({ description: 'Objectives, and whether they are met' }),
  checklist: z
    .array(
      z.strictObject({
        item: line,
        check: expression.optional(),
        result: outcome.optional().meta({ description: 'Where no expression can tell' }),
        notes: line.optional(),
      }),
    )
    .default([])
    .meta({ description: 'To verify when the work is done' }),
  follow: z
    .array(reference)
    .default([])
    .meta({ description: 'namespace/name of workloads whose logs to watch' }),
  maintenance: lines.meta({ description: 'Notes for whoever keeps it running' }),
};
