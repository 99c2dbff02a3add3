import type { Mechanism } from '../../mechanism.ts';
import { REFUSED, serverRefusal } from './database-refusal.ts';

/** A database serves reads and refuses writes; nothing of Kubernetes shows it. */
export const databaseReadOnly: Mechanism = {
  id: 'database-read-only',
  title: 'A database takes no writes',
  reasoning:
    'A database that was set to read-only, or that is a replica, answers its probes and refuses every write. Its pods ' +
    'are ready, and only its clients log what it says. They are the victims: the server is found by the host that ' +
    'their logs or their configuration name, by its own log, by a Secret both use, or as the only one of its kind. A ' +
    'file system that is mounted read-only is another cause, and worded differently.',
  fix: 'See whether the server was set to read-only (read_only and super_read_only of MySQL, default_transaction_read_only of PostgreSQL, a full disk that made it so), or whether the address its clients use leads to a replica, and undo that.',
  explains: REFUSED,
  silent: true,
  diagnose: (finding, scene) => serverRefusal(finding, scene, 'database-read-only', 'refuses writes'),
};
