import { aksPeriscope } from './aks-periscope.ts';
import { clusterInfoDump } from './cluster-info-dump.ts';
import { crustGather } from './crust-gather.ts';
import { ibmMustGather } from './ibm-must-gather.ts';
import { insights } from './insights.ts';
import { kubectlGather } from './kubectl-gather.ts';
import type { Layout } from './layout.ts';
import { logAnalytics } from './log-analytics.ts';
import { inspect, mustGather } from './must-gather.ts';
import { objectPerFile } from './object-per-file.ts';
import { ocne } from './ocne.ts';
import { sonobuoy } from './sonobuoy.ts';
import { supportBundle } from './support-bundle.ts';
import { supportBundleKit } from './support-bundle-kit.ts';
import { verrazzano } from './verrazzano.ts';
import { vpk } from './vpk.ts';

/** Every layout, the most specific first: a folder that two recognise belongs to the first. */
export const LAYOUTS: readonly Layout[] = [
  insights,
  supportBundle,
  supportBundleKit,
  sonobuoy,
  crustGather,
  kubectlGather,
  ocne,
  verrazzano,
  clusterInfoDump,
  inspect,
  mustGather,
  vpk,
  logAnalytics,
  aksPeriscope,
  ibmMustGather,
  objectPerFile,
];
