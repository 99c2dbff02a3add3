import { formatBytes } from '../model/quantity.ts';
import { clusterList } from './cluster-list.ts';
import { kubectl } from './command.ts';
import { DAY } from './duration.ts';
import { listWords } from './namespace-list.ts';
import { defineRule } from './rule.ts';
import { inDays } from './threshold.ts';

export default defineRule({
  id: 'unclaimed-volume',
  title: 'Volumes wait for a claim',
  group: 'cleanup',
  severity: 'info',
  why: 'They hold storage that nobody uses. Volumes that were prepared for claims to come are meant to wait; others were left behind.',
  fix: 'Ask who prepared them, and delete those that nobody will claim.',
  peers: { Popeye: ['POP-1000'], kor: ['pv'], KubeBuddy: ['PV001'] },
  needs: ['persistentVolumes'],
  settings: {
    // Whoever prepares volumes does so before they are claimed.
    days: inDays(7, 'Volumes that are younger are passed over'),
  },
  *check({ persistentVolumes, now }, { days }) {
    yield* clusterList(persistentVolumes, ({ meta, phase, capacityBytes }) => {
      const young = meta.createdAt !== null && now - meta.createdAt < days * DAY;
      if (phase !== 'Available' || young) return null;
      const size = capacityBytes === null ? {} : { detail: formatBytes(capacityBytes) };
      return { path: 'status.phase', value: phase, ...size };
    });
  },
  message(facts) {
    return `${facts.count} of ${facts.of} volumes: ${listWords(facts)}`;
  },
  commands() {
    return [kubectl('get', 'persistentvolumes')];
  },
});
