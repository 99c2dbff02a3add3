import { CONDENSE_WASM } from './condense.wasm.ts';

type Call = (...numbers: readonly number[]) => number;

/** What the compiled scanner exports; see `assembly/condense.ts`. Addresses are bytes of its memory. */
export interface Scanner {
  readonly heapBase: Call;
  readonly tracesSize: Call;
  readonly place: Call;
  readonly condense: Call;
  readonly itemCount: Call;
  readonly useCount: Call;
  readonly outputEnd: Call;
  readonly rowEnd: Call;
  readonly leafEnd: Call;
  readonly neighbourFrom: Call;
  readonly neighbourTo: Call;
  readonly lastStart: Call;
  readonly onlyAscii: Call;
  readonly variableCount: Call;
  readonly partTexts: Call;
  readonly partTextsEnd: Call;
  readonly isFull: Call;
  readonly forget: Call;
}

export function createScanner(memory: WebAssembly.Memory): Scanner {
  const module = new WebAssembly.Module(Buffer.from(CONDENSE_WASM, 'base64'));
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  const call = (name: string): Call => {
    const found = exports[name];
    if (typeof found !== 'function') throw new Error(`the scanner has no ${name}`);
    return (...numbers) => Number(found(...numbers));
  };
  return {
    heapBase: call('heapBase'),
    tracesSize: call('tracesSize'),
    place: call('place'),
    condense: call('condense'),
    itemCount: call('itemCount'),
    useCount: call('useCount'),
    outputEnd: call('outputEnd'),
    rowEnd: call('rowEnd'),
    leafEnd: call('leafEnd'),
    neighbourFrom: call('neighbourFrom'),
    neighbourTo: call('neighbourTo'),
    lastStart: call('lastStart'),
    onlyAscii: call('onlyAscii'),
    variableCount: call('variableCount'),
    partTexts: call('partTexts'),
    partTextsEnd: call('partTextsEnd'),
    isFull: call('isFull'),
    forget: call('forget'),
  };
}
