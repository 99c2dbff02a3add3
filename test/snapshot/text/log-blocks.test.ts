import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outsideLogBlocks } from '../../../src/snapshot/text/log-blocks.ts';

const OF = 'logs for container server of pod shop/cart-0';
const BLOCK = `==== START ${OF} ====\n{"kind":"Pod"}\n==== STOP\nlast==== END ${OF} ====\n`;

async function split(text: string, cuts: readonly number[] = []) {
  const bytes = Buffer.from(text);
  const edges = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length];
  const chunks = edges.slice(1).map((end, index) => bytes.subarray(edges[index], end));
  const blocks: { of: string; text: string; ended: boolean }[] = [];
  let outside = '';
  async function* source() {
    yield* chunks;
  }
  const open = ({ namespace, pod, container }: { namespace: string; pod: string; container: string }) => {
    const block = { of: `${namespace}/${pod}/${container}`, text: '', ended: false };
    blocks.push(block);
    return {
      write: (chunk: Uint8Array) => {
        block.text += Buffer.from(chunk).toString('latin1');
      },
      end: () => {
        block.ended = true;
      },
    };
  };
  for await (const chunk of outsideLogBlocks(source(), open))
    outside += Buffer.from(chunk).toString('latin1');
  return { outside, blocks };
}

const LOG = { of: 'shop/cart-0/server', text: '{"kind":"Pod"}\n==== STOP\nlast', ended: true };

test.each([
  ['nothing', '', '', []],
  ['no block', '{"a": 1}\n==== no mark\n', '{"a": 1}\n==== no mark\n', []],
  ['a block alone', BLOCK, '\n', [LOG]],
  ['between data', `{}\n${BLOCK}{}\n`, '{}\n\n{}\n', [LOG]],
  ['one after the other', BLOCK + BLOCK, '\n\n', [LOG, LOG]],
  ['a mark in a line', `x ${BLOCK.split('\n')[0]}\n`, `x ${BLOCK.split('\n')[0]}\n`, []],
  [
    'a mark that is none',
    '==== START logs for container ====\n{}\n',
    '==== START logs for container ====\n{}\n',
    [],
  ],
  [
    'a mark without end',
    `==== START logs for container ${'x'.repeat(3000)}`,
    `==== START logs for container ${'x'.repeat(3000)}`,
    [],
  ],
  ['a block without end', `{}\n==== START ${OF} ====\nstarted\n`, '{}\n', [{ ...LOG, text: 'started\n' }]],
])('%s', async (_, text, outside, blocks) => {
  expect(await split(text)).toEqual({ outside, blocks });
});

test('wherever the chunks end', async () => {
  const text = `{}\n${BLOCK}==== START x\n\n${BLOCK}{}\n==== START ${OF} ====\nopen`;
  const whole = await split(text);
  expect(whole.blocks).toHaveLength(3);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(text.length), { maxLength: 12 }), async (cuts) => {
      expect(await split(text, cuts)).toEqual(whole);
    }),
  );
});
