import type { Audit } from '../../../analysis/audit.ts';
import { namespacedName } from '../../../model/object.ts';
import { counted } from '../../format/numbers.ts';
import type { Brief } from '../schema.ts';
import type { Contradiction } from './contradiction.ts';

const MOST_NAMED = 5;

/** What the brief says is the rule here, and is not kept. */
export function conventionContradictions(brief: Brief, audit: Audit): readonly Contradiction[] {
  return [...longHistories(brief, audit), ...otherImages(brief, audit)];
}

function longHistories(
  { conventions: { revisionHistoryLimit } }: Brief,
  { inventory }: Audit,
): readonly Contradiction[] {
  if (revisionHistoryLimit === undefined) return [];
  const { rows } = inventory.replicaSets;
  const longer = rows.filter(({ limit }) => limit !== null && limit > revisionHistoryLimit);
  return longer.length === 0
    ? []
    : [
        {
          claim: `Convention: Deployments keep at most ${counted(revisionHistoryLimit, 'old revision')}.`,
          seen: `${longer.length} of ${counted(rows.length, 'Deployment')} may keep more: ${few(
            longer.map(({ deployment, limit }) => `${namespacedName(deployment)} ${limit}`),
          )}`,
          about: null,
        },
      ];
}

/** Only in namespaces where somebody follows it: images of others follow no rule of ours. */
function otherImages({ conventions }: Brief, { inventory }: Audit): readonly Contradiction[] {
  const patterns = [conventions.images, conventions.testImages].flatMap((pattern) => pattern ?? []);
  if (patterns.length === 0) return [];
  const expected = patterns.map(imageExpression);
  const isKept = (image: string) => expected.some((expression) => expression.test(image));
  const images = inventory.imagePatterns
    .map(({ namespace, patterns: own }) =>
      own
        .filter(({ kind }) => kind !== 'other')
        .flatMap(({ members }) => members.map((member) => ({ namespace, ...member }))),
    )
    .filter((members) => members.some(({ image }) => isKept(image)))
    .flat();
  const others = images.filter(({ image }) => !isKept(image));
  return others.length === 0
    ? []
    : [
        {
          claim: `Convention: images are named ${patterns.join(' or ')}.`,
          seen: `${others.length} of ${counted(images.length, 'Deployment')} use others: ${few(
            others.map(({ namespace, workload, image }) => `${namespace}/${workload} ${image}`),
          )}`,
          about: null,
        },
      ];
}

/** Placeholders side by side are one, so that no name takes long to compare. */
function imageExpression(pattern: string): RegExp {
  const parts = pattern
    .split(/(?:<[a-z]+>)+/)
    .slice(0, 5)
    .map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^/:@]{1,200}')}$`);
}

function few(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMED).join(', ');
  return names.length > MOST_NAMED ? `${shown} and ${names.length - MOST_NAMED} more` : shown;
}
