import type { RootContent } from 'mdast';
import { factMember, factText } from '../../analysis/causes/fact-member.ts';
import { humanDuration } from '../../model/human-duration.ts';
import type { Fact, Finding } from '../../rules/finding.ts';
import { counted } from '../format/numbers.ts';
import { type Column, paragraph, table } from '../markdown/blocks.ts';
import { code, type Inline } from '../markdown/inline.ts';

/** A stuck rollout as `kubectl describe` counts it: replicas, then the version that should run and the one that does. */
export function rolloutEvidence({ rule, facts }: Finding): readonly RootContent[] {
  if (rule !== 'stuck-rollout') return [];
  const counts = COUNTS.flatMap((name) => {
    const value = count(facts, name);
    return value === null ? [] : [`${value} ${name}`];
  });
  const pod = factMember(facts, 'pod');
  const rows = [
    setCells('newest', factMember(facts, 'newSet'), podText(pod)),
    setCells('still serves', factMember(facts, 'servingSet'), 'Running'),
  ].filter((row) => row.length > 0);
  return [
    ...(counts.length === 0 ? [] : [paragraph(`Replicas: ${counts.join(', ')}.`, ...strategyText(facts))]),
    ...(rows.length === 0 ? [] : [table(COLUMNS, rows)]),
  ];
}

const COLUMNS: readonly Column[] = [
  { title: 'Version' },
  { title: 'Revision', align: 'right' },
  { title: 'ReplicaSet' },
  { title: 'Image' },
  { title: 'Ready', align: 'right' },
  { title: 'Age', align: 'right' },
  { title: 'Pods' },
];

const COUNTS = ['desired', 'current', 'updated', 'available', 'unavailable'];

/** What the strategy leaves of the old version while the new one does not come up. */
function strategyText(facts: Fact): readonly Inline[] {
  const strategy = factMember(facts, 'strategy');
  const kept = count(strategy, 'kept');
  const desired = count(facts, 'desired');
  const type = factText(strategy, 'type');
  const limit = factText(strategy, 'maxUnavailable');
  if (kept === null || desired === null || type === null || limit === null) return [];
  return [
    ` ${type} keeps ${kept} of ${counted(desired, 'replica')} available meanwhile (`,
    code('maxUnavailable'),
    ` ${limit} is ${desired - kept} here).`,
  ];
}

function setCells(label: string, set: Fact, pods: string): readonly Inline[] {
  const name = factText(set, 'name');
  if (name === null) return [];
  const age = count(set, 'ageMs');
  return [
    label,
    String(count(set, 'revision') ?? ''),
    code(name),
    images(factMember(set, 'images')),
    fractionText(count(set, 'ready'), count(set, 'desired')),
    age === null ? '' : humanDuration(age),
    pods,
  ];
}

function fractionText(ready: number | null, desired: number | null): string {
  return ready === null || desired === null ? 'n/a' : `${ready}/${desired}`;
}

function images(list: Fact): Inline {
  const [first] = Array.isArray(list) ? list : [];
  return typeof first === 'string' ? code(first) : '';
}

function podText(pod: Fact): string {
  const exitCode = count(pod, 'exitCode');
  const restarts = count(pod, 'restarts');
  return [
    factText(pod, 'status') ?? '',
    exitCode === null ? '' : `exit code ${exitCode}`,
    restarts === null || restarts === 0 ? '' : counted(restarts, 'restart'),
  ]
    .filter((part) => part !== '')
    .join(', ');
}

function count(facts: Fact, name: string): number | null {
  const found = factMember(facts, name);
  return typeof found === 'number' ? found : null;
}
