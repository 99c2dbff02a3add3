import { expect, test } from 'vitest';
import { factList, factMember, factText } from '../../../src/analysis/causes/fact-member.ts';

const facts = { image: 'till:2', pods: 3, nodes: ['node-1'], missing: null };

test('a member of the facts', () => {
  expect([factMember(facts, 'pods'), factText(facts, 'image'), factList(facts, 'nodes')]).toEqual([
    3,
    'till:2',
    ['node-1'],
  ]);
});

test.each(['constructor', '__proto__', 'toString', 'missing', 'absent'])('%s is no member', (name) => {
  expect(factMember(facts, name)).toBeNull();
});

test('members of another type are none', () => {
  expect([factText(facts, 'pods'), factList(facts, 'image')]).toEqual([null, []]);
});

test.each([null, 'text', 7, true, [1, 2]])('%j has no members', (other) => {
  expect([factMember(other, 'length'), factText(other, '0'), factList(other, '0')]).toEqual([null, null, []]);
});
