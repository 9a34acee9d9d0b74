import {
  AuthService,
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  BasicPermission,
} from '@backstage/plugin-permission-common';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { RequestOptions } from '../ReviewService';
import { EntitySieve } from '../visibility/EntitySieve';

/** Finds what a pipeline tells of, for callers who may tell. @internal */
export class ToldEntities {
  readonly #auth: AuthService;
  readonly #entities: DatabaseEntityStore;
  readonly #permissions: PermissionsService;
  readonly #sieve: EntitySieve;

  constructor(options: {
    auth: AuthService;
    entities: DatabaseEntityStore;
    permissions: PermissionsService;
    sieve: EntitySieve;
  }) {
    this.#auth = options.auth;
    this.#entities = options.entities;
    this.#permissions = options.permissions;
    this.#sieve = options.sieve;
  }

  /** A NotAllowedError where policy does not let the caller tell. */
  async requireAllowed(
    permission: BasicPermission,
    options: RequestOptions,
  ): Promise<void> {
    if (!(await this.isAllowed(permission, options))) {
      throw new NotAllowedError(`You lack the permission ${permission.name}`);
    }
  }

  async isAllowed(
    permission: BasicPermission,
    { credentials }: RequestOptions,
  ): Promise<boolean> {
    const [{ result }] = await this.#permissions.authorize([{ permission }], {
      credentials,
    });
    return result === AuthorizeResult.ALLOW;
  }

  /**
   * The ids of the entities by the refs as they were given. An InputError names the first that is not known, or that a person
   * may not see. A pipeline needs no more than the permission to tell.
   */
  async idsOf(
    lists: { field: string; entityRefs: string[] }[],
    { credentials }: RequestOptions,
  ): Promise<string[][]> {
    const refs = new Set(
      lists.flatMap(({ entityRefs }) => entityRefs.map(canonical)),
    );
    const known = await this.#entities.getByRefs([...refs]);
    const shown = await this.#shown(known, credentials);
    const ids = new Map(shown.map(({ entityRef, id }) => [entityRef, id]));
    return lists.map(({ field, entityRefs }) =>
      entityRefs.map((ref, index) => {
        const id = ids.get(canonical(ref));
        if (id === undefined) {
          throw new InputError(
            `body.${field}.entityRefs[${index}]: the catalog has no ${ref}, or it was not met yet`,
          );
        }
        return id;
      }),
    );
  }

  async #shown(
    known: Awaited<ReturnType<DatabaseEntityStore['getByRefs']>>,
    credentials: BackstageCredentials,
  ) {
    return this.#auth.isPrincipal(credentials, 'service')
      ? known.filter(({ orphanedAt }) => orphanedAt === undefined)
      : this.#sieve.shown(known, { credentials });
  }
}

function canonical(ref: string): string {
  return ref.toLocaleLowerCase('en-US');
}
