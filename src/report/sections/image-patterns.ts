import type { RootContent } from 'mdast';
import type { Audit } from '../../analysis/audit.ts';
import type { ImagePatternRow, ImagePatternsOfRow } from '../../analysis/inventory/image-patterns.ts';
import type { Brief } from '../brief/schema.ts';
import { counted } from '../format/numbers.ts';
import { firstOf, joined } from '../format/objects.ts';
import { heading, paragraph, table } from '../markdown/blocks.ts';
import { code, type Inline, strong } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';

const MOST_NAMESPACES = 20;
const MOST_MEMBERS = 12;

/** How images are named, by namespace; the counts of a table are all its Deployments. '' where there is nothing to compare. */
export function imagePatterns({ inventory, scope }: Audit, { conventions }: Brief): string {
  const telling = inventory.imagePatterns.filter(({ patterns }) => patterns.length > 1);
  if (telling.length === 0) return '';
  return markdown(
    ...telling.slice(0, MOST_NAMESPACES).flatMap((row) => blocks(row, scope.namespaces.length > 1)),
    ...(telling.length > MOST_NAMESPACES
      ? [paragraph(`${counted(telling.length - MOST_NAMESPACES, 'more namespace')}: see the JSON audit.`)]
      : []),
    ...agreement(conventions),
  );
}

function agreement({ images, testImages }: Brief['conventions']): readonly RootContent[] {
  const patterns: readonly Inline[] = [
    ...(images === undefined ? [] : [code(images)]),
    ...(testImages === undefined ? [] : [[code(testImages), ' for tests']]),
  ];
  return patterns.length === 0
    ? []
    : [paragraph('Agreed on (stated by the auditor): ', joined(patterns), '.')];
}

function blocks(
  { namespace, deployments, patterns }: ImagePatternsOfRow,
  named: boolean,
): readonly RootContent[] {
  return [
    ...(named ? [heading(3, code(namespace))] : []),
    table(
      [{ title: 'Image name' }, { title: 'Deployments', align: 'right' }, { title: 'Which' }],
      [...patterns.map(cells), [strong('Total'), String(deployments), '']],
    ),
  ];
}

function cells({ kind, pattern, count, members }: ImagePatternRow): readonly Inline[] {
  return [
    pattern === null ? WORDS[kind] : code(pattern),
    String(count),
    firstOf(
      members.map(
        ({ workload, image }): Inline =>
          pattern === null ? [code(workload), ' (', code(image), ')'] : code(workload),
      ),
      MOST_MEMBERS,
      'Deployments',
    ),
  ];
}

const WORDS: Readonly<Record<ImagePatternRow['kind'], string>> = {
  project: 'of the project',
  directory: 'of one registry path',
  'base image': 'a bare base image',
  other: 'images of others',
};
