import { saidFault } from './said-fault.ts';

/** Somebody refuses the credentials of a program. */
export const loginRefused = saidFault({
  id: 'login-refused',
  title: 'A login of a program is refused',
  reasoning:
    'What the program logs in to was reached and answered: it does not accept the user, password or token. The Secret the program takes them from is the first suspect, or the account was changed on the other side.',
  fix: 'Compare the credentials in the Secret of the program with what the other side accepts, correct the one that is wrong, and restart the program.',
  signatures: ['authentication-failed'],
  does: 'is refused by what it logs in to',
});
