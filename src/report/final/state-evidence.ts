import type { Audit } from '../../analysis/audit.ts';
import type { Brief } from '../brief/schema.ts';
import { counted } from '../format/numbers.ts';
import { firstOf, shortName } from '../format/objects.ts';
import { code, type Inline } from '../markdown/inline.ts';
import { isRead } from '../sources.ts';
import { CONDITION_WORDS } from './condition-words.ts';

type Action = Brief['actions'][number];

const MOST_NAMED = 10;

/** What one capture shows of the state that the words of an action name; how it was before nobody captured. */
export function stateEvidence(action: Action, words: string, audit: Audit): readonly Inline[] {
  return [...pressure(words, audit), ...pods(action.title, audit), ...limits(action, words, audit)];
}

function pressure(words: string, { inventory, rules }: Audit): readonly Inline[] {
  const isEvaluated = rules.some(
    ({ rule, outcome }) => rule === 'node-pressure' && (outcome === 'clear' || outcome === 'found'),
  );
  if (!isEvaluated || inventory.nodes.length === 0) return [];
  return Object.entries(CONDITION_WORDS)
    .filter(([type, pattern]) => type !== 'Ready' && pattern.test(words))
    .map(([type]): Inline => {
      const pressed = inventory.nodes.filter(({ troubles }) => troubles.includes(type));
      return pressed.length === 0
        ? `✅ No node reports ${type}`
        : [
            `❌ ${type} on `,
            firstOf(
              pressed.map(({ name }) => code(name)),
              MOST_NAMED,
              'nodes',
            ),
          ];
    });
}

function pods(title: string, audit: Audit): readonly Inline[] {
  const { problems, total } = audit.inventory.pods;
  if (!/\bpods?\b/i.test(title) || !isRead(audit, 'pods') || total === 0) return [];
  return problems.length === 0
    ? [`✅ None of ${counted(total, 'captured pod')} has a problem`]
    : [
        `⚠️ ${problems.length} of ${counted(total, 'captured pod')} ${problems.length === 1 ? 'has' : 'have'} a problem`,
      ];
}

function limits({ affected }: Action, words: string, { inventory }: Audit): readonly Inline[] {
  if (!words.includes('revisionHistoryLimit')) return [];
  return inventory.replicaSets.rows
    .filter(({ deployment }) => affected.includes(`${deployment.namespace}/${deployment.name}`))
    .slice(0, MOST_NAMED)
    .map(
      ({ deployment, limit, total }): Inline => [
        shortName(deployment),
        `: revisionHistoryLimit is ${limit}, ${counted(total, 'ReplicaSet')}`,
      ],
    );
}
