import type { JsonRecord } from '../../../model/json.ts';

/** `http-get http://:8080/healthz delay=10s timeout=1s period=10s #success=1 #failure=3`: kubectl's `DescribeProbe`. */
export function probeOf(text: string | null): JsonRecord | null {
  const [, handler, settings] =
    /^(.*\S) +(delay=\d+s timeout=\d+s period=\d+s #success=\d+ #failure=\d+)$/.exec(text ?? '') ?? [];
  if (handler === undefined || settings === undefined) return null;
  const numbers = [...settings.matchAll(/=(\d+)/g)].map(([, digits]) => Number(digits));
  const [initialDelaySeconds, timeoutSeconds, periodSeconds, successThreshold, failureThreshold] = numbers;
  return {
    ...handlerOf(handler),
    initialDelaySeconds,
    timeoutSeconds,
    periodSeconds,
    successThreshold,
    failureThreshold,
  };
}

function handlerOf(text: string): JsonRecord {
  const [, scheme, port, path] = /^http-get (https?):\/\/[^:/]*:(\w+)(\/\S*)?$/.exec(text) ?? [];
  if (scheme !== undefined)
    return { httpGet: { scheme: scheme.toUpperCase(), port: portOf(port ?? ''), path } };
  const [, socket] = /^tcp-socket [^:]*:(\w+)$/.exec(text) ?? [];
  if (socket !== undefined) return { tcpSocket: { port: portOf(socket) } };
  const [, service] = /^grpc <pod>:(\d+)/.exec(text) ?? [];
  if (service !== undefined) return { grpc: { port: Number(service) } };
  return text.startsWith('exec ') ? { exec: {} } : {};
}

function portOf(text: string): number | string {
  return /^\d+$/.test(text) ? Number(text) : text;
}
