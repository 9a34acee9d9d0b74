import { InputError } from '@backstage/errors';
import {
  orrReadinessReadPermission,
  orrVouchingManagePermission,
  ParsedOperationInput,
  questionsOf,
  VouchingImpact,
  VouchingItem,
  VouchingPage,
  vouchingUntilProblem,
} from 'backstage-plugin-orr-common';
import { DatabaseChecklistStore } from '../../database/DatabaseChecklistStore';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { Transaction } from '../../database/transaction';
import { DatabaseVouchingStore } from '../../database/vouching/DatabaseVouchingStore';
import { VouchingImpactModel } from '../../database/vouching/VouchingImpactModel';
import { StoredVouching } from '../../database/vouching/vouchingRows';
import { NamedWrites, Writing } from '../NamedWrites';
import { parsePageCursor, toPageCursor } from '../pageCursor';
import { RequestOptions } from '../ReviewService';
import { viewerOf } from '../viewerOf';
import { EntityVisibility } from '../visibility/EntityVisibility';
import {
  ChangeVouchingInput,
  GiveVouchingInput,
  RestoreVouchingInput,
  VouchingService,
  WithdrawVouchingInput,
} from '../VouchingService';
import { OpenedVouching, VouchingAccess } from './VouchingAccess';
import { VouchingView } from './VouchingView';
import { restingOn } from './VouchingNews';
import { VouchingWrites } from './VouchingWrites';

/** The most entities that are named before a withdrawal; all are counted. */
const MAX_NAMED = 100;

/** @internal */
export interface DefaultVouchingServiceOptions {
  checklists: DatabaseChecklistStore;
  entities: DatabaseEntityStore;
  vouchingAccess: VouchingAccess;
  vouchingImpact: VouchingImpactModel;
  vouchings: DatabaseVouchingStore;
  vouchingView: VouchingView;
  vouchingWrites: VouchingWrites;
  visibility: EntityVisibility;
  writes: NamedWrites;
  graceDays: number;
}

/** Keeps what is vouched for. What is hidden is not found, and what may be seen but not done is refused. @internal */
export class DefaultVouchingService implements VouchingService {
  readonly #options: DefaultVouchingServiceOptions;

  constructor(options: DefaultVouchingServiceOptions) {
    this.#options = options;
  }

  async listVouchings(
    query: ParsedOperationInput<'listVouchings'>['query'],
    options: RequestOptions,
  ): Promise<VouchingPage> {
    const { visibility, vouchings, vouchingView } = this.#options;
    const { cursor, limit, checklistId } = query;
    const voucherRef = query.voucherRef?.toLocaleLowerCase('en-US');
    const filter = {
      visibility: await visibility.filterFor(
        { permission: orrReadinessReadPermission },
        options,
      ),
      checklistId,
      voucherRef,
    };
    const binding = {
      list: 'vouchings',
      checklistId,
      voucherRef,
      viewer: viewerOf(options.credentials),
    };
    const after = cursor ? parsePageCursor(cursor, binding) : undefined;
    const found = await vouchings.listPage({
      filter,
      limit,
      after: after && { createdAt: after.value, id: after.id },
    });
    const page = found.slice(0, limit);
    const last = page[page.length - 1];
    return {
      items: await vouchingView.show(page, options),
      totalItems: await vouchings.count(filter),
      range: vouchingView.range,
      mayVouch: await this.#mayVouch(voucherRef, options),
      ...(found.length > page.length && {
        nextCursor: toPageCursor(
          { value: last.createdAt, id: last.id },
          binding,
        ),
      }),
    };
  }

  async getVouching(
    { vouchingId }: { vouchingId: string },
    options: RequestOptions,
  ): Promise<VouchingItem> {
    const { vouching } = await this.#options.vouchingAccess.open(
      orrReadinessReadPermission,
      vouchingId,
      options,
    );
    return this.#show(vouching, options);
  }

  async giveVouching(
    input: GiveVouchingInput,
    options: RequestOptions,
  ): Promise<VouchingItem> {
    const { vouchingAccess, vouchingWrites, writes } = this.#options;
    const entity = await vouchingAccess.openEntity(
      orrVouchingManagePermission,
      input.voucherRef,
      options,
    );
    const { id } = await writes.run(
      'giveVouching',
      input,
      options.credentials,
      async writing => {
        await this.#requireFitting(input);
        return trx => vouchingWrites.give(trx, entity, input, writing);
      },
    );
    return this.#shown(id, options);
  }

  async changeVouching(
    input: ChangeVouchingInput,
    options: RequestOptions,
  ): Promise<VouchingItem> {
    const { vouchingWrites } = this.#options;
    return this.#write('changeVouching', input, options, {
      check: ({ vouching: { checklistId } }) =>
        this.#requireFitting({ ...input, checklistId }),
      write: (trx, opened, writing) =>
        vouchingWrites.change(trx, opened, input, writing),
    });
  }

  async previewVouchingWithdrawal(
    { vouchingId }: { vouchingId: string },
    options: RequestOptions,
  ): Promise<VouchingImpact> {
    const { vouchingAccess, vouchingImpact, vouchingWrites } = this.#options;
    const { visibility, vouchingView, graceDays } = this.#options;
    const { entity, vouching } = await vouchingAccess.open(
      orrReadinessReadPermission,
      vouchingId,
      options,
    );
    const on = restingOn(vouching, entity);
    const shown = await visibility.filterFor(
      { permission: orrReadinessReadPermission },
      options,
    );
    const named = await vouchingImpact.list(on, {
      visibility: shown,
      limit: MAX_NAMED,
    });
    return {
      ...(await vouchingImpact.count(on, shown)),
      entities: named.map(({ entityRef, title, isDecided, isRunning }) => ({
        entityRef,
        title,
        isDecided,
        isRunning,
      })),
      graceDays,
      endsAt: vouchingWrites.endsAt(vouchingView.moment.now),
    };
  }

  async withdrawVouching(
    input: WithdrawVouchingInput,
    options: RequestOptions,
  ): Promise<VouchingItem> {
    const { vouchingWrites } = this.#options;
    return this.#write('withdrawVouching', input, options, {
      write: (trx, opened, writing) =>
        vouchingWrites.withdraw(trx, opened, input, writing),
    });
  }

  async restoreVouching(
    input: RestoreVouchingInput,
    options: RequestOptions,
  ): Promise<VouchingItem> {
    const { vouchingWrites } = this.#options;
    return this.#write('restoreVouching', input, options, {
      write: (trx, opened, writing) =>
        vouchingWrites.restore(trx, opened, input, writing),
    });
  }

  async #write(
    operation: string,
    input: { vouchingId: string; mutationId: string; revision: number },
    options: RequestOptions,
    how: {
      check?: (opened: OpenedVouching) => Promise<void>;
      write: (
        trx: Transaction,
        opened: OpenedVouching,
        writing: Writing,
      ) => Promise<StoredVouching>;
    },
  ): Promise<VouchingItem> {
    const { vouchingAccess, writes } = this.#options;
    const opened = await vouchingAccess.open(
      orrVouchingManagePermission,
      input.vouchingId,
      options,
    );
    const { id } = await writes.run(
      operation,
      input,
      options.credentials,
      async writing => {
        await how.check?.(opened);
        return trx => how.write(trx, opened, writing);
      },
    );
    return this.#shown(id, options);
  }

  async #requireFitting(
    input: Pick<
      GiveVouchingInput,
      'checklistId' | 'questionIds' | 'validUntil'
    >,
  ): Promise<void> {
    const { checklists, vouchingView } = this.#options;
    const checklist = await checklists.getCurrent(input.checklistId);
    if (!checklist || checklist.document.state === 'archived') {
      throw new InputError(
        `checklistId: there is no checklist ${input.checklistId}`,
      );
    }
    const known = questionsOf(checklist.document).map(({ id }) => id);
    const unknown = input.questionIds.findIndex(id => !known.includes(id));
    if (unknown >= 0) {
      throw new InputError(
        `questionIds.${unknown}: the checklist asks no question ${input.questionIds[unknown]}`,
      );
    }
    const problem = vouchingUntilProblem(input.validUntil, vouchingView.moment);
    if (problem) {
      throw new InputError(`validUntil: ${problem}`);
    }
  }

  async #mayVouch(
    voucherRef: string | undefined,
    options: RequestOptions,
  ): Promise<boolean> {
    const { entities, vouchingView } = this.#options;
    const entity =
      voucherRef === undefined
        ? undefined
        : await entities.getByRef(voucherRef);
    return entity
      ? (await vouchingView.managed([entity], options)).length > 0
      : false;
  }

  async #shown(id: string, options: RequestOptions): Promise<VouchingItem> {
    const stored = await this.#options.vouchings.get(id);
    return this.#show(stored!, options);
  }

  async #show(
    vouching: StoredVouching,
    options: RequestOptions,
  ): Promise<VouchingItem> {
    const [item] = await this.#options.vouchingView.show([vouching], options);
    return item;
  }
}
