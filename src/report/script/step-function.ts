import type { Guard, PlanAction, PlanStep } from '../../analysis/plan/plan.ts';
import { groupBy } from '../../model/grouping.ts';
import { type ObjectReference, objectKey } from '../../model/object.ts';
import { shellWord } from '../../rules/command.ts';
import { cleanText } from '../markdown/clean-text.ts';
import type { FieldNames } from './field-names.ts';

/** A shell function that checks, shows or makes the changes of one step, as `mode` says. */
export function stepFunction(
  { title, actions }: PlanStep,
  number: number,
  numbers: ReadonlyMap<string, number>,
  fields: FieldNames,
): readonly string[] {
  const others = new Set<string>();
  const lines = actions.flatMap((action) => {
    // The guards on another object are written once for the changes that stand together, and again after them.
    const own = groupBy(
      action.guards.filter(({ on }) => on !== null),
      ({ on, after }) => `${on === null ? '' : objectKey(on)} ${after ?? ''}`,
    );
    const around = [...own.values()].map((guards) => guardLine(guards, numbers, fields));
    const fresh = around.filter((line) => !others.has(line));
    for (const line of fresh) others.add(line);
    return [...fresh, ...changeLines(action, numbers, fields)];
  });
  const afterwards = actions.some(({ arguments: [verb] }) => verb === 'delete') ? [...others] : [];
  return [
    `# ${number}. ${comment(title)}`,
    `step_${number}() {`,
    ...lines.map((line) => `  ${line}`),
    ...(afterwards.length === 0
      ? []
      : ['  # What stays is as before.', ...afterwards.map((line) => `  ${line}`)]),
    '}',
  ];
}

function changeLines(
  action: PlanAction,
  numbers: ReadonlyMap<string, number>,
  fields: FieldNames,
): readonly string[] {
  const { target, uid, resourceVersion, generation, tolerates, guards, waits } = action;
  const own = guards.filter(({ on }) => on === null);
  const later = own.filter(({ after }) => after !== null);
  const now: readonly Guard[] = [
    { on: null, path: 'metadata.uid', value: uid ?? '', after: null },
    ...(tolerates === 'status' && generation !== null
      ? [{ on: null, path: 'metadata.generation', value: String(generation), after: null }]
      : []),
    ...own.filter(({ after }) => after === null),
  ];
  const version = tolerates === 'nothing' ? (resourceVersion ?? '') : '-';
  return [
    ...(later.length === 0
      ? []
      : [
          guardLine(
            later.map((one) => ({ ...one, on: target })),
            numbers,
            fields,
          ),
        ]),
    [
      'change',
      ...address(target),
      shellWord(version === '' ? '-' : version),
      ...read(now, fields),
      ...action.arguments.map(shellWord),
    ].join(' '),
    ...(waits === null ? [] : [['settle', ...waits.map(shellWord)].join(' ')]),
  ];
}

/** All of one object, and due at the same time. */
function guardLine(
  guards: readonly Guard[],
  numbers: ReadonlyMap<string, number>,
  fields: FieldNames,
): string {
  const [first] = guards;
  if (first?.on == null) return ':';
  const step = first.after === null ? null : (numbers.get(first.after) ?? 0);
  return [
    ...(step === null ? [] : [`after ${step}`]),
    'same',
    ...address(first.on),
    '-',
    ...read(guards, fields),
  ].join(' ');
}

function address({ kind, namespace, name }: ObjectReference): readonly string[] {
  return [shellWord(kind.toLowerCase()), shellWord(namespace ?? '-'), shellWord(name)];
}

/** The fields as kubectl is asked for them, by name, and as they must come. */
function read(guards: readonly Guard[], fields: FieldNames): readonly string[] {
  const template = guards.map(({ path }) => `${label(path)}={.${path}}`).join(' ');
  const expected = guards.map(({ path, value }) => `${label(path)}=${value}`).join(' ');
  return [`"$${fields.nameOf(template)}"`, shellWord(expected)];
}

/** A word for a path, without what jsonpath or a reader would stumble over. */
function label(path: string): string {
  return path
    .replace(/^metadata\.annotations\..*\//, '')
    .replace(/^status\.conditions\[\?\(@\.type=="(\w+)"\)\]\.status$/, '$1')
    .replace(/^metadata\./, '');
}

/** Text in a comment stays in it: one line. */
function comment(text: string): string {
  return cleanText(text, 200);
}
