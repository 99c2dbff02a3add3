import { hookFault } from './hook-fault.ts';

/** A container is ended because its postStart hook fails. */
export const postStartHookFailing = hookFault({
  id: 'post-start-hook-failing',
  title: 'The postStart hook of a container fails',
  reasoning:
    'The kubelet runs the postStart hook right after it started a container, without waiting for the program to be ' +
    'ready, and ends the container when the hook fails. The program itself may be sound. The kubelet says so in an ' +
    'event or in the state of the container, and quotes what the hook printed.',
  fix: 'Run the command of the hook by hand in the container; let it wait for the program before it asks it, and end with 0 where a failure does no harm.',
  reason: 'FailedPostStartHook',
  state: 'PostStartHookError',
  hook: 'postStart',
});
