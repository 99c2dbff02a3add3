import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EMPTY_BRIEF } from '../../../src/report/brief/empty-brief.ts';
import { infrastructureView } from '../../../src/report/infrastructure/view.ts';
import { render } from '../../../src/report/render.ts';
import { audit } from '../../builders/audit.ts';
import { hostileText } from '../markdown/hostile-text.ts';
import { parsed } from '../markdown/reparsed.ts';
import { claimRow, namespaceRow, nodeRow, problemPod, routeRow, serviceRow, workloadRow } from './rows.ts';

/** The page of a cluster in which one text is the name, status and image of everything. */
function pageOf(text: string): string {
  const ref = { kind: 'Deployment', namespace: text, name: text };
  const pods = {
    total: 1,
    ok: 0,
    starting: 0,
    byStatus: [],
    problems: [problemPod(text, { namespace: text, status: text, node: text })],
  };
  const inventory = {
    nodes: [nodeRow(text, { osImage: text, roles: [text], troubles: [text], internalIP: text })],
    namespaces: [namespaceRow(text, { phase: text })],
    workloads: [workloadRow(text, { ref, images: [text], problems: [{ status: text, count: 1 }] })],
    claims: [claimRow(text, { phase: text, accessModes: [text], storageClass: text })],
    routes: [routeRow(text, { path: text, ingress: text, service: text, port: text })],
    services: [serviceRow(text, { type: 'LoadBalancer', ports: text, externalAddresses: [text] })],
    pods,
  };
  return render('infrastructure', infrastructureView(audit({ inventory }), EMPTY_BRIEF));
}

/** Tables with their cells a row. */
function tables(page: string): readonly (readonly number[])[] {
  return parsed(page).children.flatMap((block) =>
    block.type === 'table' ? [block.children.map((row) => row.children.length)] : [],
  );
}

test('whatever things are called, every table keeps its rows and cells', () => {
  const harmless = tables(pageOf('cart'));
  expect(harmless.length).toBeGreaterThan(7);
  fc.assert(
    fc.property(hostileText, (text) => {
      expect(tables(pageOf(`c${text}`))).toEqual(harmless);
    }),
    { numRuns: 40 },
  );
});
