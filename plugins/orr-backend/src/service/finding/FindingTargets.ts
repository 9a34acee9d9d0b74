import { InputError, isError } from '@backstage/errors';
import { isSameRef } from 'backstage-plugin-orr-common';
import { StoredEntity } from '../../database/StoredEntity';
import { EntityAccess } from '../catalog/EntityAccess';
import { CoverageView } from '../coverage/CoverageView';
import { LoadedReview } from '../review/LoadedReview';
import { RequestOptions } from '../ReviewService';

/** Finds whom a proposal names: the covered entity with the gap, and who has to do something. @internal */
export class FindingTargets {
  readonly #access: EntityAccess;
  readonly #coverageView: CoverageView;

  constructor(options: { access: EntityAccess; coverageView: CoverageView }) {
    this.#access = options.access;
    this.#coverageView = options.coverageView;
  }

  /** The covered entity; an InputError where the review covers none of that ref which the caller may see. */
  async subjectOf(
    loaded: LoadedReview,
    { coveredEntityRef }: { coveredEntityRef?: string },
    options: RequestOptions,
  ): Promise<StoredEntity | undefined> {
    if (coveredEntityRef === undefined) {
      return undefined;
    }
    const shown = await this.#coverageView.shown(loaded, options);
    const subject = shown.find(({ entityRef }) =>
      isSameRef(entityRef, coveredEntityRef),
    );
    if (!subject) {
      throw new InputError(
        `coveredEntityRef: the review does not cover ${coveredEntityRef}`,
      );
    }
    return subject;
  }

  /** Refuses whoever is no person or group that the catalog has. */
  async requireOwner(
    ownerRef: string | undefined,
    options: RequestOptions,
    field: 'ownerRef' | 'to' = 'ownerRef',
  ): Promise<void> {
    if (ownerRef === undefined) {
      return;
    }
    const [kind] = ownerRef.toLocaleLowerCase('en-US').split(':');
    if (kind !== 'user' && kind !== 'group') {
      throw new InputError(`${field}: must be a person or a group`);
    }
    try {
      await this.#access.resolve({ entityRef: ownerRef }, options);
    } catch (error) {
      throw isError(error) && error.name === 'NotFoundError'
        ? new InputError(`${field}: the catalog has no ${ownerRef}`)
        : error;
    }
  }
}
