import { expect, test } from 'vitest';
import { imagePatternRows } from '../../../src/analysis/inventory/image-patterns.ts';
import { cluster } from '../../builders/cluster.ts';
import { deployment } from '../../builders/workload.ts';

test('by namespace, and every Deployment once', () => {
  const deployments = [
    deployment('web', { namespace: 'office', image: 'nginx:1' }),
    deployment('acme-cart', { image: 'acme/cart:latest' }),
    deployment('acme-till', { image: 'acme/till' }),
    deployment('acme-socket', { image: 'python:3.11' }),
  ];
  const rows = imagePatternRows(cluster({ deployments }));
  expect(rows).toMatchObject([
    { namespace: 'office', deployments: 1, patterns: [{ kind: 'other', count: 1 }] },
    {
      namespace: 'shop',
      deployments: 3,
      patterns: [
        { kind: 'project', pattern: 'acme/<service>:latest', count: 2 },
        { kind: 'base image', members: [{ workload: 'acme-socket', image: 'python:3.11' }] },
      ],
    },
  ]);
  for (const row of rows)
    expect(row.patterns.reduce((sum, { count }) => sum + count, 0)).toBe(row.deployments);
});
