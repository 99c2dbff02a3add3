import { dump } from 'js-yaml';
import { leakyError, leakyLog, leakyObjects, leakyText } from '../../canary/leaky-objects.ts';
import { list, namespace, node } from '../../cli/shop.ts';
import { type Capture, captureOf } from '../capture.ts';

/** Secrets wherever a capture may hold them, in JSON and in YAML. */
export function leaky(): readonly Capture[] {
  return [
    leakyCapture('json', (objects) => JSON.stringify(objects, null, 4)),
    leakyCapture('min.json', (objects) => JSON.stringify(objects)),
    leakyCapture('yaml', (objects) => dump(objects)),
  ];
}

function leakyCapture(extension: string, print: (list: object) => string): Capture {
  const canaries: Record<string, string[]> = {};
  const canaryIn = (path: string) => (place: string) => {
    const text = `CANARY-${place}-7f3a`;
    canaries[path] = [...(canaries[path] ?? []), text];
    return text;
  };
  const objects = `all.${extension}`;
  const log = 'logs/shop_cart-0_cart.log';
  const files = {
    [objects]: print({
      apiVersion: 'v1',
      kind: 'List',
      items: leakyObjects(canaryIn(objects)),
      metadata: { resourceVersion: '' },
    }),
    [log]: leakyLog(canaryIn(log)),
    'services.json': leakyError(canaryIn('services.json')),
    'capture.sh': leakyText(canaryIn('capture.sh')),
    'nodes.json': list('Node', [node('pi-worker')]),
    'namespaces.json': list('Namespace', [namespace('shop')]),
  };
  return captureOf(`leaky/${extension}`, files, canaries);
}
