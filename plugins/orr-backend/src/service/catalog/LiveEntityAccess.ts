import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import { ResourcePermission } from '@backstage/plugin-permission-common';
import { StoredEntity } from '../../database/StoredEntity';
import { ResourceAuthorizer } from '../authorization/ResourceAuthorizer';
import { requireAllowed } from '../review/ReviewAccess';
import { EntityAccess } from './EntityAccess';

/**
 * The way of a caller to an entity, asked of the catalog itself: it shows them the entity, and policy grants the permission.
 *
 * @internal
 */
export class LiveEntityAccess {
  readonly #access: EntityAccess;
  readonly #authorizer: ResourceAuthorizer;

  constructor(options: {
    access: EntityAccess;
    authorizer: ResourceAuthorizer;
  }) {
    this.#access = options.access;
    this.#authorizer = options.authorizer;
  }

  /** A NotFoundError where it is hidden or does not exist, a NotAllowedError where the permission is refused. */
  async require(
    permission: ResourcePermission<'orr-review'>,
    input: { entityRef: string },
    options: { credentials: BackstageCredentials },
  ): Promise<StoredEntity> {
    const [{ entity }, policy] = await Promise.all([
      this.#access.resolve(input, options),
      this.#authorizer.ask([permission], options),
    ]);
    const [allowed] = await policy.grants([permission], { entity });
    requireAllowed(allowed, permission);
    return entity;
  }

  /** The same for what hangs on the entity: where that is hidden, the error names what was asked for alone. */
  async requireBehind(
    permission: ResourcePermission<'orr-review'>,
    input: { entityRef: string; hiddenAs: Error },
    options: { credentials: BackstageCredentials },
  ): Promise<StoredEntity> {
    try {
      return await this.require(permission, input, options);
    } catch (error) {
      throw isError(error) && error.name === 'NotFoundError'
        ? input.hiddenAs
        : error;
    }
  }
}
