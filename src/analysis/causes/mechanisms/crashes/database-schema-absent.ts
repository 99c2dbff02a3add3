import { saidFault } from './said-fault.ts';

/** A database server does not have the database or table. */
export const databaseSchemaAbsent = saidFault({
  id: 'database-schema-absent',
  title: 'A database lacks what a program expects',
  reasoning:
    'The database server was reached and let the program in, and has no database or table of that name: it was never created, a migration did not run, or the program asks the wrong server.',
  fix: 'Create the database, or run the migrations before the program; check that its configuration names the right server.',
  signatures: ['database-missing', 'table-missing'],
  does: 'does not find its database or table',
});
