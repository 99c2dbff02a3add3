import { expect, test } from 'vitest';
import type { Container } from '../../src/model/container.ts';
import { podResource } from '../../src/model/pod-resources.ts';
import { container } from '../builders/container.ts';
import { podSpec } from '../builders/pod-spec.ts';

const of = (cpu: number, sidecar = false): Container =>
  container(`c-${cpu}`, { requests: { cpu }, limits: { cpu: 2 * cpu }, sidecar });

test.each<[string, readonly Container[], readonly Container[], number]>([
  ['containers are added', [of(1), of(2)], [], 3],
  ['init containers run one after another', [of(1)], [of(2), of(3)], 3],
  ['they matter only when they need more', [of(4)], [of(2), of(3)], 4],
  ['sidecars stay', [of(1)], [of(2, true)], 3],
  ['an init container runs beside the sidecars before it', [of(1)], [of(2, true), of(3)], 5],
  ['but not beside those after it', [of(1)], [of(3), of(2, true)], 3],
  ['two sidecars and an init container between', [of(1)], [of(1, true), of(4), of(1, true)], 5],
  ['nothing', [], [], 0],
])('%s', (_, containers, initContainers, cpu) => {
  const spec = podSpec({ containers, initContainers });
  expect(podResource(spec, 'requests', 'cpu')).toBe(cpu);
  expect(podResource(spec, 'limits', 'cpu')).toBe(2 * cpu);
});

test('what is not asked for is nothing, whatever its name', () => {
  const spec = podSpec({ containers: [of(1)] });
  for (const name of ['memory', 'toString', '__proto__']) expect(podResource(spec, 'requests', name)).toBe(0);
});
