import type { Json, Resource } from '../../fixtures/objects/resource.ts';
import { goEscaped, sorted } from './json.ts';
import { yaml } from './yaml.ts';

/** One way to have a list of pods in a file. */
export interface Layout {
  /** What a file of this layout is called after its size: `.minified.json`. */
  readonly suffix: string;
  /** What makes such a file. */
  readonly source: string;
  readonly head: string;
  readonly item: (pod: Resource) => string;
  readonly separator: string;
  readonly tail: string;
  readonly bytes: (text: string) => Buffer;
  /** What stands before everything else. */
  readonly mark: string;
}

const utf8 = (text: string) => Buffer.from(text, 'utf8');

const KUBECTL: Layout = {
  ...indented('    ', goEscaped),
  suffix: '.json',
  source: 'kubectl get pods -A -o json',
};

export const LAYOUTS = {
  kubectl: KUBECTL,
  jq: { ...indented('  ', (json) => json), suffix: '.jq.json', source: 'jq .' },
  tab: { ...indented('\t', (json) => json), suffix: '.tab.json', source: 'jq --tab .' },
  minified: {
    suffix: '.minified.json',
    source: 'jq -c .',
    head: '{"apiVersion":"v1","items":[',
    item: (pod) => JSON.stringify(sorted(pod)),
    separator: ',',
    tail: '],"kind":"List","metadata":{"resourceVersion":""}}\n',
    bytes: utf8,
    mark: '',
  },
  raw: {
    suffix: '.raw.json',
    source: 'kubectl get --raw /api/v1/pods',
    head: '{"kind":"PodList","apiVersion":"v1","metadata":{"resourceVersion":"912345678"},"items":[',
    item: ({ apiVersion: _, kind: __, ...pod }) => goEscaped(JSON.stringify(sorted(pod))),
    separator: ',',
    tail: ']}\n',
    bytes: utf8,
    mark: '',
  },
  crlf: {
    ...KUBECTL,
    suffix: '.crlf.json',
    source: 'kubectl on Windows, lines ending in CR LF',
    bytes: (text) => utf8(text.replaceAll('\n', '\r\n')),
  },
  'utf-16le': {
    ...KUBECTL,
    suffix: '.utf-16le.json',
    source: 'kubectl > file in PowerShell 5: UTF-16 with a byte order mark',
    bytes: (text) => Buffer.from(text, 'utf16le'),
    mark: '\ufeff',
  },
  yaml: {
    suffix: '.yaml',
    source: 'kubectl get pods -A -o yaml',
    head: 'apiVersion: v1\nitems:\n',
    item: (pod) => `- ${yaml(sorted(pod), 2)}`,
    separator: '\n',
    tail: '\nkind: List\nmetadata:\n  resourceVersion: ""\n',
    bytes: utf8,
    mark: '',
  },
} as const satisfies Readonly<Record<string, Layout>>;

export type LayoutName = keyof typeof LAYOUTS;

function indented(indent: string, escaped: (json: string) => string): Omit<Layout, 'suffix' | 'source'> {
  const inner = `\n${indent}${indent}`;
  const printed = (value: Json) => escaped(JSON.stringify(sorted(value), null, indent));
  return {
    head: `{\n${indent}"apiVersion": "v1",\n${indent}"items": [${inner}`,
    item: (pod) => printed(pod).replaceAll('\n', inner),
    separator: `,${inner}`,
    tail: `\n${indent}],\n${indent}"kind": "List",\n${indent}"metadata": {${inner}"resourceVersion": ""\n${indent}}\n}\n`,
    bytes: utf8,
    mark: '',
  };
}
