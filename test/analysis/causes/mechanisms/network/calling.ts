import type { LogMatch } from '../../../../../src/model/log-signature.ts';
import type { Pod } from '../../../../../src/model/pod.ts';
import { containerLog } from '../../../../builders/observation.ts';

/** A log whose end says, two hundred times, that a host is not reached. */
export function complaining(pod: Pod, signature: string, host: string, port?: string) {
  return containerLog(pod, { matches: [said(signature, host, port)] });
}

export function said(signature: string, host: string, port?: string): LogMatch {
  return {
    signature,
    count: 200,
    firstLine: 1,
    lastLine: 119,
    firstAt: null,
    lastAt: null,
    line: `an example of ${signature}`,
    captures: { host, ...(port === undefined ? {} : { port }) },
    frame: null,
  };
}
