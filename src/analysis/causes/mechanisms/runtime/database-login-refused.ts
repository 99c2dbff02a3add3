import { inNamespace, kubectl } from '../../../../rules/command.ts';
import { logEvidence } from '../../../../rules/crash-line.ts';
import { excerpt } from '../../../../rules/excerpt.ts';
import type { Mechanism } from '../../mechanism.ts';
import { secretsOf } from './database-of-client.ts';
import { loggedFault, REFUSED } from './database-refusal.ts';
import { databaseKindIn, databaseOf } from './database-servers.ts';
import { logWords } from './log-words.ts';

/** A program gives a database a user or password that this does not accept. */
export const databaseLoginRefused: Mechanism = {
  id: 'database-login-refused',
  title: 'A database refuses the login of a program',
  reasoning:
    'The database was reached and answered: host, port and name resolution are right, and what it refuses is the user ' +
    'or the password. The program that was given them has to be changed, or the Secret it takes them from; other ' +
    'programs log in to the same database without trouble. The log of the server repeats every refusal, of any client, ' +
    'so that log alone names nobody.',
  fix: 'Compare user and password in the Secret of the program with what the database has, correct the one that is wrong, and restart the program: environment variables are read once.',
  explains: REFUSED,
  silent: true,
  diagnose(finding, scene) {
    if (databaseOf(scene, finding.subject) !== null) return null;
    const found = loggedFault(finding, scene, 'authentication-failed');
    if (found === null) return null;
    const { one, line } = found;
    const kind = databaseKindIn(`${line.match.line} ${line.log.tail.join(' ')}`);
    if (kind === null) return null;
    const { user } = line.match.captures;
    const secrets = [...secretsOf(one.pod)].toSorted().slice(0, 3);
    const who = user === undefined ? '' : ` of user ${excerpt(user, 60)}`;
    const from =
      secrets.length === 0
        ? ''
        : `; its variables come from ${secrets.map((name) => `Secret ${name}`).join(', ')}`;
    return {
      root: finding.subject,
      confidence: 'confirmed',
      summary: `${kind} refuses the login${who}: ${logWords(line, scene.cluster.now)}${from}`,
      evidence: [logEvidence(line)],
      commands: [
        ...finding.commands,
        ...secrets.map((name) => kubectl('describe', 'secret', name, ...inNamespace(finding.subject))),
      ],
      toConfirm: null,
    };
  },
};
