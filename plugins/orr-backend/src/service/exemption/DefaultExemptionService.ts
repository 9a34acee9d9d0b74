import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import {
  Exemption,
  ExemptionPage,
  exemptionRefusal,
  exemptionUntilProblem,
  orrExemptionDecidePermission,
  orrExemptionRequestPermission,
  orrReadinessReadPermission,
  ParsedOperationInput,
} from 'backstage-plugin-orr-common';
import { DatabaseExemptionStore } from '../../database/DatabaseExemptionStore';
import { StoredEntity } from '../../database/StoredEntity';
import {
  DecideExemptionInput,
  EndExemptionInput,
  ExemptionService,
  RequestExemptionInput,
} from '../ExemptionService';
import { NamedWrites } from '../NamedWrites';
import { parsePageCursor, toPageCursor } from '../pageCursor';
import { RequestOptions } from '../ReviewService';
import { viewerOf } from '../viewerOf';
import { EntityVisibility } from '../visibility/EntityVisibility';
import { ExemptionAccess } from './ExemptionAccess';
import {
  exemptionDecidedNotification,
  exemptionEndedNotification,
} from './exemptionMessages';
import { ExemptionView } from './ExemptionView';
import { ExemptionWrites } from './ExemptionWrites';

/** @internal */
export interface DefaultExemptionServiceOptions {
  exemptionAccess: ExemptionAccess;
  exemptionWrites: ExemptionWrites;
  exemptions: DatabaseExemptionStore;
  view: ExemptionView;
  visibility: EntityVisibility;
  writes: NamedWrites;
  /** False where the permission framework is off and the configuration does not allow deciding all the same. */
  mayDecide: boolean;
}

/**
 * Keeps exemptions. It authorises by itself, since what is hidden is not found and what may be seen but not done is
 * refused.
 *
 * @internal
 */
export class DefaultExemptionService implements ExemptionService {
  readonly #options: DefaultExemptionServiceOptions;

  constructor(options: DefaultExemptionServiceOptions) {
    this.#options = options;
  }

  async listExemptions(
    query: ParsedOperationInput<'listExemptions'>['query'],
    options: RequestOptions,
  ): Promise<ExemptionPage> {
    const { visibility, exemptions, view } = this.#options;
    const { cursor, limit, state: states } = query;
    const filter = {
      visibility: await visibility.filterFor(
        { permission: orrReadinessReadPermission },
        options,
      ),
      states,
      today: view.today,
    };
    const binding = {
      list: 'exemptions',
      states,
      viewer: viewerOf(options.credentials),
    };
    const after = cursor ? parsePageCursor(cursor, binding) : undefined;
    const found = await exemptions.listPage({
      filter,
      limit,
      after: after && { askedAt: after.value, id: after.id },
    });
    const page = found.slice(0, limit);
    const last = page[page.length - 1]?.exemption;
    return {
      items: page.map(({ exemption, entityRef, title }) => ({
        exemption: view.show(exemption, entityRef),
        entity: { entityRef, title },
      })),
      totalItems: await exemptions.count(filter),
      nextCursor:
        found.length > page.length
          ? toPageCursor({ value: last.askedAt, id: last.id }, binding)
          : undefined,
    };
  }

  async requestExemption(
    input: RequestExemptionInput,
    options: RequestOptions,
  ): Promise<Exemption> {
    const { exemptionAccess, exemptionWrites, writes, view } = this.#options;
    const entity = await exemptionAccess.openEntity(
      orrExemptionRequestPermission,
      input.entityRef,
      options,
    );
    return writes.run(
      'requestExemption',
      input,
      options.credentials,
      async writing => {
        const problem = exemptionUntilProblem(input.until, view.moment);
        if (problem) {
          throw new InputError(`until: ${problem}`);
        }
        return trx => exemptionWrites.insert(trx, { entity, input, writing });
      },
    );
  }

  async decideExemption(
    input: DecideExemptionInput,
    options: RequestOptions,
  ): Promise<Exemption> {
    const { exemptionAccess, exemptionWrites, writes, view } = this.#options;
    const { entity, exemption } = await exemptionAccess.open(
      orrExemptionDecidePermission,
      input,
      options,
    );
    this.#requireDeciding();
    return writes.run(
      'decideExemption',
      input,
      options.credentials,
      async writing => {
        const { userRef, now } = writing;
        if (exemptionRefusal(exemption, userRef)) {
          throw new NotAllowedError(
            'Somebody else than who asked decides on an exemption',
          );
        }
        const isApproval = input.outcome === 'approved';
        const problem = exemptionUntilProblem(exemption.until, view.moment);
        if (isApproval && exemption.state === 'asked' && problem) {
          throw new ConflictError(`The last day that is asked for ${problem}`);
        }
        return trx =>
          exemptionWrites.move(trx, {
            entity,
            input,
            writing,
            act: isApproval ? 'approve' : 'refuse',
            added: {
              decidedBy: userRef,
              decidedAt: now.toISOString(),
              decisionNote: input.note,
            },
            tell: after => [
              exemptionDecidedNotification(entity, after, userRef),
            ],
          });
      },
    );
  }

  async withdrawExemption(
    input: EndExemptionInput,
    options: RequestOptions,
  ): Promise<Exemption> {
    const { entity } = await this.#options.exemptionAccess.open(
      orrExemptionRequestPermission,
      input,
      options,
    );
    return this.#end('withdraw', { entity, input }, options);
  }

  async endExemption(
    input: EndExemptionInput,
    options: RequestOptions,
  ): Promise<Exemption> {
    const { entity } = await this.#options.exemptionAccess.open(
      orrExemptionDecidePermission,
      input,
      options,
    );
    this.#requireDeciding();
    return this.#end('end', { entity, input }, options);
  }

  async #end(
    act: 'withdraw' | 'end',
    { entity, input }: { entity: StoredEntity; input: EndExemptionInput },
    options: RequestOptions,
  ): Promise<Exemption> {
    const { exemptionWrites, writes } = this.#options;
    return writes.run(
      `${act}Exemption`,
      input,
      options.credentials,
      async writing => trx =>
        exemptionWrites.move(trx, {
          entity,
          input,
          act,
          writing,
          added: {
            endedBy: writing.userRef,
            endedAt: writing.now.toISOString(),
          },
          // A request that is taken back was never in force.
          tell: after =>
            after.state === 'ended'
              ? [exemptionEndedNotification(entity, after, writing.userRef)]
              : [],
        }),
    );
  }

  #requireDeciding(): void {
    if (!this.#options.mayDecide) {
      throw new NotAllowedError(
        'Deciding is refused while permissions are disabled',
      );
    }
  }
}
