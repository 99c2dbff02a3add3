import { expect, test } from 'vitest';
import { badCommands } from './checks/commands.ts';

const COPY = "ssh 10.0.0.1 'sudo k3s ctr images export - a:1' | ssh 10.0.0.2 'sudo k3s ctr images import -'";

test.each(['kubectl get pods -n shop', "ssh 10.0.0.1 sudo crictl rmi 'a b'", COPY, '# and 3 more'])(
  'the fuzzer lets pass: %s',
  (command) => {
    expect(badCommands({ steps: [{ commands: [command] }] })).toEqual([]);
  },
);

test.each([
  'kubectl get pods; reboot',
  'kubectl get pods -n $(reboot)',
  'kubectl get pods | sh',
  'ssh -oProxyCommand=reboot sudo ls',
  `${COPY} | sh`,
  "ssh 10.0.0.1 'sudo ls' | ssh -oProxyCommand=reboot 'sudo ls'",
  "ssh 10.0.0.1 'sudo ls' | ssh 10.0.0.2 'sudo ls' 'sudo rm'",
])('the fuzzer reports: %s', (command) => {
  expect(badCommands({ steps: [{ commands: [command] }] })).toEqual([JSON.stringify(command)]);
});
