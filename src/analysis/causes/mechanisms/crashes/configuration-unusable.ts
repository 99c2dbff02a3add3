import { saidFault } from './said-fault.ts';

/** A program refuses its configuration. */
export const configurationUnusable = saidFault({
  id: 'configuration-unusable',
  title: 'A program cannot use its configuration',
  reasoning:
    'A program that cannot read or parse its configuration says so and ends, at every start alike. The file comes from the image or from a ConfigMap or Secret that is mounted: a change of those is the first suspect.',
  fix: 'Check the configuration with the program’s own checker, and compare it with the one that last worked; correct the ConfigMap or Secret and restart the pods.',
  signatures: ['invalid-configuration', 'json-unreadable'],
  does: 'cannot use its configuration',
});
