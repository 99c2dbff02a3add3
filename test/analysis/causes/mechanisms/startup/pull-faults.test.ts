import { expect, test } from 'vitest';
import { objectKey } from '../../../../../src/model/object.ts';
import { cluster } from '../../../../builders/cluster.ts';
import { node } from '../../../../builders/node.ts';
import { pod } from '../../../../builders/pod.ts';
import { deployment } from '../../../../builders/workload.ts';
import { causeBy, explained } from '../../explained.ts';
import { failedToPull, pulling } from './pulling.ts';

const IMAGE = 'quay.io/acme/cart:1.4.2';

/** What containerd, CRI-O and Docker make of the answers of registries. */
test.each([
  [
    'registry-unresolvable',
    'failed to do request: Head "https://quay.io/v2/": dial tcp: lookup quay.io on 127.0.0.53:53: no such host',
  ],
  [
    'registry-unreachable',
    'failed to do request: Head "https://quay.io/v2/": dial tcp 10.0.0.7:443: connect: connection refused',
  ],
  [
    'registry-unreachable',
    'failed to do request: Head "https://quay.io/v2/": dial tcp 10.0.0.7:443: i/o timeout',
  ],
  [
    'registry-unreachable',
    'pinging container registry quay.io: Get "https://quay.io/v2/": net/http: TLS handshake timeout',
  ],
  [
    'registry-rate-limited',
    'failed to copy: httpReadSeeker: failed open: unexpected status code 429 Too Many Requests: toomanyrequests: You have reached your pull rate limit',
  ],
  [
    'registry-certificate-untrusted',
    'failed to do request: Head "https://quay.io/v2/": tls: failed to verify certificate: x509: certificate signed by unknown authority',
  ],
  [
    'registry-without-tls',
    'failed to do request: Head "https://quay.io/v2/": http: server gave HTTP response to HTTPS client',
  ],
  ['image-platform-unmatched', 'no match for platform in manifest: not found'],
  ['image-not-in-registry', `${IMAGE}: not found`],
  ['image-not-in-registry', 'reading manifest 1.4.2 in quay.io/acme/cart: manifest unknown'],
  [
    'image-not-in-registry',
    'unexpected status from HEAD request: name unknown: The repository with name acme/cart does not exist in the registry with id 123456789012',
  ],
  [
    'registry-login-refused',
    'failed to authorize: failed to fetch anonymous token: unexpected status: 401 Unauthorized',
  ],
  ['registry-login-refused', 'pulling from host returned status code 403 Forbidden'],
  ['registry-login-refused', 'unauthorized: access to the requested resource is not authorized'],
  ['registry-login-refused', 'denied: requested access to the resource is denied'],
  [
    'registry-login-refused',
    'denied: Permission "artifactregistry.repositories.downloadArtifacts" denied on resource (or it may not exist)',
  ],
  ['registry-login-refused', 'unable to retrieve auth token: invalid username/password'],
  ['registry-login-refused', 'no basic auth credentials'],
])('%s: %s', (mechanism, why) => {
  const { causes } = explained(pulling({ said: [failedToPull(IMAGE, why)] }));
  expect(causes.map((cause) => cause.mechanism)).toEqual([mechanism]);
  expect(causes.map(({ root }) => objectKey(root))).toEqual(['shop/Deployment/cart']);
  const waiting = failedToPull(IMAGE, why).replace(/^Failed to pull image "[^"]*": /, '');
  expect(explained(pulling({ waiting })).causes.map((cause) => cause.mechanism)).toEqual([mechanism]);
});

test('image-never-pulled says who has it', () => {
  const there = node('pi-7', { images: [{ names: [IMAGE], bytes: 1 }] });
  const found = pulling({ image: IMAGE, reason: 'ErrImageNeverPull', policy: 'Never', nodes: [there] });
  expect(causeBy('image-never-pulled', found).summary).toBe(
    `image ${IMAGE} is not on node-1, and imagePullPolicy Never forbids to pull it; pi-7 has it`,
  );
});

test('an image that is not there, on a node where the kubelet deletes images', () => {
  const cramped = node('node-1', { pressure: 'DiskPressure' });
  const found = pulling({ image: IMAGE, reason: 'ErrImageNeverPull', policy: 'Never', nodes: [cramped] });
  expect(causeBy('image-never-pulled', found).summary).toContain(
    '; node-1 has DiskPressure, under which the kubelet deletes images that no container uses',
  );
});

test.each([
  [
    'certificate signed by unknown authority',
    'Give the container runtime of every node the registry’s authority',
  ],
  [
    'certificate is not valid for any names, but wanted to match quay.io',
    'The certificate is for another name',
  ],
  ['certificate is valid for shop.example, not quay.io', 'The certificate is for another name'],
  ['certificate has expired or is not yet valid: current time is after', 'Renew the certificate'],
])('registry-certificate-untrusted: %s', (why, fix) => {
  const said = failedToPull(
    IMAGE,
    `Head "https://quay.io/v2/": tls: failed to verify certificate: x509: ${why}`,
  );
  const found = causeBy('registry-certificate-untrusted', pulling({ said: [said] }));
  expect(found.remedy.text).toContain(fix);
});

test('image-name-invalid', () => {
  const found = pulling({ image: 'quay.io/Acme/cart:1.4.2', reason: 'InvalidImageName' });
  expect(causeBy('image-name-invalid', found).confidence).toBe('confirmed');
});

test('workloads that share a registry nobody resolves are one cause', () => {
  const why = 'dial tcp: lookup quay.io on 127.0.0.53:53: no such host';
  const first = pulling({ said: [failedToPull(IMAGE, why)] });
  const other = deployment('till', { available: 0, image: 'quay.io/acme/till:2' });
  const stuck = pod('till-5d4f8c7b9-aaaaa', {
    owner: other,
    ready: false,
    waiting: { reason: 'ErrImagePull', message: why },
  });
  const found = causeBy(
    'registry-unresolvable',
    cluster({
      deployments: [...first.deployments, other],
      pods: [...first.pods, stuck],
      events: first.events,
    }),
  );
  expect(found.alsoAt.map(objectKey)).toEqual(['shop/Deployment/till']);
  expect(found.confidence).toBe('confirmed');
  expect(found.toConfirm).toBeNull();
});

test('the node’s DNS that does not answer is likely, no more', () => {
  const why = 'dial tcp: lookup quay.io on 10.0.0.2:53: server misbehaving';
  const found = causeBy('registry-unresolvable', pulling({ said: [failedToPull(IMAGE, why)] }));
  expect(found.confidence).toBe('likely');
  expect(found.summary).toContain('the DNS of node node-1 does not answer for quay.io');
});
