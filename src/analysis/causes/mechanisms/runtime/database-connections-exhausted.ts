import type { Mechanism } from '../../mechanism.ts';
import { REFUSED, serverRefusal } from './database-refusal.ts';

/** A database has no connection left, and its clients fail all at once. */
export const databaseConnectionsExhausted: Mechanism = {
  id: 'database-connections-exhausted',
  title: 'A database has no connection left',
  reasoning:
    'A database takes so many connections and no more. Once they are used up, every client that opens one is refused ' +
    'by name of that limit, those that restart first, while the server itself runs and is ready. The server is what ' +
    'has to be changed, or the client that holds the connections; the others are victims. The server is found by the ' +
    'host that logs or configuration name, by its own log, by a Secret both use, or as the only one of its kind.',
  fix: 'See who holds the connections and end those that are idle; lower the pool sizes of the clients, or raise the limit of the server (max_connections, maxclients) as far as its memory allows.',
  explains: REFUSED,
  silent: true,
  diagnose: (finding, scene) =>
    serverRefusal(finding, scene, 'too-many-connections', 'has no connection left'),
};
