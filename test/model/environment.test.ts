import { expect, test } from 'vitest';
import { readEnvironment } from '../../src/model/environment.ts';

const isCredential = (name: string, value: unknown) =>
  readEnvironment([{ name, value }])[0]?.literalCredential ?? false;

test.each([
  ['DB_PASSWORD', 'hunter2'],
  ['password', 'hunter2'],
  ['AWS_SECRET_ACCESS_KEY', 'wJalr'],
  ['STRIPE_API_KEY', 'sk_live'],
  ['SLACK_TOKEN', 'xoxb'],
  ['DB_PASSWORD', 'postgres://a:b@c'],
])('%s=%s is a literal credential', (name, value) => {
  expect(isCredential(name, value)).toBe(true);
});

test.each([
  ['DB_PASSWORD', ''],
  ['DB_PASSWORD', '$(OTHER)'],
  ['DB_PASSWORD', '/run/secrets/db'],
  ['REQUIRE_PASSWORD', 'true'],
  ['SESSION_SECRET', '5'],
  ['API_KEY', 'https://keys.example.org'],
  ['DB_PASSWORD_FILE', 'password'],
  ['TOKEN_TTL', '3600'],
  ['PASSWORD_POLICY', 'strict'],
  ['NEXT_TOKEN', 'abc'],
  ['KEYBOARD', 'de'],
  ['DB_PASSWORD', 7],
])('%s=%s is none', (name, value) => {
  expect(isCredential(name, value)).toBe(false);
});
