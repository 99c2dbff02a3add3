import { humanDuration } from '../model/human-duration.ts';
import { reference } from '../model/object.ts';
import { inNamespace, shellWord } from './command.ts';
import { MINUTE } from './duration.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { helmReleases } from './helm-releases.ts';
import { defineRule } from './rule.ts';
import { inMinutes } from './threshold.ts';

export default defineRule({
  id: 'unfinished-helm-release',
  title: 'Helm release failed or is stuck',
  group: 'risk',
  severity: 'medium',
  why: 'What runs is part of the old release and part of the new one. Helm refuses to upgrade a release that it believes to be at work.',
  fix: 'Look at what the release was waiting for. Roll back to the last revision that was deployed, or upgrade again once the cause is mended.',
  needs: ['secrets'],
  settings: {
    // Helm waits five minutes by default; charts that ask for more seldom ask for half an hour.
    minutes: inMinutes(30, 'Operations that began less long ago are under way'),
  },
  *check({ secrets, now }, { minutes }) {
    for (const [newest, ...older] of helmReleases(secrets)) {
      if (newest === undefined) continue;
      const { secret, release, revision, status } = newest;
      const ageMs = secret.meta.createdAt === null ? null : now - secret.meta.createdAt;
      const pending = status.startsWith('pending-') || status === 'uninstalling';
      if (!pending && status !== 'failed') continue;
      if (pending && ageMs !== null && ageMs < minutes * MINUTE) continue;
      const deployed = older.find((one) => one.status === 'deployed')?.revision ?? null;
      yield {
        subject: reference(secret),
        facts: { release, revision, status, ageMs, deployed },
        evidence: [field(secret, 'metadata.labels.status', status)],
      };
    }
  },
  message({ release, revision, status, ageMs, deployed }) {
    const since = ageMs === null ? '' : ` for ${humanDuration(ageMs)}`;
    const last =
      deployed === null ? 'no earlier revision is deployed' : `revision ${deployed} is the last deployed`;
    return `revision ${revision} of ${excerpt(release, 80)} is ${excerpt(status, 40)}${since}; ${last}`;
  },
  commands({ release, deployed }, subject) {
    const scope = inNamespace(subject).map(shellWord).join(' ');
    if (release.startsWith('-')) return [];
    const name = shellWord(release);
    return [
      `helm history ${name} ${scope}`,
      ...(deployed === null ? [] : [`helm rollback ${name} ${deployed} ${scope}`]),
    ];
  },
});
