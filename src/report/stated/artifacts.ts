import type { RootContent } from 'mdast';
import type { Brief } from '../brief/schema.ts';
import { bullets, heading, numbered } from '../markdown/blocks.ts';
import { code } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';

/** Files made and changed; '' where there are none. */
export function artifacts({ artifacts: files }: Brief): string {
  return markdown(...group('Created', files, 'created'), ...group('Modified', files, 'modified'));
}

function group(
  title: string,
  files: Brief['artifacts'],
  wanted: Brief['artifacts'][number]['state'],
): readonly RootContent[] {
  const own = files.filter(({ state }) => state === wanted);
  if (own.length === 0) return [];
  return [
    heading(3, title),
    numbered(
      own.map(({ path, size, notes }) => ({
        line: [code(path, 400), size === undefined ? '' : ` (${size})`],
        below: notes.length === 0 ? [] : [bullets(notes)],
      })),
    ),
  ];
}
