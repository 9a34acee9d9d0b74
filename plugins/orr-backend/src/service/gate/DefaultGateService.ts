import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { Entity, parseEntityRef } from '@backstage/catalog-model';
import {
  InputError,
  NotAllowedError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  BreakGlass,
  EntityVerdict,
  orrGateOverridePermission,
  orrReadinessReadPermission,
} from 'backstage-plugin-orr-common';
import { DatabaseBreakGlassStore } from '../../database/gate/DatabaseBreakGlassStore';
import { normalizeEntityRef } from '../catalog/EntityAccess';
import { KnownEntityAccess } from '../catalog/KnownEntityAccess';
import { LiveEntityAccess } from '../catalog/LiveEntityAccess';
import {
  BreakGlassInput,
  EndBreakGlassInput,
  GateService,
} from '../GateService';
import { KeyedWrites } from '../KeyedWrites';
import { NamedWrites } from '../NamedWrites';
import { RequestOptions } from '../ReviewService';
import { BreakGlassDraft, BreakGlassWrites } from './BreakGlassWrites';
import { toBreakGlass } from './toBreakGlass';
import { VerdictView } from './VerdictView';

/** @internal */
export interface DefaultGateServiceOptions {
  auth: AuthService;
  breakGlasses: DatabaseBreakGlassStore;
  breakGlassHours: number;
  breakGlassWrites: BreakGlassWrites;
  catalog: CatalogService;
  knownAccess: KnownEntityAccess;
  liveAccess: LiveEntityAccess;
  /** False where the permission framework is off and the configuration does not allow deciding all the same. */
  mayDecide: boolean;
  verdictView: VerdictView;
  namedWrites: NamedWrites;
  writes: KeyedWrites;
}

/**
 * Tells verdicts and keeps overrides of them. It authorises by itself, since what is hidden is not found and what may be
 * seen but not done is refused.
 *
 * @internal
 */
export class DefaultGateService implements GateService {
  readonly #options: DefaultGateServiceOptions;

  constructor(options: DefaultGateServiceOptions) {
    this.#options = options;
  }

  async getEntityVerdict(
    input: { entityRef: string },
    options: RequestOptions,
  ): Promise<EntityVerdict> {
    const { knownAccess, verdictView } = this.#options;
    return knownAccess.read(orrReadinessReadPermission, input, {
      ...options,
      of: entity => verdictView.of(entity),
    });
  }

  async breakGlass(
    input: BreakGlassInput,
    options: RequestOptions & { idempotencyKey?: string },
  ): Promise<BreakGlass> {
    const { breakGlasses, breakGlassWrites, liveAccess, writes } =
      this.#options;
    const { credentials, idempotencyKey } = options;
    const entity = await liveAccess.require(orrGateOverridePermission, input, {
      credentials,
    });
    if (!this.#options.mayDecide) {
      throw new NotAllowedError(
        'Overriding the gate is refused while permissions are disabled',
      );
    }
    const { entityRef } = entity;
    // Nothing of the reason is kept beside the override itself, where an erasure would not look for it.
    const { id } = await writes.run(
      {
        operation: 'breakGlass',
        request: { ...input, entityRef },
        idempotencyKey,
        credentials,
      },
      async () => {
        const draft = await this.#draftOf(input, credentials);
        return trx => breakGlassWrites.insert(trx, entity, draft);
      },
    );
    return toBreakGlass((await breakGlasses.get(id))!);
  }

  async endBreakGlass(
    input: EndBreakGlassInput,
    options: RequestOptions,
  ): Promise<BreakGlass> {
    const { breakGlasses, breakGlassWrites, liveAccess, namedWrites } =
      this.#options;
    const entity = await liveAccess.require(
      orrGateOverridePermission,
      { entityRef: input.entityRef },
      options,
    );
    const { breakGlassId } = input;
    await namedWrites.run(
      'endBreakGlass',
      input,
      options.credentials,
      async ({ userRef }) =>
        trx =>
          breakGlassWrites.end(trx, entity, { breakGlassId, userRef }),
    );
    return toBreakGlass((await breakGlasses.get(breakGlassId))!);
  }

  async #draftOf(
    { reason, personRef, hours }: BreakGlassInput,
    credentials: BackstageCredentials,
  ): Promise<BreakGlassDraft> {
    const { auth, breakGlassHours } = this.#options;
    if (hours !== undefined && hours > breakGlassHours) {
      throw new InputError(
        `body.hours: an override lasts ${breakGlassHours} hours at most`,
      );
    }
    if (auth.isPrincipal(credentials, 'user')) {
      const { userEntityRef } = credentials.principal;
      if (personRef && normalizeEntityRef(personRef) !== userEntityRef) {
        throw new InputError(
          'body.personRef: who is signed in answers for it; leave it out',
        );
      }
      return { reason, hours, personRef: userEntityRef };
    }
    if (personRef === undefined) {
      throw new InputError(
        'body.personRef: a token has to name the user who answers for it',
      );
    }
    const { subject } = credentials.principal as { subject?: string };
    return {
      reason,
      hours,
      personRef: await this.#requireUser(normalizeEntityRef(personRef)),
      declaredBy: subject ?? 'none',
    };
  }

  async #requireUser(userRef: string): Promise<string> {
    const { auth, catalog } = this.#options;
    let user: Entity | undefined;
    try {
      user = await catalog.getEntityByRef(userRef, {
        credentials: await auth.getOwnServiceCredentials(),
      });
    } catch (error) {
      throw new ServiceUnavailableError(
        'The catalog could not tell whether there is such a user',
        error,
      );
    }
    if (!user || parseEntityRef(userRef).kind !== 'user') {
      throw new InputError(
        `body.personRef: the catalog knows no user ${userRef}`,
      );
    }
    return userRef;
  }
}
