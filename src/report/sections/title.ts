import type { Audit } from '../../analysis/audit.ts';
import type { Brief } from '../brief/schema.ts';
import { firstOf } from '../format/objects.ts';
import { paragraph } from '../markdown/blocks.ts';
import { code } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';

const MOST_NAMED = 3;

/** What the brief calls the report, else what its kind is called, with the namespaces where they are not the cluster. */
export function title(
  { scope: { kind, namespaces } }: Pick<Audit, 'scope'>,
  brief: Brief,
  called: string,
): string {
  if (brief.report.title !== undefined) return markdown(paragraph(brief.report.title));
  if (kind === 'cluster' || namespaces.length === 0) return markdown(paragraph(called));
  const names = namespaces.map((name) => code(name));
  return markdown(paragraph(`${called}: `, firstOf(names, MOST_NAMED, 'namespaces')));
}
