import { expect, test } from 'vitest';
import { objectKey } from '../../../../../src/model/object.ts';
import { serviceAccount } from '../../../../builders/configuration.ts';
import { causeBy } from '../../explained.ts';
import { mechanisms, refused } from './refused.ts';

const SAID =
  'Error creating: pods "cart-5d4f8c7b9-" is forbidden: error looking up service account shop/carts: serviceaccount "carts" not found';
const ACCOUNTS = [serviceAccount('cart'), serviceAccount('default')];

test('the account is not in the list, and pods are missing', () => {
  const found = causeBy('service-account-absent', refused({ said: [SAID], serviceAccounts: ACCOUNTS }));
  expect(objectKey(found.root)).toBe('shop/Deployment/cart');
  expect(found.confidence).toBe('confirmed');
  expect(found.summary).toBe(
    'ServiceAccount carts does not exist in namespace shop; cart does, so the API server refuses the pods',
  );
  expect(found.remedy.commands).toContain('kubectl create serviceaccount carts -n shop');
});

test('without the list, the API server’s word is likely', () => {
  expect(causeBy('service-account-absent', refused({ condition: SAID })).confidence).toBe('likely');
});

test('an account that is there by now is residue', () => {
  const accounts = [...ACCOUNTS, serviceAccount('carts')];
  expect(mechanisms(refused({ said: [SAID], serviceAccounts: accounts }))).not.toContain(
    'service-account-absent',
  );
});

test('where nothing says why, a template that names what the list lacks', () => {
  const template = { spec: { serviceAccountName: 'till' } };
  expect(causeBy('service-account-absent', refused({ template, serviceAccounts: ACCOUNTS })).confidence).toBe(
    'likely',
  );
  expect(mechanisms(refused({ template }))).toEqual([]);
});
