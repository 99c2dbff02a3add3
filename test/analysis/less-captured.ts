import type { Captured } from '../../src/model/captured.ts';
import type { Cluster } from '../../src/model/cluster.ts';
import { type SourceName, sourceNames } from '../../src/model/kinds.ts';
import { createLinks } from '../../src/model/links.ts';

/** The same moment of the same cluster, of which nobody asked for some sources. */
export function lessCaptured(cluster: Cluster, lost: ReadonlySet<SourceName>): Cluster {
  const objects = {
    ...cluster,
    ...Object.fromEntries(
      sourceNames.map((source) => [
        source,
        lost.has(source) ? (source === 'version' ? null : []) : cluster[source],
      ]),
    ),
  };
  return { ...objects, captured: without(cluster.captured, lost), links: createLinks(objects) };
}

function without(captured: Captured, lost: ReadonlySet<SourceName>): Captured {
  return {
    state: (source) => (lost.has(source) ? 'not captured' : captured.state(source)),
    any: (source) => !lost.has(source) && captured.any(source),
    all: (source, namespace) => !lost.has(source) && captured.all(source, namespace),
    fromText: (source, forms) => !lost.has(source) && captured.fromText(source, forms),
    without: (forms) => without(captured.without(forms), lost),
  };
}
