import { InputError } from '@backstage/errors';
import {
  answererRefsOf,
  DecisionOutcome,
  maySignOff,
  ReviewKind,
  sectionsToSignOff,
  signOffsOf,
  SignOffSection,
  SubmittedAnswers,
  unsignedSections,
} from 'backstage-plugin-orr-common';
import { DatabaseSignOffStore } from '../../database/DatabaseSignOffStore';
import { DatabaseSnapshotStore } from '../../database/DatabaseSnapshotStore';
import { Transaction } from '../../database/transaction';
import { ReviewSubjects, toCovered } from '../coverage/ReviewSubjects';
import { LoadedReview } from '../review/LoadedReview';
import { sectionTitleOf } from './signOffMessages';

/** What was submitted last, as far as signing it off goes. @internal */
export interface SubmittedSections {
  snapshotId: string;
  submitted: SubmittedAnswers & {
    checklist: LoadedReview['checklist']['document'];
    kind: ReviewKind;
    entities: Parameters<typeof sectionsToSignOff>[0]['entities'];
  };
  sections: ReturnType<typeof sectionsToSignOff>;
}

/** Knows how the sections of a review stand that somebody is to sign off. @internal */
export class SectionSignOffs {
  readonly #signOffs: DatabaseSignOffStore;
  readonly #snapshots: DatabaseSnapshotStore;
  readonly #subjects: ReviewSubjects;

  constructor(options: {
    signOffs: DatabaseSignOffStore;
    snapshots: DatabaseSnapshotStore;
    subjects: ReviewSubjects;
  }) {
    this.#signOffs = options.signOffs;
    this.#snapshots = options.snapshots;
    this.#subjects = options.subjects;
  }

  /** Nothing where the checklist names nobody, which costs no statement, or before the first submission. */
  async submittedOf(
    loaded: LoadedReview,
    trx?: Transaction,
  ): Promise<SubmittedSections | undefined> {
    const { document: checklist } = loaded.checklist;
    if (!checklist.sections.some(({ signOff }) => signOff)) {
      return undefined;
    }
    const { review } = loaded;
    const latest = await this.#snapshots.getLatestContent(review.id, trx);
    if (!latest) {
      return undefined;
    }
    const subjects = await this.#subjects.of(loaded, trx);
    const submitted = {
      checklist,
      kind: review.kind,
      entities: toCovered(subjects, review),
      answers: latest.content.answers,
      exceptions: latest.content.exceptions,
    };
    return {
      snapshotId: latest.id,
      submitted,
      sections: sectionsToSignOff(submitted),
    };
  }

  /** How each stands on what was submitted last. */
  async of(loaded: LoadedReview, trx?: Transaction): Promise<SignOffSection[]> {
    return this.on(loaded, await this.submittedOf(loaded, trx), trx);
  }

  /** The same on what was read before. */
  async on(
    { review }: LoadedReview,
    found: SubmittedSections | undefined,
    trx?: Transaction,
  ): Promise<SignOffSection[]> {
    return found?.sections.length
      ? signOffsOf(found.submitted, await this.#signOffs.list(review.id, trx))
      : [];
  }

  /** Asks whom the checklist names for each section that is not signed on what was submitted; answers which these are. */
  async ask(
    trx: Transaction,
    loaded: LoadedReview,
    askedAt: string,
  ): Promise<SignOffSection[]> {
    const found = await this.submittedOf(loaded, trx);
    if (!found) {
      return [];
    }
    const unsigned = (await this.on(loaded, found, trx)).filter(
      ({ state }) => state !== 'signed',
    );
    const lowerCase = (ref: string) => ref.toLocaleLowerCase('en-US');
    await this.#signOffs.replaceRequests(
      trx,
      loaded.review.id,
      unsigned.map(({ sectionId, by }) => ({
        sectionId,
        askedRefs: by.map(lowerCase),
        answererRefs: answererRefsOf(
          found.sections.find(({ id }) => id === sectionId)!,
          found.submitted,
        ).map(lowerCase),
        askedAt,
      })),
    );
    return unsigned;
  }

  /** Throws InputError naming the sections without whose sign-off this is not decided. */
  async requireFor(
    outcome: DecisionOutcome,
    loaded: LoadedReview,
    trx: Transaction,
  ): Promise<void> {
    const unsigned =
      outcome === 'go' ? unsignedSections(await this.of(loaded, trx)) : [];
    if (unsigned.length) {
      const titles = unsigned.map(({ sectionId }) =>
        sectionTitleOf(loaded, sectionId),
      );
      throw new InputError(
        `outcome: a go waits for the sign-off of ${titles.join(', ')}`,
      );
    }
  }
}

/** The sections that a person may sign off, whatever policy says. @internal */
export function signableSectionIds(
  { sections, submitted }: SubmittedSections,
  person: { userRef: string; groupRefs: string[] },
): string[] {
  return sections
    .filter(
      section => 'forRef' in maySignOff({ section, submitted, ...person }),
    )
    .map(({ id }) => id);
}
