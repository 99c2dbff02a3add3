import { inNamespace, kubectl } from '../../../../rules/command.ts';
import { excerpt } from '../../../../rules/excerpt.ts';
import { toldStartFailure } from './told-start-failure.ts';

/** A pod does not start, because a ConfigMap or Secret is there and lacks a key. */
export const configurationKeyAbsent = toldStartFailure({
  id: 'configuration-key-absent',
  title: 'A ConfigMap or Secret lacks a key that pods need',
  reasoning:
    'A variable that takes one key, or a volume that lists keys under items, needs that key unless it is optional. The ' +
    'object is there; the kubelet says "couldn’t find key" for a variable and "references non-existent" for a volume.',
  fix: 'Add the key to the object, or correct its name in the template.',
  pattern:
    /couldn't find key (\S{1,253}) in (ConfigMap|Secret) (?:[a-z0-9-]{1,63}\/)?([a-z0-9.-]{1,253})|references non-existent (config|secret) key: ([^\s"]{1,253})/,
  read([, key, kind, name, volumeKind, volumeKey], { subject }) {
    const object = kind ?? (volumeKind === 'secret' ? 'Secret' : 'ConfigMap');
    const named = name === undefined ? '' : ` ${excerpt(name, 120)}`;
    return {
      summary: `${name === undefined ? `a ${object} of a volume` : `${object}${named}`} has no key ${excerpt(key ?? volumeKey ?? '', 120)}, which the pods need`,
      commands: [
        kubectl(
          'describe',
          object.toLowerCase(),
          ...(name === undefined ? [] : [name]),
          ...inNamespace(subject),
        ),
      ],
      fault: `${subject.namespace ?? ''}/${object}${named} ${key ?? volumeKey ?? ''}`,
    };
  },
});
