import { randomUUID } from 'node:crypto';
import { AuthService } from '@backstage/backend-plugin-api';
import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  SavedView,
  SavedViewList,
  SAVED_VIEW_LIMITS,
} from 'backstage-plugin-orr-common';
import { noteChange } from '../../changeTrail';
import {
  DatabaseSavedViewStore,
  StoredView,
} from '../../database/DatabaseSavedViewStore';
import { Transaction } from '../../database/transaction';
import { NamedWrites } from '../NamedWrites';
import { RequestOptions } from '../ReviewService';
import {
  ChangeSavedViewInput,
  RemoveSavedViewInput,
  SavedViewService,
  SaveViewInput,
} from '../SavedViewService';
import { userRefOf } from '../userRefOf';

const CHANGED_MEANWHILE =
  'revision: the saved view was changed or removed in the meantime';

function shown(view: StoredView, userRef: string): SavedView {
  return { ...view, isOwn: view.ownerRef === keyOf(userRef) };
}

function keyOf(userRef: string): string {
  return userRef.toLocaleLowerCase('en-US');
}

/** @internal */
export interface DefaultSavedViewServiceOptions {
  auth: AuthService;
  savedViews: DatabaseSavedViewStore;
  writes: NamedWrites;
}

/** Keeps what people save for themselves; what they share others may open, and only they may change. @internal */
export class DefaultSavedViewService implements SavedViewService {
  readonly #options: DefaultSavedViewServiceOptions;

  constructor(options: DefaultSavedViewServiceOptions) {
    this.#options = options;
  }

  async listSavedViews({
    credentials,
  }: RequestOptions): Promise<SavedViewList> {
    return this.#list(userRefOf(this.#options.auth, credentials));
  }

  async getSavedView(
    { viewId }: { viewId: string },
    { credentials }: RequestOptions,
  ): Promise<SavedView> {
    const userRef = userRefOf(this.#options.auth, credentials);
    const found = await this.#options.savedViews.get(viewId);
    if (!found || !(found.shared || shown(found, userRef).isOwn)) {
      throw new NotFoundError(`No saved view ${viewId}`);
    }
    return shown(found, userRef);
  }

  async saveView(
    { mutationId, ...content }: SaveViewInput,
    { credentials }: RequestOptions,
  ): Promise<SavedView> {
    const { savedViews, writes } = this.#options;
    return writes.run(
      'saveView',
      { mutationId, ...content },
      credentials,
      async ({ userRef, now }) =>
        async trx => {
          const ownerRef = keyOf(userRef);
          const { length } = await savedViews.list(ownerRef, trx);
          if (length >= SAVED_VIEW_LIMITS.views) {
            throw new ConflictError(
              `There are ${length} saved views already; remove one before`,
            );
          }
          const view: StoredView = {
            ...content,
            id: randomUUID(),
            ownerRef,
            revision: 1,
            changedAt: now.toISOString(),
          };
          await savedViews.insert(trx, view);
          noteChange({ action: 'view.saved', facts: {} });
          return shown(view, userRef);
        },
    );
  }

  async changeSavedView(
    input: ChangeSavedViewInput,
    { credentials }: RequestOptions,
  ): Promise<SavedView> {
    const { savedViews, writes } = this.#options;
    return writes.run(
      'changeSavedView',
      input,
      credentials,
      async ({ userRef, now }) =>
        async trx => {
          const { mutationId: _, viewId, revision, ...content } = input;
          const found = await this.#own(viewId, userRef, trx);
          const view: StoredView = {
            ...found,
            ...content,
            revision: revision + 1,
            changedAt: now.toISOString(),
          };
          if (!(await savedViews.update(trx, view, revision))) {
            throw new ConflictError(CHANGED_MEANWHILE);
          }
          noteChange({ action: 'view.changed', facts: {} });
          return shown(view, userRef);
        },
    );
  }

  async removeSavedView(
    input: RemoveSavedViewInput,
    { credentials }: RequestOptions,
  ): Promise<SavedViewList> {
    const { savedViews, writes } = this.#options;
    return writes.run(
      'removeSavedView',
      input,
      credentials,
      async ({ userRef }) =>
        async trx => {
          const { id } = await this.#own(input.viewId, userRef, trx);
          if (!(await savedViews.remove(trx, id, input.revision))) {
            throw new ConflictError(CHANGED_MEANWHILE);
          }
          noteChange({ action: 'view.removed', facts: {} });
          return this.#list(userRef, trx);
        },
    );
  }

  async #list(userRef: string, trx?: Transaction): Promise<SavedViewList> {
    const views = await this.#options.savedViews.list(keyOf(userRef), trx);
    return { items: views.map(view => shown(view, userRef)) };
  }

  /** What others have saved is as if it were not there for who wants to change it. */
  async #own(
    viewId: string,
    userRef: string,
    trx: Transaction,
  ): Promise<StoredView> {
    const found = await this.#options.savedViews.get(viewId, trx);
    if (!found || !shown(found, userRef).isOwn) {
      throw new NotFoundError(`No saved view ${viewId} of yours`);
    }
    return found;
  }
}
