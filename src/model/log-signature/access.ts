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
      /--(?:super-)?read-only option|cannot execute [\w ]{1,60} in a read-only transaction|write against a read only replica|\bNotWritablePrimary\b|\bnot master\b.{0,40}(?:slaveOk|code)|not primary while|because the database is read-only|read-only-allow-delete|index read-only/i,
    hints: [
      'read-only option',
      'read-only transaction',
      'read only replica',
      'notwritableprimary',
      'not master',
      'not primary while',
      'database is read-only',
      'read-only-allow-delete',
      'index read-only',
    ],
    fatal: false,
  },
  {
    id: 'too-many-connections',
    title: 'A server has no connection left',
    pattern:
      /too many connections|too many clients already|remaining connection slots are reserved|max number of clients reached|max_user_connections|too many open connections|maximum number of (?:sessions|processes) exceeded|connection limit (?:exceeded|reached)|ORA-12516/i,
    hints: [
      'too many open connections',
      'maximum number of',
      'connection limit',
      'ora-12516',
      'too many connections',
      'too many clients',
      'connection slots',
      'number of clients reached',
      'max_user_connections',
    ],
    fatal: false,
  },
  {
    // PostgreSQL's words; the user has no right to a table, whatever files may be read.
    id: 'database-right-missing',
    title: 'A database user lacks a right',
    pattern:
      /permission denied for (?:table|relation|schema|database|sequence|function|view) "?(?<object>[\w.]{1,100})|(?:SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|DROP|INDEX) command denied to user '(?<user>[^']{1,100})'|not authorized on (?<object2>[\w.-]{1,100}) to execute command|NOPERM this user/i,
    hints: ['permission denied for', 'command denied to user', 'not authorized on', 'noperm'],
    fatal: false,
  },
  {
    id: 'authentication-failed',
    title: 'A login is refused',
    pattern:
      /password authentication failed for user "(?<user>[^"]{1,100})"|access denied for user '(?<user2>[^']{1,100})'|role "(?<user3>[^"]{1,100})" does not exist|login failed for user '(?<user4>[^']{1,100})'|ORA-01017|permission denied \((?:publickey|password)|SaslAuthenticationException|\bAuthenticationFailed\b|authentication (?:failed|failure)|authentication required|invalid username-password|WRONGPASS|ACCESS_REFUSED/i,
    hints: [
      'login failed for user',
      'ora-01017',
      'permission denied (p',
      'saslauthentication',
      'authenticationfailed',
      'authentication failure',
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
    // What database drivers say above the reason, which stands further down in a trace, or nowhere.
    id: 'database-unreachable',
    title: 'A database cannot be reached',
    pattern:
      /communications link failure|the TCP\/IP connection to the host (?<host>[\w.-]{1,253}), port (?<port>\d{1,5}) has failed|can't connect to (?:MySQL |MariaDB )?server on '(?<host2>[\w.-]{1,253}?)(?::(?<port2>\d{1,5}))?'|could not connect to server|MongoServerSelectionError|MongoSocketOpenException|MongoNetworkError|ServerSelectionTimeoutError|unable to connect to redis|broker may not be available|no brokers available|no alive nodes? found/i,
    hints: [
      'communications link failure',
      'connection to the host',
      "can't connect to",
      'could not connect to server',
      'mongoserverselection',
      'mongosocketopen',
      'mongonetworkerror',
      'serverselectiontimeout',
      'unable to connect to redis',
      'broker may not be available',
      'no brokers available',
      'no alive node',
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
