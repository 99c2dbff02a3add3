import type { Term } from './term.ts';

/** Every field that a term asks for, wherever it stands: nothing else of its subject need be made. */
export function namesIn(term: Term): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (part: Term): void => {
    if (part.op === 'field' || part.op === 'has') names.add(part.field);
    if (part.op === 'literal' && typeof part.value === 'string') names.add(part.value);
    for (const below of partsOf(part)) visit(below);
  };
  visit(term);
  return names;
}

function partsOf(term: Term): readonly Term[] {
  switch (term.op) {
    case 'literal':
    case 'name':
      return [];
    case 'field':
    case 'has':
    case 'not':
    case 'negate':
      return [term.of];
    case 'index':
      return [term.of, term.key];
    case 'list':
      return term.items;
    case 'and':
    case 'or':
    case 'binary':
      return [term.left, term.right];
    case 'choice':
      return [term.condition, term.yes, term.no];
    case 'call':
      return term.arguments;
    case 'loop':
      return [term.over, term.predicate, term.transform].flatMap((each) => each ?? []);
  }
}
