import { resourceName } from '../../model/kinds.ts';
import { FACTS } from './fact-catalogue.ts';
import { factList, type ListedFact } from './fact-shape.ts';

/** `docs/facts.md`: every fact for readers, from the catalogue alone. */
export function factDocs(): string {
  return [
    '# Facts',
    '',
    'Generated from the catalogue of facts by `npm run generate`; do not edit.',
    '',
    'What an expression in a brief may ask of a snapshot. `kube-dossier facts SNAPSHOT` prints the facts of yours.',
    '',
    '```yaml',
    'successMetrics:',
    '  - metric: Nodes that are Ready',
    '    target: all of them',
    '    measure: nodes.ready',
    '    met: nodes.ready == nodes.total',
    'checklist:',
    '  - item: The cart runs with all its replicas',
    '    check: workloads["shop/cart"].ready == workloads["shop/cart"].desired',
    '  - item: No Deployment is left without a ready pod',
    '    check: workloads.all(w, workloads[w].kind != "Deployment" || workloads[w].state != "down")',
    '```',
    '',
    'Expressions are [CEL](https://cel.dev): `&&`, `||`, `!`, `==`, `<`, `+`, `? :`, `in`, `size()`, `int()`, `double()`, `string()`, `startsWith`, `endsWith`, `contains`, and `all`, `exists`, `exists_one`, `filter` and `map` over a map or a list. A map gives its keys. Whole numbers stay whole: `7 / 2` is 3. Beside a fraction write `double(nodes.ready)` or `80.0`.',
    '',
    'What was not captured whole is *not evaluated*: neither zero, nor true, nor false. An expression that depends on it is not evaluated either, and says which fact is missing.',
    '',
    '| Fact | Type | What it is | Needs |',
    '| - | - | - | - |',
    ...factList(FACTS.fields).map(row),
    '',
  ].join('\n');
}

function row({ path, shape }: ListedFact): string {
  const needs = shape.needs.map(resourceName).join(', ');
  switch (shape.kind) {
    case 'leaf':
      return `| \`${path}\` | ${shape.type} | ${shape.meaning}${shape.unit === null ? '' : ` (${shape.unit})`} | ${needs} |`;
    case 'counts':
      return `| \`${path}\` | int | ${shape.meaning}; the key is ${shape.key} | ${needs} |`;
    case 'rows':
      return `| \`${path}\` | map | ${shape.meaning}; the key is ${shape.key} | to count them: ${needs === '' ? 'nothing' : needs} |`;
  }
}
