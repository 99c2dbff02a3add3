import * as z from 'zod';
import { RULES } from '../rules/catalogue.ts';
import { SEVERITIES } from '../rules/severity.ts';
import { day, line } from '../yaml/fields.ts';
import { findingPattern, namePattern, ownRule, ruleId } from './fields.ts';
import { settingsSchema } from './settings.ts';

/** What somebody has decided about rules and findings, for all snapshots. Every key is optional; unknown keys are errors. */
export const schema = z
  .strictObject({
    accepted: z
      .array(
        z.strictObject({
          finding: findingPattern,
          owner: line.meta({ description: 'Who has decided it' }),
          reason: line,
          expires: day.meta({ description: 'The last day on which it holds, at capture time in UTC' }),
        }),
      )
      .max(1000)
      .default([])
      .meta({ description: 'Findings that do not count for a while, and are printed all the same' }),
    excludedNamespaces: z
      .array(namePattern)
      .max(1000)
      .default([])
      .meta({ description: 'No findings are made there; the report counts them' }),
    disabledRules: z
      .array(z.strictObject({ rule: ruleId, reason: line }))
      .max(1000)
      .default([])
      .meta({ description: 'Rules that are not run' }),
    settings: z
      .record(z.string(), z.record(z.string(), z.number()))
      .default({})
      .meta({ description: 'Thresholds of rules: by rule, then by name' }),
    severities: z
      .array(
        z
          .strictObject({
            rule: ruleId.optional(),
            finding: findingPattern.optional(),
            severity: z.enum(SEVERITIES),
            reason: line,
          })
          .refine(
            ({ rule, finding }) => (rule === undefined) !== (finding === undefined),
            'expected either rule or finding',
          ),
      )
      .max(1000)
      .default([])
      .meta({
        description: 'Severities of all findings of a rule, or of some; the first that matches decides',
      }),
    expectedRegistries: z
      .array(
        line
          .max(300)
          .regex(/^[A-Za-z0-9.-]+(:\d{1,5})?$/, 'expected a host, such as registry.example.org:5000'),
      )
      .max(200)
      .default([])
      .meta({ description: 'Hosts that images may come from, such as registry.example.org:5000' }),
    imageConventions: z.array(line.max(400)).max(200).default([]).meta({
      description: 'What images may be called, such as registry.example.org/*:v*; one has to match',
    }),
    rules: z
      .array(ownRule)
      .max(40)
      .default([])
      .meta({ description: 'Rules of your own: CEL over the objects of one kind' }),
  })
  .meta({
    title: 'kube-dossier configuration',
    description: 'What you have decided about rules and findings.',
  });

export type ConfigurationFile = z.infer<typeof schema>;

/** For editors: `# yaml-language-server: $schema=...`; it names every threshold there is. */
export function configSchema(): object {
  const exact = schema.extend({ settings: settingsSchema(RULES) }).meta({ ...schema.meta() });
  return z.toJSONSchema(exact, { target: 'draft-7', io: 'input' });
}
