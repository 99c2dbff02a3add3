import { hookFault } from './hook-fault.ts';

/** A container is not ended properly because its preStop hook fails. */
export const preStopHookFailing = hookFault({
  id: 'pre-stop-hook-failing',
  title: 'The preStop hook of a container fails',
  reasoning:
    'The kubelet runs the preStop hook before it asks a container to stop, within the grace period of the pod, and ' +
    'stops the container all the same when the hook fails or takes too long: what it was to hand over is not handed ' +
    'over. The kubelet says so in an event.',
  fix: 'Run the command of the hook by hand in the container, and give the pod a terminationGracePeriodSeconds that covers it.',
  reason: 'FailedPreStopHook',
  state: 'PreStopHookError',
  hook: 'preStop',
});
