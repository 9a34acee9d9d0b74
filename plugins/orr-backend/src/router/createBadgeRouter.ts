import { NotFoundError } from '@backstage/errors';
import express from 'express';
import Router from 'express-promise-router';
import { badgeSvg } from '../service/badge/badgeSvg';
import { BadgeView } from '../service/badge/BadgeView';

/** Seconds for which whoever fetched a badge need not ask again. */
const FRESH_SECONDS = 30;

/**
 * Serves badges to whoever has their address, signed in or not. It is no operation of the contract: a picture, which nobody
 * has to be allowed to see.
 *
 * @internal
 */
export function createBadgeRouter({
  badgeView,
}: {
  badgeView: BadgeView;
}): express.Router {
  const router = Router();
  router.get('/badges/:token.svg', async (request, response) => {
    // What others embed must not be able to do anything, whatever is ever drawn into it.
    response.set({
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
    });
    const shown = await badgeView.show(request.params.token);
    if (!shown) {
      throw new NotFoundError('There is no such badge');
    }
    // Express answers the request of an unchanged picture by its ETag.
    response
      .set('cache-control', `public, max-age=${FRESH_SECONDS}`)
      .type('image/svg+xml')
      .send(badgeSvg(shown));
  });
  return router;
}
