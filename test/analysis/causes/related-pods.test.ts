import fc from 'fast-check';
import { expect, test } from 'vitest';
import { relatedPods } from '../../../src/analysis/causes/related-pods.ts';
import { reference } from '../../../src/model/object.ts';
import { finding } from '../../builders/audit.ts';
import { cluster } from '../../builders/cluster.ts';
import { pod } from '../../builders/pod.ts';
import { deployment } from '../../builders/workload.ts';

const cart = deployment('cart');
const till = deployment('till');

test('finds what the index finds, of the subject or not, captured or not, in any order', () => {
  const pods = [
    ...['a', 'b', 'c', 'd'].map((hash) => pod(`cart-1-${hash}`, { owner: cart })),
    ...['a', 'b'].map((hash) => pod(`till-1-${hash}`, { owner: till })),
    pod('debug'),
    pod('cart-1-b', { namespace: 'kilo' }),
  ];
  const refs = [...pods, pod('cart-1-x'), cart].map(reference);
  fc.assert(
    fc.property(
      fc.shuffledSubarray(pods),
      fc.shuffledSubarray(refs),
      fc.constantFrom(cart, till, pods[6] ?? cart),
      (captured, related, subject) => {
        const shop = cluster({ pods: captured, deployments: [cart] });
        const plain = related.flatMap((ref) => (ref.kind === 'Pod' ? (shop.links.find(ref) ?? []) : []));
        expect(
          relatedPods(shop, finding('crash-looping-container', { subject: reference(subject), related })),
        ).toEqual(plain);
      },
    ),
  );
});
