import { saidFault } from './said-fault.ts';

/** A program refuses its own command line. */
export const optionUnknown = saidFault({
  id: 'option-unknown',
  title: 'A program does not know an option or command it is given',
  reasoning:
    'A program that does not know a flag, a command or an option of its runtime names it and ends before it does anything. The option is misspelt in command or args, or belongs to another version of the program than the image holds.',
  fix: 'Correct or take out the word in command and args, or in the variable it comes from; compare it with the options and commands of the version in the image.',
  signatures: ['unknown-option'],
  isLastWord: true,
  does: 'is started with an option or command that it does not know',
});
