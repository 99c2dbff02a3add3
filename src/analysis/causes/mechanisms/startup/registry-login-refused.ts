import { someOf } from '../../../../rules/amount-words.ts';
import { inNamespace, kubectl } from '../../../../rules/command.ts';
import { excerpt } from '../../../../rules/excerpt.ts';
import { pullFault } from './pull-fault.ts';

/** A private image is asked for without a login, or with one that does not count. */
export const registryLoginRefused = pullFault({
  id: 'registry-login-refused',
  title: 'The registry refuses to hand out the image without a login',
  reasoning:
    'The kubelet logs in with the imagePullSecrets of the pod (its own, or of its ServiceAccount), else asks without. ' +
    'A registry answers 401 or 403, "unauthorized", "denied", or refuses an anonymous token, for a private image, and ' +
    'mostly for one that does not exist too. A named Secret that is not there settles it; without one, nothing here ' +
    'may look like a slip in the name.',
  fix: 'Create a Secret of type kubernetes.io/dockerconfigjson with a login that may pull the image, in the namespace of the pods, and name it in imagePullSecrets of the template or the ServiceAccount. If the image does not exist under that name, correct the name.',
  fault: 'login',
  shared: ({ parsed, pod, missingLogins, image }) =>
    `${pod.meta.namespace ?? ''} ${parsed?.registry ?? image} ${missingLogins.toSorted().join(',')}`,
  summary({ image, parsed, pod, missingLogins }) {
    const registry = parsed?.registry ?? 'the registry';
    const named = pod.spec.imagePullSecrets;
    const login =
      missingLogins.length > 0
        ? `the pods are to log in with Secret ${someOf(missingLogins.map((name) => excerpt(name, 80)))}, which does not exist`
        : named.length === 0
          ? 'the pods name no imagePullSecret'
          : `the login of Secret ${someOf(named.map((name) => excerpt(name, 80)))} does not count there`;
    return `${registry} refuses to hand out ${excerpt(image, 160)}, and ${login}`;
  },
  commands: ({ pod }, { subject }) => [
    kubectl('get', 'pod', pod.meta.name, ...inNamespace(subject), '-o', 'jsonpath={.spec.imagePullSecrets}'),
    kubectl(
      'get',
      'secrets',
      ...inNamespace(subject),
      '--field-selector=type=kubernetes.io/dockerconfigjson',
    ),
  ],
  toConfirm:
    'Pull the image by hand with a login that should do: if the registry still denies it, the name is wrong.',
});
