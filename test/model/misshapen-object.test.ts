import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRole, readRoleBinding, readServiceAccount } from '../../src/model/access.ts';
import { readConfigMap, readSecret } from '../../src/model/configuration.ts';
import { readCustomResource, readCustomResourceDefinition } from '../../src/model/custom-resource.ts';
import { readEvent } from '../../src/model/event.ts';
import { readAPIService, readLease, readWebhookConfiguration } from '../../src/model/extension.ts';
import {
  readLimitRange,
  readPriorityClass,
  readResourceQuota,
  readRuntimeClass,
} from '../../src/model/policy.ts';
import {
  readHorizontalPodAutoscaler,
  readPodDisruptionBudget,
  readVerticalPodAutoscaler,
} from '../../src/model/scaling.ts';
import { createShare } from '../../src/model/share.ts';
import {
  readPersistentVolume,
  readPersistentVolumeClaim,
  readStorageClass,
} from '../../src/model/storage.ts';
import { namespacedMeta } from '../builders/meta.ts';

const readers = {
  readAPIService,
  readConfigMap,
  readCustomResource,
  readCustomResourceDefinition,
  readEvent,
  readHorizontalPodAutoscaler,
  readLease,
  readLimitRange,
  readPersistentVolume,
  readPersistentVolumeClaim,
  readPodDisruptionBudget,
  readPriorityClass,
  readResourceQuota,
  readRole,
  readRoleBinding,
  readRuntimeClass,
  readSecret,
  readServiceAccount,
  readStorageClass,
  readVerticalPodAutoscaler,
  readWebhookConfiguration,
};

const FIELDS = [
  'spec',
  'status',
  'metadata',
  'data',
  'binaryData',
  'rules',
  'subjects',
  'roleRef',
  'webhooks',
  'clientConfig',
  'metrics',
  'currentMetrics',
  'resource',
  'selector',
  'hard',
  'limits',
  'series',
  'involvedObject',
  'versions',
  'conditions',
  'name',
  'kind',
  '__proto__',
  'constructor',
];

/** Any JSON whose members have names the readers look for, at any depth. */
const { value: misshapen } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, 0, -1, 1e308, '', 'text', '2025-06-01T12:00:00Z'),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...FIELDS), tie('value'), { maxKeys: 6 }),
  ),
}));

const meta = namespacedMeta('v1', 'Anything', 'cart', {});
const object = fc.dictionary(fc.constantFrom(...FIELDS), misshapen, { maxKeys: 8 });

test.each(Object.entries(readers))('%s reads any shape into JSON without undefined', (_, reader) => {
  fc.assert(
    fc.property(object, (raw) => {
      const read = reader(JSON.parse(JSON.stringify(raw)), meta, createShare());
      expect(JSON.parse(JSON.stringify(read))).toStrictEqual(read);
    }),
    { numRuns: 60 },
  );
});
