import { type JsonRecord, records, text, texts } from './json.ts';

/** A port that a container is told to listen on, outside of `ports`. */
export interface ConfiguredPort {
  readonly port: number;
  /** Where that stands below the container: `env[3].value`, `args[1]`. */
  readonly path: string;
}

/**
 * Reads numbers of ports from `env`, `command` and `args`, where the name of the variable, flag or member says that
 * something listens there: `HTTP_PORT`, `--metrics-port=9090`, `"statusPort": 15020`. A `DB_PORT` is somebody else's.
 * Nothing else of the values is kept.
 */
export function readConfiguredPorts(raw: JsonRecord): readonly ConfiguredPort[] {
  const ports: ConfiguredPort[] = [];
  records(raw.env).forEach(({ name, value }, index) => {
    for (const port of fromVariable(text(name) ?? '', text(value) ?? ''))
      ports.push({ port, path: `env[${index}].value` });
  });
  addFlags('command', texts(raw.command), ports);
  addFlags('args', texts(raw.args), ports);
  return ports.slice(0, MOST);
}

const MOST = 16;
const NONE: readonly never[] = [];
const OWN_PORT =
  /^(?:\w{1,40}_)?(?:HTTPS?|SERVER|LISTEN|GRPC|METRICS|ADMIN|HEALTH|STATUS|MANAGEMENT|DEBUG|PPROF|PROBE)_?PORT$|^PORT$/i;
const OWN_ADDRESS = /^(?:\w{1,40}_)?(?:LISTEN|BIND|ADMIN|METRICS|HEALTH)_?ADDR(?:ESS)?$/i;
const MEMBER =
  /"(?:status|admin|http|https|grpc|listen|metrics|health|management|debug)Port"\s{0,4}:\s{0,4}"?(\d{1,5})\b/g;
const FLAG =
  /^--?((?:[a-z]+[.-]){0,2}(?:listen|bind|http|https|grpc|metrics|admin|health|status|telemetry|web|server)(?:[.-]?(?:listen|bind|server))?[.-]?(?:port|addr|address)?|port)(?:=(.*))?$/i;
/** Whole configurations stand in variables; ports come early. */
const LONGEST = 4096;

function fromVariable(name: string, value: string): readonly number[] {
  if (OWN_PORT.test(name)) return portIn(value, true);
  if (OWN_ADDRESS.test(name)) return portIn(value, false);
  if (!value.startsWith('{')) return NONE;
  return [...value.slice(0, LONGEST).matchAll(MEMBER)].flatMap(([, port]) => portIn(port ?? '', true));
}

function addFlags(name: string, words: readonly string[], ports: ConfiguredPort[]): void {
  words.forEach((word, index) => {
    const match = word.startsWith('-') ? FLAG.exec(word.slice(0, 200)) : null;
    if (match === null) return;
    const [, flag = '', value] = match;
    const at = value === undefined ? index + 1 : index;
    for (const port of portIn(value ?? words[at] ?? '', /port$/i.test(flag)))
      ports.push({ port, path: `${name}[${at}]` });
  });
}

const ADDRESS = /^(?:[\w.*[\]-]{0,60}:)(\d{1,5})$/;

/** `8080`, or of an address the end: `:8080`, `0.0.0.0:8080`. */
function portIn(value: string, alone: boolean): readonly number[] {
  const [, digits] = (alone ? /^(\d{1,5})$/.exec(value) : null) ?? ADDRESS.exec(value) ?? NONE;
  const port = Number(digits ?? 0);
  return port >= 1 && port <= 65_535 ? [port] : NONE;
}
