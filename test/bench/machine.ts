import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { join } from 'node:path';

/** What it is measured on, as a Markdown list. */
export function machine(root: string): string {
  const [cpu] = cpus();
  const version = (file: string) => String(createRequire(import.meta.url)(file).version);
  const commit = firstLine('git', ['-C', root, 'describe', '--always', '--dirty']);
  const rows = [
    ['cpu', `${cpu?.model.trim() ?? 'unknown'}, ${cpus().length} cores`],
    ['memory', `${Math.round(totalmem() / 2 ** 30)} GiB`],
    ['system', `${distribution() ?? type()}, ${type()} ${release()}`],
    ['load before', load()],
    ['node', process.version],
    ['jq', jqVersion() ?? 'absent'],
    ['yaml', version(join(root, 'node_modules/yaml/package.json'))],
    ['kube-dossier', `${version(join(root, 'package.json'))}${commit === null ? '' : ` (${commit})`}`],
  ];
  return rows.map(([name, value]) => `- ${name}: ${value}\n`).join('');
}

/** One, five and fifteen minutes. */
export function load(): string {
  return loadavg()
    .map((average) => average.toFixed(2))
    .join(' ');
}

export function jqVersion(): string | null {
  return firstLine('jq', ['--version']);
}

function distribution(): string | null {
  try {
    return /^PRETTY_NAME="?([^"\n]*)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? null;
  } catch {
    return null;
  }
}

/** `null` when there is no such program. */
function firstLine(program: string, args: readonly string[]): string | null {
  try {
    const output = execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return output.split('\n')[0] ?? null;
  } catch {
    return null;
  }
}
