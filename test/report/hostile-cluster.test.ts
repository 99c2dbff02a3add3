import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Audit } from '../../src/analysis/audit.ts';
import { EMPTY_BRIEF } from '../../src/report/brief/empty-brief.ts';
import { KINDS_OF_REPORT, type ReportKind } from '../../src/report/formats.ts';
import { pageOf } from '../../src/report/page-of.ts';
import { audit, deployment, finding, verdict } from '../builders/audit.ts';
import { hostileText } from './markdown/hostile-text.ts';
import { ACTIVE_TYPES, allNodes, parsed } from './markdown/reparsed.ts';

/** An audit in which one text stands wherever a cluster may put one. */
function shopWith(text: string): Audit {
  const subject = { kind: `Deployment${text}`, namespace: 'shop', name: text };
  const evidence = [{ source: { file: text, document: 0, item: 1 }, path: text, value: text }];
  const stuck = finding('stuck-rollout', {
    subject,
    message: text,
    evidence,
    commands: [`kubectl get ${text}`],
  });
  const empty = audit();
  return audit({
    scope: { kind: 'cluster', namespaces: ['shop', text], distribution: null, version: null },
    rules: [verdict('stuck-rollout', { outcome: 'found', findings: 1 })],
    findings: [
      stuck,
      finding('past-restarts', { subject, message: text, severity: 'info', group: 'hygiene', title: text }),
    ],
    unexplained: [stuck.fingerprint],
    causes: [
      {
        mechanism: 'same-fault',
        title: `The image ${text} is gone`,
        root: subject,
        alsoAt: [deployment(text)],
        severity: 'high',
        confidence: 'likely',
        summary: text,
        explains: [],
        consequences: [text],
        impact: {
          replicas: { missing: 1, desired: 2 },
          services: [{ ref: { kind: 'Service', namespace: 'shop', name: text }, ready: 0, total: 1 }],
          routes: [{ host: text, path: text, state: 'down' }],
          unknown: [],
        },
        evidence,
        remedy: { text, commands: [`kubectl delete pod ${text}`] },
        toConfirm: text,
      },
    ],
    ledger: {
      ...empty.ledger,
      snapshot: text,
      files: [
        {
          path: text,
          bytes: 1,
          encoding: 'utf-8',
          format: text,
          documents: 1,
          contents: [],
          problems: [{ level: 'error', message: text }],
        },
      ],
    },
  });
}

function markdownOf(text: string, kind: ReportKind): string {
  return pageOf({ audit: shopWith(text), brief: EMPTY_BRIEF, kind, format: 'md', minSeverity: null });
}

/** Block types in order, with the number of rows or items: what a page is, apart from its words. */
function outline(page: string): readonly string[] {
  return parsed(page).children.map((block) =>
    block.type === 'table' || block.type === 'list'
      ? `${block.type} of ${block.children.length}`
      : block.type === 'heading'
        ? `heading ${block.depth}`
        : block.type,
  );
}

test.each(KINDS_OF_REPORT)('%s: whatever the cluster says, the page keeps its outline', (kind) => {
  const harmless = outline(markdownOf('cart', kind));
  fc.assert(
    fc.property(hostileText, (text) => {
      const page = markdownOf(`c${text}`, kind);
      expect(outline(page)).toEqual(harmless);
      const active = allNodes(parsed(page)).filter(({ type }) => ACTIVE_TYPES.has(type));
      expect(active.filter((node) => !(node.type === 'link' && node.url.startsWith('#')))).toEqual([]);
    }),
    { numRuns: 40 },
  );
});
