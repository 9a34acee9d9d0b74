import type {
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import express, { type Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { demoClockMovePermission } from './demoClockMovePermission';
import type { MovableClock } from './MovableClock';
import { parseClockMove } from './parseClockMove';

/**
 * Tells and moves the time of the demo.
 *
 * @internal
 */
export function createClockRouter(options: {
  clock: MovableClock;
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
}): Router {
  const { clock, httpAuth, permissions } = options;
  const router = PromiseRouter();
  router.use(express.json());

  const answer = () => ({ now: clock.now().toISOString() });

  router.get('/clock', async (req, res) => {
    await httpAuth.credentials(req, { allow: ['user'] });
    res.json(answer());
  });

  router.post('/clock', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const [decision] = await permissions.authorize(
      [{ permission: demoClockMovePermission }],
      {
        credentials,
      },
    );
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        "Only the portal's admins may move the demo clock",
      );
    }
    if (!req.is('application/json')) {
      throw new InputError('The body must be JSON');
    }
    const move = parseClockMove(req.body);
    if ('at' in move) {
      clock.moveTo(new Date(move.at));
    } else {
      clock.advanceDays(move.advanceDays);
    }
    res.json(answer());
  });

  return router;
}
