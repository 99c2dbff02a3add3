import { isRecord } from '../../../src/model/json.ts';
import { LAYOUTS } from '../../bench/dump/layout.ts';
import { dumpText } from '../../bench/dump/write-dump.ts';
import { type Capture, captureOf } from '../capture.ts';

/** A dozen pods in each layout that programs print them in. */
export function dumps(): readonly Capture[] {
  return names().map((layout) => {
    const { bytes, suffix } = LAYOUTS[layout];
    const text = [...dumpText({ pods: 12, layout, managedFields: layout === 'kubectl' })].join('');
    return captureOf(`dumps/${layout}`, { [`pods${suffix}`]: bytes(text) });
  });
}

function names(): readonly (keyof typeof LAYOUTS)[] {
  const isName = (name: string): name is keyof typeof LAYOUTS => isRecord(LAYOUTS) && name in LAYOUTS;
  return Object.keys(LAYOUTS).filter(isName);
}
