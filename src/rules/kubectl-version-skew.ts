import { minorSkew, parseKubernetesVersion } from '../model/kubernetes-version.ts';
import { CLUSTER } from './cluster-subject.ts';
import { kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { defineRule } from './rule.ts';

/** https://kubernetes.io/releases/version-skew-policy/#kubectl */
const SUPPORTED_MINORS = 1;

export default defineRule({
  id: 'kubectl-version-skew',
  title: 'kubectl and API server are too far apart',
  group: 'hygiene',
  severity: 'low',
  why: 'Each kubectl is tested against API servers at most one minor version away; further off, commands may fail or leave fields out.',
  fix: 'Use a kubectl within one minor version of the API server.',
  needs: ['version'],
  *check({ version }) {
    const client = parseKubernetesVersion(version?.client);
    const server = parseKubernetesVersion(version?.server);
    if (version === null || client === null || server === null) return;
    const skew = minorSkew(client, server);
    if (skew !== null && Math.abs(skew) <= SUPPORTED_MINORS) return;
    const source = { file: version.file, document: 0, item: null };
    yield {
      subject: CLUSTER,
      facts: { client: client.text, server: server.text, minors: skew },
      evidence: [
        { source, path: 'clientVersion.gitVersion', value: client.text },
        { source, path: 'serverVersion.gitVersion', value: server.text },
      ],
    };
  },
  message({ client, server, minors }) {
    const distance =
      minors === null
        ? 'of another major version than'
        : `${Math.abs(minors)} minor versions ${minors > 0 ? 'newer' : 'older'} than`;
    return `kubectl ${excerpt(client, 40)} is ${distance} the API server ${excerpt(server, 40)}`;
  },
  commands() {
    return [kubectl('version')];
  },
});
