import type { Random } from '../../bench/dump/random.ts';
import type { CapturedFile, Files } from '../capture.ts';
import { type FilesMutation, picked, skewed } from './mutation.ts';

/** What happens to files on their way. Secrets stay in the files they are in. */
export const FILES_MUTATIONS: readonly FilesMutation[] = [
  onPath('rename', (path, random) => `${folderOf(path)}${picked(NAMES, random)}`),
  onPath('another extension', (path, random) => path.replace(/(\.[^./]*)?$/, picked(EXTENSIONS, random))),
  onPath(
    'an odd name',
    (path, random) => `${folderOf(path)}${picked(ODD_NAMES, random)}${extensionOf(path)}`,
  ),
  onPath('another folder', (path, random) => `${picked(FOLDERS, random)}/${nameOf(path)}`),
  {
    name: 'exchange two names',
    apply: (files, random) => {
      const [one, other] = [picked([...files.keys()], random), picked([...files.keys()], random)];
      const [a, b] = [files.get(one), files.get(other)];
      return a === undefined || b === undefined ? files : new Map([...files, [one, b], [other, a]]);
    },
  },
  {
    name: 'empty',
    apply: (files, random) => new Map([...files, [picked([...files.keys()], random), fileOf('')]]),
  },
  { name: 'remove', apply: (files, random) => without(files, picked([...files.keys()], random)) },
  {
    name: 'duplicate',
    apply: (files, random) => {
      const path = picked([...files.keys()], random);
      const file = files.get(path);
      const copy = picked([`copy-of-${nameOf(path)}`, `${path}.bak`, `old/${path}`, `${path}~`], random);
      return file === undefined ? files : added(files, copy, file);
    },
  },
  {
    name: 'thousands of tiny files',
    apply: (files, random) => {
      const count = 100 + skewed(2000, random);
      const content = picked(TINY, random);
      const tiny = Array.from(
        { length: count },
        (_, index) =>
          [`tiny/${index % 50}/file-${index}${picked(EXTENSIONS, random)}`, fileOf(content)] as const,
      );
      return new Map([...files, ...tiny]);
    },
  },
  {
    name: 'a file of its own',
    apply: (files, random) => added(files, picked(NAMES, random), fileOf(picked(TINY, random))),
  },
  {
    name: 'everything below a folder',
    apply: (files, random) => {
      const folder = picked(FOLDERS, random);
      return new Map([...files].map(([path, file]) => [`${folder}/${path}`, file]));
    },
  },
];

export function fileOf(content: string): CapturedFile {
  return { bytes: Buffer.from(content), canaries: [], state: 'changed' };
}

function onPath(name: string, change: (path: string, random: Random) => string): FilesMutation {
  return {
    name,
    apply: (files, random) => {
      const path = picked([...files.keys()], random);
      const file = files.get(path);
      return file === undefined ? files : added(without(files, path), change(path, random), file);
    },
  };
}

/** A path that is a folder of other files cannot be a file too. */
export function added(files: Files, path: string, file: CapturedFile): Files {
  const clash = [...files.keys()].some(
    (other) => other.startsWith(`${path}/`) || path.startsWith(`${other}/`),
  );
  return clash || path === '' ? files : new Map([...files, [path, file]]);
}

function without(files: Files, path: string): Files {
  return new Map([...files].filter(([other]) => other !== path));
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function extensionOf(path: string): string {
  return /(\.[^./]*)?$/.exec(nameOf(path))?.[0] ?? '';
}

const NAMES = [
  'pods.json',
  'nodes.yaml',
  'events.txt',
  'top-nodes.txt',
  'top-pods.txt',
  'version.json',
  'version.yaml',
  'snapshot.yaml',
  'brief.yaml',
  'expected.yaml',
  'secrets.json',
  'configmaps.yaml',
  'logs.txt',
  'describe.txt',
  'all.json',
  'kubectl.log',
  'cluster-info.txt',
  'logs/shop_cart-0_cart.log',
  'shop/cart-0/logs.txt',
  'shop/pods.json',
  'gather.log',
  'timestamp',
  'metadata.yaml',
  'config0.yaml',
  'config1.yaml',
  'captured-at.txt',
  'podlogs/shop/cart-0/logs/server.txt',
  'cluster-resources/pods/shop.json',
  'cluster-resources/pods/logs/shop/cart-0/server.log',
  'cluster-resources/pods-errors.json',
  'insights-operator/gathers.json',
  'must-gather.logs',
  'kubernetes-must-gather.log',
  'shop_pod_cart-0',
  'namespaces/shop/core/pods.yaml',
  'cluster-scoped-resources/core/nodes.yaml',
  'yamls/cluster/v1/nodes.yaml',
  'resources/ns/shop/core_v1_pods.json',
  'verrazzano-resources.json',
  'collected.timestamp',
];
const EXTENSIONS = [
  '',
  '.json',
  '.yaml',
  '.yml',
  '.txt',
  '.log',
  '.gz',
  '.tar',
  '.zip',
  '.tgz',
  '.jsonl',
  '.ndjson',
  '.html',
  '.md',
  '.csv',
  '.JSON',
  '.json.bak',
  '.out',
];
const FOLDERS = [
  'shop',
  'namespaces/shop',
  'cluster-resources',
  'cluster-scoped-resources/core',
  'logs',
  'a/b/c/d/e/f/g',
  'yamls/cluster/v1',
  'resources/ns/shop',
  'config/pod/shop',
  'must-gather.local.1/sha256-0123456789abcdef',
  '__MACOSX',
  '.git',
  'cluster/namespaces/shop',
  'node_modules',
  'bundle',
  'sonobuoy',
];
const ODD_NAMES = [
  '__proto__',
  'constructor',
  'toString',
  '-rf',
  '--help',
  ' ',
  '  pods  ',
  'pods\n',
  '\u001b[31mpods',
  '\u202epods',
  'pods\u0000'.replace('\u0000', '\u0001'),
  'pöds',
  'pods%2f..',
  "pods'",
  'pods"',
  'pods`reboot`',
  '$(reboot)',
  'pods|x',
  '<b>pods</b>',
  'pods#/items/0',
  'p'.repeat(200),
  '\udcff\udcfe',
  'caf\udce9',
  '~',
  '.pods',
  '..pods',
  'pods.',
  'NUL',
  'con',
  '{{pods}}',
  '[pods](x)',
  '*',
  '?',
  '\\',
  '@@',
  '\ufeffpods',
  'пods',
  'ｐods',
];
const TINY = [
  '',
  '\n',
  ' ',
  '{}',
  '[]',
  'null',
  '{"kind":"List","apiVersion":"v1","items":[]}',
  '{"items":[]}',
  'kind: Pod\n',
  '---\n',
  'NAME\n',
  'No resources found\n',
  '"',
  '{',
  '0',
  'a: b\n',
  '\u0000',
  'capturedAt: 2025-10-19T20:00:00Z\n',
  'capturedAt: [\n',
  'scope: cluster\n',
  'report:\n  title: x\n',
  'apiVersion: v1\nkind: Pod\nmetadata:\n  name: cart-0\n  namespace: shop\n',
];
