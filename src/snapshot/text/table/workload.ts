import type { JsonRecord } from '../../../model/json.ts';
import { labelPairs, type Row, share, type TableKind, templateContainers, wholeNumber } from './row.ts';

const TEMPLATE_COLUMNS = ['CONTAINERS', 'IMAGES', 'SELECTOR'];

export const deploymentTable: TableKind = {
  source: 'deployments',
  headers: [
    ['NAME', 'READY', 'UP-TO-DATE', 'AVAILABLE', 'AGE'],
    ['NAME', 'DESIRED', 'CURRENT', 'UP-TO-DATE', 'AVAILABLE', 'AGE'],
  ],
  wide: TEMPLATE_COLUMNS,
  read(row): JsonRecord {
    const ready = share(row.cell('READY'));
    const desired = ready?.whole ?? wholeNumber(row.cell('DESIRED')) ?? 0;
    const available = wholeNumber(row.cell('AVAILABLE')) ?? 0;
    return {
      spec: { replicas: desired, ...template(row) },
      status: {
        replicas: wholeNumber(row.cell('CURRENT')) ?? desired,
        updatedReplicas: wholeNumber(row.cell('UP-TO-DATE')),
        // Older releases print no ready replicas; those available are among them.
        readyReplicas: ready?.part ?? available,
        availableReplicas: available,
        unavailableReplicas: Math.max(desired - available, 0),
      },
    };
  },
};

export const replicaSetTable: TableKind = {
  source: 'replicaSets',
  headers: [['NAME', 'DESIRED', 'CURRENT', 'READY', 'AGE']],
  wide: TEMPLATE_COLUMNS,
  read: replicated,
};

export const replicationControllerTable: TableKind = {
  ...replicaSetTable,
  source: 'replicationControllers',
  shared: true,
};

export const statefulSetTable: TableKind = {
  source: 'statefulSets',
  headers: [
    ['NAME', 'READY', 'AGE'],
    ['NAME', 'DESIRED', 'CURRENT', 'AGE'],
  ],
  wide: ['CONTAINERS', 'IMAGES'],
  // Custom resources print READY as well, as True or False.
  fits: (row) => share(row.cell('READY')) !== null || wholeNumber(row.cell('CURRENT')) !== null,
  read(row): JsonRecord {
    const ready = share(row.cell('READY'));
    const current = wholeNumber(row.cell('CURRENT'));
    const desired = ready?.whole ?? wholeNumber(row.cell('DESIRED')) ?? 0;
    return {
      spec: { replicas: desired, ...template(row) },
      status: { replicas: current ?? desired, readyReplicas: ready?.part ?? current },
    };
  },
};

export const daemonSetTable: TableKind = {
  source: 'daemonSets',
  headers: [
    ['NAME', 'DESIRED', 'CURRENT', 'READY', 'UP-TO-DATE', 'AVAILABLE', 'NODE SELECTOR', 'AGE'],
    ['NAME', 'DESIRED', 'CURRENT', 'READY', 'UP-TO-DATE', 'AVAILABLE', 'NODE-SELECTOR', 'AGE'],
  ],
  wide: TEMPLATE_COLUMNS,
  read: (row): JsonRecord => ({
    spec: template(row),
    status: {
      desiredNumberScheduled: wholeNumber(row.cell('DESIRED')),
      currentNumberScheduled: wholeNumber(row.cell('CURRENT')),
      numberReady: wholeNumber(row.cell('READY')),
      updatedNumberScheduled: wholeNumber(row.cell('UP-TO-DATE')),
      numberAvailable: wholeNumber(row.cell('AVAILABLE')),
    },
  }),
};

function replicated(row: Row): JsonRecord {
  const ready = wholeNumber(row.cell('READY')) ?? 0;
  return {
    spec: { replicas: wholeNumber(row.cell('DESIRED')) ?? 0, ...template(row) },
    status: {
      replicas: wholeNumber(row.cell('CURRENT')) ?? 0,
      readyReplicas: ready,
      availableReplicas: ready,
    },
  };
}

/** Of a template `-o wide` shows names, images and the selector, which its labels satisfy. */
function template(row: Row): JsonRecord {
  const matchLabels = labelPairs(row.cell('SELECTOR'));
  return {
    template: { metadata: { labels: matchLabels ?? {} }, spec: { containers: templateContainers(row) } },
    ...(matchLabels === null ? {} : { selector: { matchLabels } }),
  };
}
