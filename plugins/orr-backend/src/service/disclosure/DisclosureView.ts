import {
  Disclosure,
  disclosureCountsFrom,
  DisclosureItem,
  isSameRef,
  periodsOf,
} from 'backstage-plugin-orr-common';
import { DatabaseChecklistStore } from '../../database/DatabaseChecklistStore';
import { StoredDisclosure } from '../../database/DatabaseDisclosureStore';
import { withoutSubject } from '../../database/withoutSubject';
import { questionTitleOf } from '../review/reviewMessages';
import { LoadedReview } from '../review/LoadedReview';

/** Who looks at disclosures. @internal */
export interface DisclosureViewer {
  /** Nobody where it is not a person. */
  userRef?: string;
  /** Whether they may say that what concerns them all, or one that they see, is fixed. */
  mayClose: (disclosure: StoredDisclosure) => boolean;
  readsNotes: boolean;
}

/** Shows disclosures, each with the day from which it counts. @internal */
export class DisclosureView {
  readonly #checklists: DatabaseChecklistStore;
  readonly #timeZone: string;

  constructor(options: {
    checklists: DatabaseChecklistStore;
    timeZone: string;
  }) {
    this.#checklists = options.checklists;
    this.#timeZone = options.timeZone;
  }

  /** The grace is that of the checklist as it is now, by which standings go. */
  async graceDaysOf({ review, checklist }: LoadedReview): Promise<number> {
    const current = await this.#checklists.getCurrent(review.checklistId);
    return periodsOf((current ?? checklist).document).disclosureGraceDays;
  }

  countsFrom(
    disclosure: StoredDisclosure,
    graceDays: number,
  ): string | undefined {
    return disclosureCountsFrom(disclosure, {
      graceDays,
      timeZone: this.#timeZone,
    });
  }

  show(
    stored: StoredDisclosure,
    options: {
      loaded: LoadedReview;
      graceDays: number;
      viewer: DisclosureViewer;
    },
  ): DisclosureItem {
    const { loaded, graceDays, viewer } = options;
    const { userRef } = viewer;
    const counts =
      stored.closedAt === undefined && loaded.review.state === 'decided';
    return {
      disclosure: asRead(withoutSubject(stored), viewer),
      questionTitle: questionTitleOf(loaded, stored.questionId),
      counts,
      countsFrom: counts ? this.countsFrom(stored, graceDays) : undefined,
      may: {
        close:
          counts &&
          userRef !== undefined &&
          !isSameRef(userRef, stored.disclosedBy) &&
          viewer.mayClose(stored),
      },
    };
  }
}

function asRead(
  disclosure: Disclosure,
  { readsNotes }: DisclosureViewer,
): Disclosure {
  if (readsNotes) {
    return disclosure;
  }
  const { note: _note, ...rest } = disclosure;
  return { ...rest, isNoteKept: true };
}
