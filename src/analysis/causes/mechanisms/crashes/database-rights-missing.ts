import { saidFault } from './said-fault.ts';

/** A database lets a user in and refuses a statement. */
export const databaseRightsMissing = saidFault({
  id: 'database-rights-missing',
  title: 'A database user lacks a right',
  reasoning:
    'The login succeeds, and a statement is refused: the database user has no right to the table, schema or command. That is decided in the database, and no field of Kubernetes shows it.',
  fix: 'Grant the right to the database user, or let the program use the user that has it.',
  signatures: ['database-right-missing'],
  does: 'logs in with a database user that lacks a right',
});
