import { Entity } from '@backstage/catalog-model';
import { entityOf, groupOf } from './catalogEntities';

/** @internal */
export const SHOP = 'system:default/shop';
/** @internal */
export const [CART, PAY, RISK] = ['cart', 'pay', 'risk'].map(
  name => `component:default/${name}`,
);

function part(name: string, owner = 'payments'): Entity {
  return entityOf({
    name,
    spec: { type: 'service', lifecycle: 'production', owner },
    relations: [
      ['ownedBy', `group:default/${owner}`],
      ['partOf', SHOP],
    ],
  });
}

/** A system of three services, of which another team owns one, with an API; and a service outside of it. @internal */
export const SHOP_ENTITIES: Entity[] = [
  entityOf({
    kind: 'System',
    name: 'shop',
    title: 'Shop',
    spec: { owner: 'payments' },
    relations: [['ownedBy', 'group:default/payments']],
  }),
  part('cart'),
  part('pay'),
  part('risk', 'reliability'),
  entityOf({
    kind: 'API',
    name: 'orders',
    spec: { type: 'openapi', lifecycle: 'production', owner: 'payments' },
    relations: [
      ['ownedBy', 'group:default/payments'],
      ['partOf', SHOP],
    ],
  }),
  entityOf({
    name: 'mail',
    spec: { type: 'service', lifecycle: 'production', owner: 'payments' },
    relations: [['ownedBy', 'group:default/payments']],
  }),
  groupOf('payments'),
  groupOf('reliability'),
];
