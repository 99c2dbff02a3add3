import type { ReportKind } from '../formats.ts';
import { PAGE_KINDS } from '../kinds.ts';

/** The JSON Schema of what the template of a kind may print. */
export function viewSchema(kind: ReportKind): object {
  const { title, about, fields } = PAGE_KINDS[kind];
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: `kube-dossier view of ${kind}`,
    description: `${title}: ${about} Every value is finished Markdown.`,
    type: 'object',
    properties: Object.fromEntries(
      Object.entries(fields).map(([name, { type, optional, description }]) => [
        name,
        {
          type: optional ? ['string', 'null'] : 'string',
          description: `${description} ${type === 'line' ? 'One line.' : 'Whole blocks.'}`,
        },
      ]),
    ),
    required: Object.keys(fields),
    additionalProperties: false,
  };
}
