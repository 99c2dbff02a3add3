import { podWords, printCommand } from './container-hits.ts';
import { hostPathEvidence, hostPaths, hostPathWords } from './host-path.ts';
import { namesText } from './names-of.ts';
import { defineRule } from './rule.ts';
import { SPEC_SOURCES, workloadSpecs } from './workload-spec.ts';

export default defineRule({
  id: 'host-path-mounted',
  title: 'Pods keep data in a directory of their node',
  group: 'security',
  severity: 'low',
  why: 'A hostPath passes by quotas and storage classes, and its data stays behind when the pod moves to another node. A program that is broken into may leave files on the node.',
  fix: 'Use a PersistentVolumeClaim (a local PersistentVolume where it has to be this disk), or mount the path readOnly: true.',
  peers: {
    Polaris: ['hostPathSet'],
    Kubescape: ['C-0048'],
    KubeBuddy: ['SEC010'],
    marvin: ['M-104'],
  },
  needs: ['pods'],
  uses: SPEC_SOURCES,
  *check(view) {
    for (const workload of workloadSpecs(view)) {
      const paths = hostPaths(workload).filter(
        ({ kind, bidirectional, path, writable }) =>
          !bidirectional && !HARMLESS.test(path) && (kind === 'other' || (path === '/var/log' && !writable)),
      );
      if (paths.length === 0 || workload.nodeAgent) continue;
      yield {
        subject: workload.owner,
        severity: paths.some(({ writable }) => writable) ? 'low' : 'info',
        facts: {
          count: paths.length,
          paths: paths.slice(0, 20).map(({ path, writable }) => ({ path, writable })),
          pods: workload.pods,
        },
        evidence: hostPathEvidence(workload, paths),
      };
    }
  },
  message({ count, paths, pods }) {
    return `mounts ${namesText(paths.map(hostPathWords), count)} of the node; ${podWords(pods)}`;
  },
  commands: (_facts, subject) => printCommand(subject),
});

/** The time zone, certificates everybody may read, and single devices. */
const HARMLESS =
  /^\/(?:etc\/(?:localtime|timezone|machine-id|os-release|ssl\/certs|pki)|usr\/share\/(?:zoneinfo|ca-certificates)|lib\/modules|dev\/(?:shm|dri|fuse|net\/tun|snd|tty[A-Za-z]+\d+|serial|kvm))(?:\/|$)/;
