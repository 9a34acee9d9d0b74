import { Badge } from 'backstage-plugin-orr-common';
import { ANNA, AT, MUTATION_ID } from './exampleObjects';
import type { OperationExample } from './OperationExample';

const URL = '/entities/component/default/checkout';
const entityRef = 'component:default/checkout';
const BADGE_ID = '7f0c3f7e-53f6-4a6e-9d43-1f4f7e2a9c11';

const badge: Badge = {
  id: BADGE_ID,
  url: `https://portal.example.org/api/orr/badges/${BADGE_ID}.c2lnbmVk.svg`,
  mintedBy: ANNA,
  mintedAt: AT,
};

/** Examples of badges. @internal */
export const badgeExamples: {
  [TId in 'listBadges' | 'mintBadge' | 'revokeBadge']: OperationExample<TId>;
} = {
  listBadges: {
    url: `${URL}/badges`,
    served: { by: 'badgeService.listBadges', with: { entityRef } },
    output: { items: [badge] },
    invalid: {
      url: `${URL}/badges?revoked=true`,
      message: 'query.revoked: is not known',
    },
    auditMeta: { queryType: 'by-entity', entityRef },
  },
  mintBadge: {
    url: `${URL}/badges`,
    body: { mutationId: MUTATION_ID },
    served: { by: 'badgeService.mintBadge', with: { entityRef } },
    output: badge,
    invalid: { body: {}, message: 'body.mutationId: ' },
    auditMeta: { actionType: 'mint', entityRef, mutationId: MUTATION_ID },
  },
  revokeBadge: {
    url: `${URL}/badges/${BADGE_ID}/revocations`,
    body: { mutationId: MUTATION_ID },
    served: {
      by: 'badgeService.revokeBadge',
      with: { entityRef, badgeId: BADGE_ID },
    },
    output: {
      id: BADGE_ID,
      mintedBy: ANNA,
      mintedAt: AT,
      revokedBy: ANNA,
      revokedAt: AT,
    },
    invalid: {
      url: `${URL}/badges/first/revocations`,
      message: 'params.badgeId: ',
    },
    auditMeta: {
      actionType: 'revoke',
      entityRef,
      badgeId: BADGE_ID,
      mutationId: MUTATION_ID,
    },
  },
};
