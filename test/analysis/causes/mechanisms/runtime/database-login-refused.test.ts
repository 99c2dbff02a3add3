import { expect, test } from 'vitest';
import { causeBy } from '../../explained.ts';
import { match, mechanismsOf } from '../../logged.ts';
import { database, shopOf } from './clients.ts';

const ID = 'database-login-refused';
const DENIED = match(
  'authentication-failed',
  "Access denied for user 'till'@'10.42.0.7' (using password: YES)",
  {
    captures: { user: 'till' },
  },
);

test('the program is the root, and the Secret of its variables the first suspect', () => {
  const envFrom = [{ kind: 'Secret', name: 'cart-login', key: null, optional: false }] as const;
  const cause = causeBy(
    ID,
    shopOf([{ name: 'cart', said: [DENIED], options: { envFrom } }], [database('db')], [DENIED]),
  );
  expect(cause).toMatchObject({ root: { kind: 'Deployment', name: 'cart' }, confidence: 'confirmed' });
  expect(cause.summary).toContain('MySQL refuses the login of user till');
  expect(cause.summary).toContain('its variables come from Secret cart-login');
  expect(cause.remedy.commands.at(-1)).toBe('kubectl describe secret cart-login -n shop');
});

test('a program that runs on and is refused is a suspect, the server that says so is none', () => {
  const shop = shopOf([{ name: 'cart', said: [DENIED], runs: true }], [database('db')], [DENIED]);
  expect(causeBy(ID, shop)).toMatchObject({ root: { name: 'cart' }, alsoAt: [] });
});

test('what is no database is another login', () => {
  const said = [match('authentication-failed', 'smtp: 535 authentication failed')];
  expect(mechanismsOf(shopOf([{ name: 'cart', said }], [database('db')]))).toEqual(['login-refused']);
});
