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
  const environment = records(raw.env).flatMap((variable, index) =>
    fromVariable(text(variable.name) ?? '', text(variable.value) ?? '').map((port) => ({
      port,
      path: `env[${index}].value`,
    })),
  );
  const flags = (['command', 'args'] as const).flatMap((name) => fromFlags(name, texts(raw[name])));
  return [...environment, ...flags].slice(0, MOST);
}

const MOST = 16;
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
  if (!value.startsWith('{')) return [];
  return [...value.slice(0, LONGEST).matchAll(MEMBER)].flatMap(([, port]) => portIn(port ?? '', true));
}

function fromFlags(name: string, words: readonly string[]): readonly ConfiguredPort[] {
  return words.flatMap((word, index) => {
    if (!word.startsWith('-')) return [];
    const [, flag, value] = FLAG.exec(word.slice(0, 200)) ?? [];
    if (flag === undefined) return [];
    const at = value === undefined ? index + 1 : index;
    return portIn(value ?? words[at] ?? '', /port$/i.test(flag)).map((port) => ({
      port,
      path: `${name}[${at}]`,
    }));
  });
}

/** `8080`, or of an address the end: `:8080`, `0.0.0.0:8080`. */
function portIn(value: string, alone: boolean): readonly number[] {
  const [, digits = ''] =
    /^(?:[\w.*[\]-]{0,60}:)(\d{1,5})$/.exec(value) ?? (alone ? /^(\d{1,5})$/.exec(value) : null) ?? [];
  const port = Number(digits);
  return port >= 1 && port <= 65_535 ? [port] : [];
}
