import type { Brief } from '../brief/schema.ts';
import { codeBlock } from '../markdown/blocks.ts';
import { markdown } from '../markdown/serialize.ts';

/** Commands that were run, by phase, as the auditor wrote them down; '' where there are none. */
export function commands({ commands: groups }: Brief): string {
  if (groups.length === 0) return '';
  const lines = groups.flatMap(({ title, lines: own }, index) => [
    ...(index === 0 ? [] : ['']),
    `# ${title}`,
    ...own,
  ]);
  return markdown(codeBlock('sh', lines));
}
