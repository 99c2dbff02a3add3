import { saidFault } from './said-fault.ts';

/** A program ends over what nobody handled. */
export const programError = saidFault({
  id: 'program-error',
  title: 'A program ends over an error of its own',
  reasoning:
    'The runtime prints the exception, panic or rejection that nobody handled, and ends the program; Kubernetes starts it again, into the same error where it stands at the start. No other line tells of something outside of the program that failed.',
  fix: 'Read the trace: it names the place in the program. Correct it, or return to the version before.',
  signatures: [
    'go-panic',
    'go-fatal-error',
    'rust-panic',
    'php-fatal-error',
    'dotnet-unhandled-exception',
    'java-main-thread-exception',
    'node-unhandled-rejection',
    'node-uncaught-exception',
    'python-exception',
    'spring-start-failed',
    'fatal-log-line',
  ],
  does: 'ends over an error of its own',
});
