import { UserError } from '../user-error.ts';
import { exitCode } from './exit-code.ts';
import { type LoadOptions, loadAudited } from './load.ts';
import { objectsNamed } from './object-argument.ts';
import { writeStandardOutput } from './output.ts';
import { verdictLines } from './verdict-lines.ts';
import { allCauses, causesBehind } from './why-text.ts';

interface WhyOptions extends Omit<LoadOptions, 'namespace'> {
  /** Where the object is; the snapshot is read whole, as causes lie elsewhere. */
  readonly namespace?: string | undefined;
}

/** `kube-dossier why SNAPSHOT [OBJECT]`: the causes with their chains, or the chains behind one object. */
export async function why(snapshot: string, object: string | null, options: WhyOptions): Promise<number> {
  const { namespace = null, ...loading } = options;
  if (object === null && namespace !== null)
    throw new UserError(`-n ${namespace} says where an object is, and no object is named`);
  const { cluster, audit } = await loadAudited(snapshot, loading);
  const told =
    object === null
      ? allCauses(audit)
      : causesBehind(
          audit,
          objectsNamed(object, namespace, cluster, [
            ...audit.findings,
            ...(audit.configuration?.accepted ?? []),
          ]),
        );
  const lines = [...verdictLines(audit, []), ...told];
  await writeStandardOutput(`${lines.join('\n')}\n`);
  return exitCode({ crashed: audit.rules.some(({ outcome }) => outcome === 'crashed'), gated: false });
}
