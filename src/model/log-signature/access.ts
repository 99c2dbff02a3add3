import type { LogSignature } from '../log-signature.ts';

/** Trouble with who may do what, and with what databases say. */
export const ACCESS_SIGNATURES: readonly LogSignature[] = [
  {
    id: 'api-access-forbidden',
    title: 'The Kubernetes API forbids a request',
    pattern:
      /is forbidden: User "(?<user>[^"]{1,253})" cannot (?<verb>\w{1,30}) resource "(?<resource>[^"]{1,100})/,
    hints: ['is forbidden: user'],
    fatal: false,
  },
  {
    id: 'database-read-only',
    title: 'A database takes no writes',
    pattern:
      /--(?:super-)?read-only option|cannot execute \w{1,30} in a read-only transaction|write against a read only replica/i,
    hints: ['read-only option', 'read-only transaction', 'read only replica'],
    fatal: false,
  },
  {
    id: 'too-many-connections',
    title: 'A server has no connection left',
    pattern:
      /too many connections|too many clients already|remaining connection slots are reserved|max number of clients reached|max_user_connections/i,
    hints: [
      'too many connections',
      'too many clients',
      'connection slots',
      'number of clients reached',
      'max_user_connections',
    ],
    fatal: false,
  },
  {
    id: 'authentication-failed',
    title: 'A login is refused',
    pattern:
      /password authentication failed for user "(?<user>[^"]{1,100})"|access denied for user '(?<user2>[^']{1,100})'|role "(?<user3>[^"]{1,100})" does not exist|authentication failed|authentication required|invalid username-password|WRONGPASS|ACCESS_REFUSED/i,
    hints: [
      'authentication failed',
      'access denied for user',
      'role "',
      'authentication required',
      'username-password',
      'wrongpass',
      'access_refused',
    ],
    fatal: false,
  },
  {
    id: 'database-missing',
    title: 'A database does not exist',
    pattern:
      /database "(?<database>[^"]{1,100})" does not exist|unknown database '(?<database2>[^']{1,100})'/i,
    hints: ['database "', 'unknown database'],
    fatal: false,
  },
  {
    id: 'table-missing',
    title: 'A database table does not exist',
    pattern:
      /relation "(?<table>[^"]{1,200})" does not exist|table '(?<table2>[^']{1,200})' doesn't exist|no such table: (?<table3>[\w.]{1,200})/i,
    hints: ['relation "', "doesn't exist", 'no such table'],
    fatal: false,
  },
  {
    id: 'database-deadlock',
    title: 'Database transactions block each other',
    pattern: /deadlock detected|deadlock found when trying to get lock|database is locked/i,
    hints: ['deadlock', 'database is locked'],
    fatal: false,
  },
];
