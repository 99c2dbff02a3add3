import { exitFault } from './exit-fault.ts';

/** A program does its work and ends, and is started again. */
export const programCompletes = exitFault({
  id: 'program-completes',
  title: 'A program ends without an error and is started again',
  reasoning:
    'Pods of Deployments, StatefulSets and DaemonSets restart every container that ends, with exit code 0 too, and the ' +
    'kubelet waits longer each time. A program that does its work and ends belongs into a Job; a server that ends so ' +
    'was started without what keeps it in the foreground, or a shell in its command had nothing to do. One that a ' +
    'probe asked to stop may end with 0 as well, and the kubelet says so.',
  fix: 'Run what ends as a Job or CronJob; let a server stay in the foreground (daemon off), and check command and args of the container.',
  fits: ({ last, problem }) => problem?.class === 'crash' && last?.exitCode === 0,
  confidence: 'likely',
  toConfirm: 'Read the log of the run before this one: did the program do its work, or did it never begin?',
});
