import type { Random } from '../../bench/dump/random.ts';
import { strangeText } from './json.ts';
import { type FileMutation, picked, skewed, timesThatFit } from './mutation.ts';

/** What happens to text for people: tables, descriptions, logs. */
export const TEXT_MUTATIONS: readonly FileMutation[] = [
  onLines('shift a column', (line, random) => at(line, random, ' '.repeat(1 + skewed(8, random)))),
  onLines('close a column', (line, random) => line.replace(/ {2,}/, ' '.repeat(random.below(3)))),
  onLines('tabs for blanks', (line) => line.replace(/ {2,}/g, '\t')),
  onLines('a strange text in a line', (line, random) => at(line, random, strangeText(random))),
  onLines('a strange word', (line, random) => word(line, random, strangeText(random))),
  onLines('a number at its end', (line, random) => line.replace(/\d+/, picked(NUMBERS, random))),
  onLines('a word as it may be', (line, random) => word(line, random, picked(WORDS, random))),
  onLines(
    'an extremely long line',
    (line, random) => line + picked(FILLERS, random).repeat(1000 * (1 + skewed(300, random))),
  ),
  onLines('a line less', () => null),
  onLines('a line often', (line, random) =>
    Array.from({ length: 1 + skewed(timesThatFit(line, 2000), random) }, () => line).join('\n'),
  ),
  onLines('colours', (line) => `\u001b[31m${line}\u001b[0m`),
  onLines('over-typing', (line) =>
    line.replace(/\S+/, (text) => [...text].map((one) => `${one}\b${one}`).join('')),
  ),
  onLines('bidirectional marks', (line, random) => at(line, random, '\u202e\u2066\u200f')),
  onLines('wrapped', (line) => line.replace(/(.{40})/g, '$1\n')),
  onLines('a prompt', (line, random) => `${picked(PROMPTS, random)}\n${line}`),
  onLines('another header', (line, random) => `${picked(HEADERS, random)}\n${line}`),
  onLines('an interruption', (line, random) => `${line}\n${picked(REFUSALS, random)}`),
];

function onLines(name: string, change: (line: string, random: Random) => string | null): FileMutation {
  return {
    name: `text: ${name}`,
    keepsSecrets: false,
    apply: (bytes, random) => {
      const lines = bytes.toString().split('\n');
      for (let count = 1 + skewed(3, random); count > 0; count--) {
        const index = random.below(lines.length);
        const changed = change(lines[index] ?? '', random);
        lines.splice(index, 1, ...(changed === null ? [] : [changed]));
      }
      return Buffer.from(lines.join('\n'));
    },
  };
}

function at(line: string, random: Random, what: string): string {
  const index = random.below(line.length + 1);
  return line.slice(0, index) + what + line.slice(index);
}

function word(line: string, random: Random, what: string): string {
  const words = line.split(/(\s+)/);
  words[random.below(words.length)] = what;
  return words.join('');
}

const NUMBERS = ['-1', '0', '99999999999999999999', '1e9', '0.5', '0x1', '٣', '', '1,000'];
const FILLERS = [
  'x',
  ' ',
  '=',
  '| ',
  'a b ',
  '\t',
  '-',
  'é',
  '{',
  '"',
  '   a',
  '<none> ',
  '1/1 ',
  '://',
  '@',
  'password=',
];
const WORDS = [
  '<none>',
  '<unknown>',
  '<invalid>',
  '<nil>',
  '1/0',
  '0/0',
  '-1/1',
  'Unknown',
  'Init:3/2',
  'Init:CrashLoopBackOff',
  'ExitCode:1',
  'Terminating',
  '5 (3m ago)',
  '(3m ago)',
  '292y',
  '1y2y3y',
  '0s',
  '-5d',
  '9d (x25 over 5m10s)',
  '9999999999999999999d',
  'Pod/',
  '/cart',
  'pod/a/b',
  '10%',
  '100m',
  '5Ei',
  '5Zi',
  '<error>',
  'Yes',
  '...',
];
const PROMPTS = [
  '$ kubectl get pods -A',
  '# kubectl describe node pi-worker',
  'PS C:\\> kubectl top pods',
  '+ kubectl get nodes -o wide',
  'kubectl get pods -n shop',
  '[root@pi ~]# kubectl get all',
  '$ kubectl get pods --all-namespaces -o json',
];
const HEADERS = [
  'NAME   READY   STATUS    RESTARTS   AGE',
  'NAMESPACE   NAME   CPU(cores)   MEMORY(bytes)',
  'LAST SEEN   TYPE   REASON   OBJECT   MESSAGE',
  'NAME   STATUS   ROLES   AGE   VERSION',
  'Name:   cart',
  'Events:',
  'Conditions:',
  'Containers:',
  'NAME',
  'POD   NAME   CPU(cores)   MEMORY(bytes)',
];
const REFUSALS = [
  'Error from server (Forbidden): pods is forbidden: User "a" cannot list resource "pods"',
  'No resources found in shop namespace.',
  'error: the server doesn\'t have a resource type "x"',
  'Unable to connect to the server: EOF',
  'W1019 20:00:00.000000  1 x.go:1] warning',
  'E1019 20:00:00.000000  1 x.go:1] error',
  'Warning: deprecated',
  'command terminated with exit code 1',
  'Killed',
  "tar: Removing leading `/' from member names",
  'I1019 a',
];
