import { saidFault } from './said-fault.ts';

/** A program misses a variable. */
export const variableUnset = saidFault({
  id: 'variable-unset',
  title: 'An environment variable is not set',
  reasoning:
    'A program that needs a variable names it and ends. Kubernetes refuses containers whose required Secrets, ConfigMaps or keys are absent; a variable that nobody sets, or an optional reference, it lets pass.',
  fix: 'Set the variable in env of the container, or take it from the ConfigMap or Secret that should have it.',
  signatures: ['missing-environment-variable'],
  does: 'misses an environment variable',
});
