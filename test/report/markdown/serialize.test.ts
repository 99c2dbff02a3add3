import { expect, test } from 'vitest';
import { bullets, codeBlock, heading, paragraph } from '../../../src/report/markdown/blocks.ts';
import { emphasis, strong, toHeading } from '../../../src/report/markdown/inline.ts';
import { markdown } from '../../../src/report/markdown/serialize.ts';

test('nothing is the empty string', () => {
  expect(markdown()).toBe('');
});

test('blocks stand a line apart, without a newline at the end', () => {
  const page = markdown(
    heading(3, 'Now'),
    paragraph(strong('Fix:'), ' restart ', emphasis('it'), '. See ', toHeading('the nodes', 'Nodes'), '.'),
    bullets(['one', 'two']),
    codeBlock('sh', ['kubectl get nodes']),
  );
  expect(page).toBe(
    [
      '### Now',
      '',
      '**Fix:** restart _it_. See [the nodes](#nodes).',
      '',
      '- one',
      '- two',
      '',
      '```sh',
      'kubectl get nodes',
      '```',
    ].join('\n'),
  );
});
