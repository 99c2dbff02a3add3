import { expect, test } from 'vitest';
import { objectKey } from '../../../../../src/model/object.ts';
import { causeBy } from '../../explained.ts';
import { mechanisms, refused } from './refused.ts';

const POD = 'Error creating: pods "cart-5d4f8c7b9-x2x4z" is forbidden: ';

test.each([
  [
    'limit-range-violated',
    `${POD}maximum memory usage per Container is 512Mi, but limit is 1Gi`,
    'the LimitRange of namespace shop refuses the pods: maximum memory usage per Container is 512Mi, but limit is 1Gi',
  ],
  [
    'limit-range-violated',
    `${POD}[minimum cpu usage per Pod is 200m, but request is 100m, maximum cpu usage per Pod is 2, but limit is 3]`,
    'the LimitRange of namespace shop refuses the pods: minimum cpu usage per Pod is 200m, but request is 100m',
  ],
  [
    'limit-range-violated',
    `${POD}cpu max limit to request ratio per Container is 2, but provided ratio is 5.000000`,
    'the LimitRange of namespace shop refuses the pods: cpu max limit to request ratio per Container is 2, but provided ratio is 5.000000',
  ],
  [
    'quota-needs-resources',
    `${POD}failed quota: compute: must specify limits.cpu for: app; limits.memory for: app`,
    'ResourceQuota compute refuses pods that do not state limits.cpu for: app; limits.memory for: app',
  ],
  [
    'pod-security-denied',
    `${POD}violates PodSecurity "restricted:latest": allowPrivilegeEscalation != false (container "app" must set securityContext.allowPrivilegeEscalation=false)`,
    'the pods violate the Pod Security level restricted:latest of namespace shop: allowPrivilegeEscalation != false (container "app" must set securityContext.allowPrivilegeEscalation=false)',
  ],
  [
    'security-policy-unmatched',
    `${POD}unable to validate against any security context constraint: [provider "anyuid": Forbidden: not usable by user or serviceaccount]`,
    'no security context constraint admits the pods: [provider "anyuid": Forbidden: not usable by user or serviceaccount]',
  ],
  [
    'priority-class-absent',
    `${POD}no PriorityClass with name urgent was found`,
    'PriorityClass urgent does not exist, so the API server refuses the pods',
  ],
  [
    'runtime-class-absent',
    `${POD}pod rejected: RuntimeClass "gvisor" not found`,
    'RuntimeClass gvisor does not exist, so the API server refuses the pods',
  ],
  [
    'pod-template-invalid',
    'Error creating: Pod "cart-5d4f8c7b9-x2x4z" is invalid: spec.containers[0].resources.requests: Invalid value: "2": must be less than or equal to cpu limit of 1',
    'the pods of the template are invalid: spec.containers[0].resources.requests: Invalid value: "2": must be less than or equal to cpu limit of 1',
  ],
  [
    'webhook-denied',
    'Error creating: admission webhook "validate.policy.example.org" denied the request: image must come from registry.shop',
    'admission webhook validate.policy.example.org refuses the pods: image must come from registry.shop',
  ],
])('%s', (mechanism, message, summary) => {
  const found = causeBy(mechanism, refused({ said: [message] }));
  expect(found.confidence).toBe('confirmed');
  expect(objectKey(found.root)).toBe('shop/Deployment/cart');
  expect(found.summary).toBe(summary);
  expect(causeBy(mechanism, refused({ condition: message })).summary).toBe(summary);
});

test('namespace-terminating', () => {
  const message = `${POD}unable to create new content in namespace shop because it is being terminated`;
  const found = causeBy('namespace-terminating', refused({ said: [message] }));
  expect(objectKey(found.root)).toBe('Namespace/shop');
});

test('what none of them knows is told by the finding itself', () => {
  expect(mechanisms(refused({ said: [`${POD}the moon is not full`] }))).toEqual(['missing-replicas']);
});
