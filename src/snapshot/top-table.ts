import type { ClusterBuilder } from '../model/cluster-builder.ts';
import type { IntakeOptions } from './intake.ts';
import type { FileEntry } from './ledger-book.ts';
import { parseTop, type TopTable } from './text/top.ts';

/** `kubectl top nodes` or `kubectl top pods` text into the model's metrics. */
export function readTopTable(
  entry: FileEntry,
  text: string,
  builder: ClusterBuilder,
  options: IntakeOptions,
): void {
  const first = parseTop(text);
  if (first === null) return;
  entry.format = first.next === null ? `kubectl top ${first.kind}` : 'kubectl top';
  for (let table: TopTable | null = first; table !== null; table = table.next)
    takeTable(entry, table, builder, options);
}

function takeTable(
  entry: FileEntry,
  table: TopTable,
  builder: ClusterBuilder,
  { namespaces, scope }: IntakeOptions,
): void {
  for (const problem of table.problems) entry.note(problem.level, problem.message);
  const hinted = entry.role.namespace;
  const wanted = table.rows.filter(
    (row) => namespaces === null || row.namespace === null || namespaces.includes(row.namespace),
  );
  for (const row of wanted) {
    const source = { file: entry.path, document: 0, item: row.line };
    const { cpu, memory, cpuPercent, memoryPercent } = row;
    if (table.kind === 'nodes')
      builder.addNodeMetrics({ name: row.name, cpu, memory, cpuPercent, memoryPercent, at: null, source });
    else
      builder.addPodMetrics({
        namespace: row.namespace ?? hinted,
        pod: row.name,
        container: row.container,
        cpu,
        memory,
        at: null,
        source,
      });
  }
  const source = table.kind === 'nodes' ? 'nodeMetrics' : 'podMetrics';
  entry.hold(table.kind === 'nodes' ? 'top nodes' : 'top pods', wanted.length);
  const found = [...new Set(wanted.flatMap((row) => row.namespace ?? hinted ?? []))].toSorted();
  entry.answer({
    source,
    state: wanted.length === 0 ? 'empty' : 'captured',
    scope: table.kind === 'nodes' ? 'cluster' : scope,
    namespaces: found,
  });
}
