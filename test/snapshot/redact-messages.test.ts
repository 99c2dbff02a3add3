import { expect, test } from 'vitest';
import { isRecord } from '../../src/model/json.ts';
import { markShared } from '../../src/model/shared-part.ts';
import { Timed } from '../../src/model/timed.ts';
import { redactMessages } from '../../src/snapshot/redact-messages.ts';

const KEY = '-----BEGIN PRIVATE KEY-----\nhunter2\n-----END PRIVATE KEY-----';
const container = (message: string) => ({ name: 'web', lastState: { terminated: { exitCode: 1, message } } });

test.each([
  [{ message: 'token=hunter2' }, { message: 'token=***' }],
  [{ note: 'token=hunter2' }, { note: 'token=***' }],
  [
    { status: { conditions: [{ type: 'Ready' }, { message: 'a\npassword: hunter2\nb' }] } },
    { status: { conditions: [{ type: 'Ready' }, { message: 'a\npassword: ***\nb' }] } },
  ],
  [
    { status: { containerStatuses: [container('pwd=hunter2')], phase: 'Running' } },
    { status: { containerStatuses: [container('pwd=***')], phase: 'Running' } },
  ],
  [
    { status: { initContainerStatuses: [container(KEY)] } },
    { status: { initContainerStatuses: [container('-----BEGIN PRIVATE KEY-----***')] } },
  ],
])('case %#', (object, redacted) => {
  const before = JSON.stringify(object);
  expect(redactMessages(object)).toEqual(redacted);
  expect(JSON.stringify(object)).toBe(before);
});

test.each([
  { message: 'secret "cart-database" not found', status: { conditions: [{ message: 'ready' }] } },
  { message: 'exceeded quota: objects, requested: secrets=1, used: secrets=10, limited: secrets=10' },
  { message: 7, note: null, status: [], spec: { message: 'token=name' } },
  {},
])('what says nothing secret is the same object: %j', (object) => {
  expect(redactMessages(object)).toBe(object);
});

test('a part that many objects have in common is masked once, and stays one', () => {
  const part = [{ type: 'Ready', message: 'dial: password=hunter2 refused', lastTransitionTime: '@0' }];
  markShared(part);
  const [first, second] = [0, 1]
    .map((at) => redactMessages({ status: { conditions: new Timed(part, [at]) } }))
    .map(({ status }) => (isRecord(status) ? status.conditions : null));
  expect(first).toEqual(new Timed([{ ...part[0], message: 'dial: password=*** refused' }], [0]));
  expect(second instanceof Timed && first instanceof Timed && second.part === first.part).toBe(true);
});
