import { expect, test } from 'vitest';
import { templatePatch } from '../../../src/analysis/causes/mechanisms/runtime/template-patch.ts';
import { cluster } from '../../builders/cluster.ts';
import { deployment } from '../../builders/workload.ts';

const cart = deployment('cart');
const scene = { cluster: cluster({ deployments: [cart] }), findings: [] };
const object = (kind: string) => ({ kind, namespace: 'shop', name: 'cart' });
const change = (container: string) => ({ container, field: 'livenessProbe/grpc/port', value: 8080 });

test('a known value of a captured template is patched', () => {
  const [command = ''] = templatePatch(scene, object('Deployment'), [change('cart')]);
  expect(command).toContain('kubectl patch deployment/cart -n shop --type=json');
  expect(command).toContain('"path":"/spec/template/spec/containers/0/livenessProbe/grpc/port","value":8080');
});

test('where the value or the container is not known, an editor is opened', () => {
  const edit = ['kubectl edit deployment/cart -n shop'];
  expect(templatePatch(scene, object('Deployment'), [])).toEqual(edit);
  expect(templatePatch(scene, object('Deployment'), [change('other')])).toEqual(edit);
});

test.each(['Pod', 'Job'])('nothing that the API server refuses: a %s keeps its containers', (kind) => {
  expect(templatePatch(scene, object(kind), [])).toEqual([]);
});
