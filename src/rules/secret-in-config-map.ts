import type { ConfigMap } from '../model/configuration.ts';
import { kubectl } from './command.ts';
import { listWords, namespaceLists } from './namespace-list.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'secret-in-config-map',
  title: 'ConfigMaps hold what sounds like credentials',
  group: 'security',
  severity: 'medium',
  why: 'ConfigMaps are readable for nearly everybody who may look into the namespace, are not encrypted at rest, and end up in logs and backups.',
  fix: 'See what the keys hold. Move credentials into a Secret, let the pods refer to that, and change them: they have been seen.',
  peers: {
    Polaris: ['sensitiveConfigmapContent'],
    Kubescape: ['C-0012'],
    KubeBuddy: ['SEC033'],
    marvin: ['M-201'],
  },
  needs: ['configMaps'],
  *check({ configMaps }) {
    yield* namespaceLists(
      configMaps.filter(({ meta }) => meta.owners.length === 0),
      ({ keys }: ConfigMap) => {
        const found = keys.filter((key) => CREDENTIAL_KEY.test(key));
        const [first] = found;
        return first === undefined
          ? null
          : { path: 'data', value: found.slice(0, 5).join(', '), detail: `key ${first}` };
      },
    );
  },
  message(facts) {
    return `${facts.count} of ${facts.of} ConfigMaps: ${listWords(facts)}`;
  },
  commands(_facts, { name }) {
    return [kubectl('get', 'configmaps', '-n', name)];
  },
});

/** Whole names of credentials only: `password-policy.yaml` and `token_ttl` are none. */
const CREDENTIAL_KEY =
  /^(?:[A-Za-z0-9.]+[_.-])*(?:password|passwd|passphrase|secret[_-]?key|secret[_-]?access[_-]?key|private[_-]?key|client[_-]?secret|api[_-]?key|access[_-]?token|auth[_-]?token|id_rsa|id_ed25519|tls\.key|\.dockerconfigjson)$/i;
