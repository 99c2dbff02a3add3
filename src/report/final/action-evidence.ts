import type { RootContent } from 'mdast';
import type { Comparison, FieldChange, ObjectChange } from '../../analysis/comparison/comparison.ts';
import { groupBy } from '../../model/grouping.ts';
import type { ObjectReference } from '../../model/object.ts';
import type { Brief } from '../brief/schema.ts';
import type { Dossier } from '../dossier.ts';
import { counted } from '../format/numbers.ts';
import { firstOf, joined, objectName, shortName } from '../format/objects.ts';
import { bullets, paragraph } from '../markdown/blocks.ts';
import { code, type Inline, strong } from '../markdown/inline.ts';
import { CONDITION_WORDS } from './condition-words.ts';
import { stateEvidence } from './state-evidence.ts';

type Action = Brief['actions'][number];

const MOST_NAMED = 10;

/**
 * What the captures show of something the auditor did: changes to what it affected, and changes that its own words
 * name; with one capture, the state those words name. Placed beside the action, not derived from it: who did it no
 * capture tells. A tick means that the captures show what the words say.
 */
export function actionEvidence(
  action: Action,
  { audit, before }: Pick<Dossier, 'audit' | 'before'>,
): readonly RootContent[] {
  const words = [action.title, ...action.steps].join('\n');
  const lines =
    before === null ? stateEvidence(action, words, audit) : changeEvidence(action, words, before.comparison);
  const label = before === null ? 'Shown by the capture:' : 'Shown by the captures:';
  return lines.length === 0
    ? [paragraph(strong(label), ' nothing. This is the word of the auditor alone.')]
    : [paragraph(strong(label)), bullets(lines)];
}

function changeEvidence(action: Action, words: string, comparison: Comparison): readonly Inline[] {
  const named = [
    ...conditions(words, comparison),
    ...pods(action.title, comparison),
    ...fieldLines(
      changesOf(action, comparison).filter(({ field }) => words.includes(lastOf(field.path))),
      words,
    ),
    ...deletions(action, words, comparison),
    ...replicaSets(action, words, comparison),
  ];
  if (named.length > 0 || action.affected.length === 0) return named;
  return fieldLines(
    changesOf(action, comparison).filter(({ field }) => field.path.startsWith('spec.')),
    words,
  );
}

function conditions(words: string, { conditions: changed }: Comparison): readonly Inline[] {
  return changed
    .filter(({ type }) => CONDITION_WORDS[type]?.test(words) === true)
    .map(({ node, type, before, after }): Inline => {
      const good = type === 'Ready' ? 'True' : 'False';
      return [`${after === good ? '✅' : '⚠️'} ${type} ${before} → ${after} on `, code(node)];
    });
}

function pods(title: string, { problemPods }: Comparison): readonly Inline[] {
  const { removed, remaining, appeared, statuses } = problemPods;
  if (!/\bpods?\b/i.test(title) || removed.length === 0) return [];
  const total = removed.reduce((sum, { pods: own }) => sum + own.length, 0);
  const evicted = statuses.find(({ status }) => status === 'Evicted');
  const left = remaining.length + appeared.length;
  return [
    [
      `${left === 0 ? '✅' : '⚠️'} ${counted(total, 'pod')} with a problem ${total === 1 ? 'is' : 'are'} gone or well: `,
      joined(removed.map(({ namespace, pods: own }): Inline => [code(namespace), ` ${own.length}`])),
      left === 0
        ? '; none is left'
        : `; ${remaining.length} of before ${remaining.length === 1 ? 'remains' : 'remain'}, ${appeared.length} appeared`,
    ],
    ...(evicted === undefined ? [] : [`Evicted pods: ${evicted.before} before, ${evicted.after} after`]),
  ];
}

interface Change {
  readonly ref: ObjectReference;
  readonly field: FieldChange;
}

/** Of what it affected; where it names nothing, of all objects. */
function changesOf(action: Action, { objects }: Comparison): readonly Change[] {
  return objects
    .filter(
      ({ ref, change }) => change === 'changed' && (action.affected.length === 0 || isAffected(ref, action)),
    )
    .flatMap(({ ref, fields }) => fields.map((field) => ({ ref, field })));
}

/** One line for a change that many objects share; a tick where the words name what stands there now. */
function fieldLines(changes: readonly Change[], words: string): readonly Inline[] {
  const alike = groupBy(changes, ({ ref, field }) =>
    [ref.kind, field.path, field.before, field.after].join('\u0000'),
  );
  return [...alike.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { path, before, after } = first.field;
    const names =
      group.length === 1
        ? objectName(first.ref)
        : [
            `${counted(group.length, first.ref.kind)}: `,
            firstOf(
              group.map(({ ref }) => shortName(ref)),
              MOST_NAMED,
              'objects',
            ),
          ];
    const mark = after !== null && isNamed(after, words) ? '✅ ' : '';
    return [[mark, code(path), ` ${before ?? 'not set'} → ${after ?? 'not set'} on `, names]];
  });
}

/** `revisionHistoryLimit` */
function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

/** What its words name, and what it affected. */
function deletions(action: Action, words: string, { objects }: Comparison): readonly Inline[] {
  return objects
    .filter(
      ({ ref, change }) =>
        change === 'deleted' &&
        ref.kind !== 'Pod' &&
        ref.kind !== 'ReplicaSet' &&
        (isAffected(ref, action) || isNamed(ref.name, words)),
    )
    .slice(0, MOST_NAMED)
    .map(({ ref }): Inline => ['✅ ', objectName(ref), ' deleted']);
}

function replicaSets(
  action: Action,
  words: string,
  { replicaSets: { deleted } }: Comparison,
): readonly Inline[] {
  const own = deleted.filter(
    ({ deployment }) => action.affected.length === 0 || isAffected(deployment, action),
  );
  if (own.length === 0 || !/ReplicaSets?\b/i.test(words)) return [];
  const total = own.reduce((sum, { count }) => sum + count, 0);
  return [
    [
      `✅ ${counted(total, 'ReplicaSet')} deleted: `,
      firstOf(
        own.map(({ deployment, count }): Inline => [shortName(deployment), ` ${count}`]),
        MOST_NAMED,
        'Deployments',
      ),
    ],
  ];
}

function isAffected({ namespace, name }: ObjectChange['ref'], { affected }: Action): boolean {
  return affected.includes(`${namespace}/${name}`);
}

/** As a word of its own: `cart` is not named by `cart-db`. */
function isNamed(name: string, words: string): boolean {
  return words.split(/\s+|[(),;"'`]/).some((word) => word === name || word.replace(/[.:]+$/, '') === name);
}
