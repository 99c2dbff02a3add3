import type { Audit } from '../../analysis/audit.ts';
import type { Brief } from '../brief/schema.ts';
import { statedOf } from '../brief/stated-of.ts';
import { counted, listed } from '../format/numbers.ts';
import { dateTime } from '../format/times.ts';
import { code, type Inline } from '../markdown/inline.ts';
import { countedFigure } from '../numbers/figure.ts';
import { isRead } from '../sources.ts';
import { DEFAULT_STYLE, type PageStyle } from '../style/page-style.ts';
import { headerTable, partOfCluster, statedRows } from './header-table.ts';

/** Cluster, scope, capture time and where it is from; who audited, where the brief says so. */
export function header(audit: Audit, brief: Brief, style: PageStyle = DEFAULT_STYLE): string {
  return headerTable([
    ['Cluster', clusterText(audit, brief)],
    ['Scope', scopeText(audit, brief)],
    ['Captured', capturedText(audit, style)],
    ['Snapshot', [code(audit.ledger.snapshot), `, ${counted(audit.ledger.files.length, 'file')}`]],
    brief.cluster.purpose === undefined
      ? null
      : ['Purpose', `${brief.cluster.purpose} (stated by the auditor)`],
    ...statedRows(brief.report, style),
  ]);
}

function clusterText({ scope, inventory }: Audit, brief: Brief): Inline {
  const name = brief.cluster.name ?? 'not named in the capture';
  const facts = [
    ...(inventory.nodes.length > 0 ? [countedFigure('nodes', inventory.nodes.length, 'node')] : []),
    ...(scope.version === null ? [] : [`Kubernetes ${scope.version.text} (by its ${scope.version.from})`]),
  ];
  return facts.length === 0 ? name : `${name}: ${facts.join(', ')}`;
}

function scopeText(audit: Audit, brief: Brief): Inline {
  const { scope, inventory } = audit;
  const podCount = isRead(audit, 'pods') ? [countedFigure('pods', inventory.pods.total, 'pod')] : [];
  if (scope.kind === 'cluster') {
    const namespaces =
      scope.namespaces.length === 0
        ? []
        : [countedFigure('namespaces', scope.namespaces.length, 'namespace')];
    const sizes = [...namespaces, ...podCount];
    return sizes.length === 0 ? 'cluster' : `cluster: ${listed(sizes)}`;
  }
  const names = scope.namespaces.map((name): Inline => {
    const purpose = statedOf(brief.namespaces, name);
    return [code(name), purpose === undefined ? '' : ` (${purpose}, stated by the auditor)`];
  });
  return [partOfCluster(names), podCount.length === 0 ? '' : `, ${podCount.join('')}`];
}

function capturedText({ ledger }: Audit, style: PageStyle): Inline {
  const { at, source, detail } = ledger.captureTime;
  if (at === null) return 'at a time the snapshot does not tell: ages are left out';
  if (source === 'newest timestamp')
    return [`${dateTime(at, style)} or later: the newest timestamp inside is that of `, code(detail)];
  return [
    `${dateTime(at, style)}, from ${source === 'option' ? 'the command line' : source}`,
    source === 'snapshot.yaml' || source === 'option' ? '' : [': ', code(detail)],
  ];
}
