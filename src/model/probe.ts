import { count, isRecord, type JsonRecord, record, text } from './json.ts';

/** A liveness, readiness or startup probe, defaults as the API server fills them in. Commands are not kept. */
export interface Probe {
  readonly handler: 'httpGet' | 'tcpSocket' | 'grpc' | 'exec' | 'unknown';
  /** A number, or the name of a container port; `null` for exec. */
  readonly port: number | string | null;
  readonly path: string | null;
  readonly scheme: string | null;
  readonly initialDelaySeconds: number;
  readonly periodSeconds: number;
  readonly timeoutSeconds: number;
  readonly successThreshold: number;
  readonly failureThreshold: number;
}

const HANDLERS = ['httpGet', 'tcpSocket', 'grpc', 'exec'] as const;

export function readProbe(value: unknown): Probe | null {
  if (!isRecord(value)) return null;
  const handler = HANDLERS.find((name) => isRecord(value[name])) ?? 'unknown';
  const action: JsonRecord = record(value[handler]);
  return {
    handler,
    port: typeof action.port === 'number' ? action.port : text(action.port),
    // What follows the path may be a token.
    path: text(text(action.path)?.split(/[?#]/, 1)[0]),
    scheme: text(action.scheme),
    initialDelaySeconds: count(value.initialDelaySeconds),
    periodSeconds: count(value.periodSeconds) || 10,
    timeoutSeconds: count(value.timeoutSeconds) || 1,
    successThreshold: count(value.successThreshold) || 1,
    failureThreshold: count(value.failureThreshold) || 3,
  };
}
