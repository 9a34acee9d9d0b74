import { randomUUID } from 'node:crypto';
import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import {
  HashedSignOff,
  maySignOff,
  mayTransition,
  sectionHashOf,
  SignOffRefusal,
  SignOffStates,
} from 'backstage-plugin-orr-common';
import { DatabaseHistoryLog } from '../../database/DatabaseHistoryLog';
import { DatabaseOutboxStore } from '../../database/DatabaseOutboxStore';
import { DatabaseReviewStore } from '../../database/DatabaseReviewStore';
import { DatabaseSignOffStore } from '../../database/DatabaseSignOffStore';
import { reviewHistoryOf } from '../../database/reviewRows';
import { Transaction } from '../../database/transaction';
import { Writing } from '../NamedWrites';
import { notTheLatest } from '../review/DecisionJudging';
import { LoadedReview } from '../review/LoadedReview';
import { SignOffSectionInput } from '../SignOffService';
import { reviewSignal } from '../together/reviewSignals';
import { SectionSignOffs, SubmittedSections } from './SectionSignOffs';
import { objectedNotification } from './signOffMessages';

const REFUSALS: Record<SignOffRefusal, string> = {
  notNamed: 'The checklist does not name you or a group of yours for it',
  hasAnswered: 'Someone who has answered nothing in a section signs it off',
};

interface SigningOff extends Writing {
  loaded: LoadedReview;
  input: SignOffSectionInput;
  /** The groups of the person, those above included. */
  groupRefs: string[];
}

/** Keeps sign-offs and objections. @internal */
export class SignOffWriting {
  readonly #reviews: DatabaseReviewStore;
  readonly #signOffs: DatabaseSignOffStore;
  readonly #sectionSignOffs: SectionSignOffs;
  readonly #outbox: DatabaseOutboxStore;
  readonly #historyLog: DatabaseHistoryLog;

  constructor(options: {
    reviews: DatabaseReviewStore;
    signOffs: DatabaseSignOffStore;
    sectionSignOffs: SectionSignOffs;
    outbox: DatabaseOutboxStore;
    historyLog: DatabaseHistoryLog;
  }) {
    this.#reviews = options.reviews;
    this.#signOffs = options.signOffs;
    this.#sectionSignOffs = options.sectionSignOffs;
    this.#outbox = options.outbox;
    this.#historyLog = options.historyLog;
  }

  async write(trx: Transaction, signing: SigningOff): Promise<SignOffStates> {
    const { loaded, input, userRef, now } = signing;
    const review = await this.#reviews.lock(trx, loaded.review.id);
    const found = await this.#sectionSignOffs.submittedOf(loaded, trx);
    const section = requireSection(loaded, found, input);
    if (!mayTransition(review.state, 'decide')) {
      throw new ConflictError('The review does not wait for a decision');
    }
    if (found?.snapshotId !== input.snapshotId) {
      throw notTheLatest();
    }
    const { submitted } = found;
    const may = maySignOff({ ...signing, section, submitted });
    if ('refusal' in may) {
      throw new NotAllowedError(REFUSALS[may.refusal]);
    }
    const earlier = await this.#signOffs.list(review.id, trx);
    const said: HashedSignOff = {
      id: randomUUID(),
      sectionId: section.id,
      snapshotId: input.snapshotId,
      sectionHash: sectionHashOf(section, submitted),
      verdict: input.verdict,
      note: input.note || undefined,
      forRef: may.forRef,
      signedBy: userRef,
      signedAt: now.toISOString(),
    };
    await this.#signOffs.insert(trx, review.id, {
      ...said,
      sequence: earlier.length + 1,
    });
    await this.#signOffs.endRequests(trx, {
      reviewId: review.id,
      sectionId: section.id,
    });
    await this.#tell(trx, { ...signing, loaded: { ...loaded, review } }, said);
    return { sections: await this.#sectionSignOffs.on(loaded, found, trx) };
  }

  async #tell(
    trx: Transaction,
    { loaded, userRef, now }: SigningOff,
    said: HashedSignOff,
  ): Promise<void> {
    const { review } = loaded;
    const isObjection = said.verdict === 'objected';
    await this.#historyLog.append(trx, {
      ...reviewHistoryOf(review),
      at: said.signedAt,
      action: isObjection ? 'section.objected' : 'section.signedOff',
      subject: said.sectionId,
      facts: { snapshotId: said.snapshotId },
      actorRef: userRef,
      words: { note: said.note ?? null },
    });
    await this.#outbox.add(
      trx,
      [
        reviewSignal('review', { reviewId: review.id, actorRef: userRef }),
        ...(isObjection ? [objectedNotification(loaded, said)] : []),
      ],
      now,
    );
  }
}

function requireSection(
  { checklist }: LoadedReview,
  found: SubmittedSections | undefined,
  { sectionId }: SignOffSectionInput,
) {
  const section = (
    found?.sections ??
    checklist.document.sections.filter(({ signOff }) => signOff)
  ).find(({ id }) => id === sectionId);
  if (!section) {
    throw new InputError(
      `sectionId: ${sectionId} is no section that somebody signs off in this review`,
    );
  }
  return section;
}
