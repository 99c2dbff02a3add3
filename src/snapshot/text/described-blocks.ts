import type { KindName } from '../../model/kinds.ts';
import { type Dated, later } from '../../model/newest.ts';
import { describedObject } from './describe/described-object.ts';
import { DATA, type Description, entry, readDescription, value } from './describe/description.ts';
import { describedTime } from './describe/time.ts';
import type { KubectlCommand } from './kubectl-command.ts';
import type { TextList, TextObject } from './text-object.ts';

export interface DescribedBlocks {
  readonly lists: readonly TextList[];
  /** Objects of kinds that are not read, some of them, in words. */
  readonly examples: readonly string[];
  readonly newest: Dated | null;
}

/**
 * Reads what one `kubectl describe` printed. Several objects of a kind are all there are, unless they were asked for by
 * name; a single one may be a selection.
 */
export function readDescribedBlocks(
  lines: readonly string[],
  first: number,
  command: KubectlCommand | null,
): DescribedBlocks {
  const objects = new Map<KindName, TextObject[]>();
  const names: string[] = [];
  let newest: Dated | null = null;
  for (const description of blocks(lines, first)) {
    const described = describedObject(description);
    if (described === null) {
      if (names.length < MOST_NAMES)
        names.push(`a description of ${value(description, 'Name') ?? 'nothing'}`);
      continue;
    }
    push(objects, described.object);
    for (const event of described.events) push(objects, event);
    newest = later(newest, newestMoment(description));
  }
  const isAsked = command === null || (!command.named && !command.selects);
  return {
    lists: [...objects].map(([source, found]) => ({
      source,
      form: 'describe',
      whole: source !== 'events' && isAsked && (found.length > 1 || command !== null),
      allNamespaces: command?.allNamespaces ?? false,
      namespace: command?.namespace ?? null,
      objects: found,
    })),
    examples: names,
    newest,
  };
}

const MOST_NAMES = 5;

function push(objects: Map<KindName, TextObject[]>, object: TextObject): void {
  const found = objects.get(object.source);
  if (found === undefined) objects.set(object.source, [object]);
  else found.push(object);
}

/** Two empty lines stand between objects; what a ConfigMap holds may look the same, and ends before its events. */
function blocks(lines: readonly string[], first: number): readonly Description[] {
  const starts: number[] = [];
  let inData = false;
  for (const [index, line] of lines.entries()) {
    if (DATA.test(line)) inData = true;
    else if (line.startsWith('Events:')) inData = false;
    const isApart = index === 0 || (lines[index - 1] === '' && lines[index - 2] === '');
    if (!inData && isApart && /^Name: {2,}\S/.test(line)) starts.push(index);
  }
  return starts.map((start, index) =>
    readDescription(lines.slice(start, starts[index + 1] ?? lines.length), first + start),
  );
}

/** Of moments that are written as things happen. */
function newestMoment(description: Description): Dated | null {
  const name = value(description, 'Name') ?? '';
  const dated = (field: string, text: string | null): Dated | null => {
    const at = describedTime(text);
    return at === null ? null : { at, detail: `description of ${name}: ${field}` };
  };
  const states = ['Init Containers', 'Containers'].flatMap((block) =>
    (entry(description, block)?.entries ?? []).flatMap((container) =>
      ['State', 'Last State'].flatMap((state) =>
        ['Started', 'Finished'].map((field) => dated(field, value(entry(container, state), field))),
      ),
    ),
  );
  return [
    ...['Start Time', 'CreationTimestamp', 'Last Schedule Time', 'Completed At'].map((field) =>
      dated(field, value(description, field)),
    ),
    dated('RenewTime', value(entry(description, 'Lease'), 'RenewTime')),
    ...states,
  ].reduce(later, null);
}
