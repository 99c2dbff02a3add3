import type { Service } from '../../../../model/service.ts';
import { inNamespace, kubectl } from '../../../../rules/command.ts';

/** What to look at first, then what changes one field of a Service; the editor where the right value is not known. */
export function mendService(
  { meta }: Service,
  path: string,
  value: string | number | object | null,
): readonly string[] {
  const where = inNamespace(meta);
  return [
    kubectl('describe', 'service', meta.name, ...where),
    value === null
      ? kubectl('edit', 'service', meta.name, ...where)
      : kubectl(
          'patch',
          'service',
          meta.name,
          '--type=json',
          '-p',
          JSON.stringify([{ op: 'replace', path, value }]),
          ...where,
        ),
  ];
}
