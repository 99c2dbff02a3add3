import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseImageReference } from '../../src/model/image-reference.ts';

const DIGEST = `sha256:${'a1'.repeat(32)}`;

test.each([
  ['nginx', 'docker.io', 'library/nginx', null, null, 'nginx', 'latest'],
  ['nginx:1.27', 'docker.io', 'library/nginx', '1.27', null, 'nginx', '1.27'],
  ['docker.io/nginx', 'docker.io', 'library/nginx', null, null, 'nginx', 'latest'],
  ['docker.io/library/nginx:1', 'docker.io', 'library/nginx', '1', null, 'nginx', '1'],
  ['index.docker.io/library/nginx:1', 'docker.io', 'library/nginx', '1', null, 'nginx', '1'],
  ['grafana/grafana:11.2.0', 'docker.io', 'grafana/grafana', '11.2.0', null, 'grafana/grafana', '11.2.0'],
  ['library/tools/nginx', 'docker.io', 'library/tools/nginx', null, null, 'library/tools/nginx', 'latest'],
  ['quay.io/minio/minio', 'quay.io', 'minio/minio', null, null, 'quay.io/minio/minio', 'latest'],
  ['localhost/cart', 'localhost', 'cart', null, null, 'localhost/cart', 'latest'],
  ['localhost:5000/cart:v2', 'localhost:5000', 'cart', 'v2', null, 'localhost:5000/cart', 'v2'],
  ['registry:5000/shop/cart', 'registry:5000', 'shop/cart', null, null, 'registry:5000/shop/cart', 'latest'],
  [
    '192.168.1.10:30500/shop/cart:2',
    '192.168.1.10:30500',
    'shop/cart',
    '2',
    null,
    '192.168.1.10:30500/shop/cart',
    '2',
  ],
  ['[fd00::1]:5000/cart', '[fd00::1]:5000', 'cart', null, null, '[fd00::1]:5000/cart', 'latest'],
  [`quay.io/shop/cart@${DIGEST}`, 'quay.io', 'shop/cart', null, DIGEST, 'quay.io/shop/cart', null],
  [`cart:v1@${DIGEST}`, 'docker.io', 'library/cart', 'v1', DIGEST, 'cart', 'v1'],
  [`docker-pullable://cart@${DIGEST}`, 'docker.io', 'library/cart', null, DIGEST, 'cart', null],
  [
    'kilo-meds:ai-brain-ocr-v2',
    'docker.io',
    'library/kilo-meds',
    'ai-brain-ocr-v2',
    null,
    'kilo-meds',
    'ai-brain-ocr-v2',
  ],
  ['my__shop/a-b.c_d', 'docker.io', 'my__shop/a-b.c_d', null, null, 'my__shop/a-b.c_d', 'latest'],
])('%s', (text, registry, repository, tag, digest, familiarName, effectiveTag) => {
  expect(parseImageReference(text)).toEqual({
    registry,
    repository,
    tag,
    digest,
    familiarName,
    effectiveTag,
  });
});

test.each([
  ['nothing', ''],
  ['a space', 'nginx 1.27'],
  ['a capital', 'Nginx'],
  ['a capital in the path', 'quay.io/Shop/cart'],
  ['an empty tag', 'nginx:'],
  ['a port that is no number', 'nginx:one/two'],
  ['an empty part', 'quay.io//cart'],
  ['a slash at the end', 'quay.io/'],
  ['two digests', `cart@${DIGEST}@${DIGEST}`],
  ['a short digest', 'cart@sha256:abc'],
  ['a placeholder', '$REGISTRY/cart'],
  ['an image ID', DIGEST],
  ['an image ID of Docker', `docker://${DIGEST}`],
  ['a bare image ID', 'a1'.repeat(32)],
  ['a URL', 'https://quay.io/shop/cart:v1?x'],
  ['a name beyond 255 characters', `quay.io/${'a'.repeat(250)}`],
  ['a novel', 'a'.repeat(5000)],
  ['no text', 7],
  ['null', null],
])('is no image reference: %s', (_, text) => {
  expect(parseImageReference(text)).toBeNull();
});

test('the familiar name reads back as the same image', () => {
  const part = fc.stringMatching(/^[a-z0-9]{1,8}$/);
  const registry = fc.constantFrom('', 'docker.io/', 'quay.io/', 'localhost:5000/', 'registry.shop.local/');
  fc.assert(
    fc.property(
      registry,
      fc.array(part, { minLength: 1, maxLength: 3 }),
      fc.option(part),
      (host, parts, tag) => {
        const read = parseImageReference(`${host}${parts.join('/')}${tag === null ? '' : `:${tag}`}`);
        const again = parseImageReference(`${read?.familiarName}${tag === null ? '' : `:${tag}`}`);
        expect(read).not.toBeNull();
        expect(again).toEqual(read);
      },
    ),
  );
});

test('hostile names are refused quickly', () => {
  const names = [
    'a-'.repeat(500),
    `${'a.'.repeat(500)}!`,
    `${'a'.repeat(1000)}:`,
    '@'.repeat(1000),
    '-'.repeat(1000),
  ];
  for (const name of names) expect(parseImageReference(name)).toBeNull();
});

test('reading never throws', () => {
  fc.assert(
    fc.property(fc.anything(), (text) => {
      const read = parseImageReference(text);
      expect(read === null || read.repository !== '').toBe(true);
    }),
  );
});
