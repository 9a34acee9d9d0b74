import { randomUUID } from 'node:crypto';
import { ConflictError, InputError } from '@backstage/errors';
import {
  ANSWER_LIMITS,
  dayOf,
  firstStateOf,
  FindingDisposition,
  improvementsOf,
  isInForce,
  proposalProblem,
  questionsOf,
  RiskLevel,
} from 'backstage-plugin-orr-common';
import { DatabaseDispositionStore } from '../../database/DatabaseDispositionStore';
import { DatabaseGroupStore } from '../../database/DatabaseGroupStore';
import {
  StoredDisposition,
  toFindingDisposition,
} from '../../database/dispositionRows';
import { StoredEntity } from '../../database/StoredEntity';
import { Transaction } from '../../database/transaction';
import {
  FillBacklogInput,
  ProposeDispositionInput,
} from '../DispositionService';
import { Writing } from '../NamedWrites';
import { LoadedReview } from '../review/LoadedReview';
import {
  actionGivenNotification,
  dispositionAskedNotification,
} from './dispositionMessages';
import { DispositionWrites, requireDisposable } from './DispositionWrites';
import { AcceptanceOptions } from './readAcceptanceOptions';
import { GapKey, GapState, JudgedGaps, ReviewGaps } from './ReviewGaps';

/** What a proposal needs to know, whatever is proposed. */
interface Proposing<TInput> {
  input: TInput;
  loaded: LoadedReview;
  writing: Writing;
}

function isOfGap(
  { questionId, coveredEntityRef }: FindingDisposition,
  gap: GapKey,
): boolean {
  return (
    questionId === gap.questionId && coveredEntityRef === gap.coveredEntityRef
  );
}

/** Says what is to become of gaps, judged by the answers as they are. @internal */
export class DispositionProposal {
  readonly #acceptances: AcceptanceOptions;
  readonly #groups: DatabaseGroupStore;
  readonly #dispositions: DatabaseDispositionStore;
  readonly #dispositionWrites: DispositionWrites;
  readonly #gaps: ReviewGaps;
  readonly #timeZone: string;

  constructor(options: {
    acceptances: AcceptanceOptions;
    groups: DatabaseGroupStore;
    dispositions: DatabaseDispositionStore;
    dispositionWrites: DispositionWrites;
    gaps: ReviewGaps;
    timeZone: string;
  }) {
    this.#acceptances = options.acceptances;
    this.#groups = options.groups;
    this.#dispositions = options.dispositions;
    this.#dispositionWrites = options.dispositionWrites;
    this.#gaps = options.gaps;
    this.#timeZone = options.timeZone;
  }

  async propose(
    trx: Transaction,
    options: Proposing<ProposeDispositionInput> & { subject?: StoredEntity },
  ): Promise<FindingDisposition> {
    const { loaded, input, subject, writing } = options;
    const { known, gaps } = await this.#begin(trx, options);
    const gap = {
      questionId: input.questionId,
      coveredEntityRef: subject?.entityRef,
    };
    const state = gaps.of(gap);
    if (!state) {
      throw new InputError(
        `coveredEntityRef: ${subject?.entityRef} has no answer of its own to "${gap.questionId}"`,
      );
    }
    const problem = proposalProblem({
      ...input,
      level: state.level,
      checklist: loaded.checklist.document,
      today: dayOf(writing.now, this.#timeZone),
    });
    if (problem) {
      throw new InputError(`${problem.field}: ${problem.message}`);
    }
    const isAsked = known.some(
      item =>
        item.type === input.type &&
        item.state === 'asked' &&
        isOfGap(item, gap),
    );
    if (isAsked) {
      throw new ConflictError(
        `What is asked already is to be decided first: ${input.type} on "${gap.questionId}"`,
      );
    }
    const added = newDisposition(options, {
      ...input,
      level: state.level as RiskLevel,
      coveredEntityRef: subject?.entityRef,
      coveredEntityId: subject?.id,
    });
    await this.#dispositionWrites.insert(trx, [added], {
      loaded,
      writing,
      messages: [
        added.type === 'action'
          ? actionGivenNotification(loaded, added, writing.userRef)
          : dispositionAskedNotification(
              loaded,
              added,
              await this.#approversOf(trx, added, subject ?? loaded.entity),
            ),
      ],
    });
    return toFindingDisposition(added);
  }

  /** Of the groups that accept high risks those that answer for the entity. */
  async #approversOf(
    trx: Transaction,
    { type, level }: StoredDisposition,
    { ownerRefs }: StoredEntity,
  ): Promise<string[]> {
    const { tellOfHigh } = this.#acceptances;
    if (type !== 'acceptance' || level !== 'HIGH' || !tellOfHigh.length) {
      return [];
    }
    const above = await this.#groups.ancestorsOf(ownerRefs, trx);
    return tellOfHigh.filter(ref => above.includes(ref));
  }

  /** Every medium gap that nothing runs about becomes an action without a day, among those that the caller sees. */
  async fillBacklog(
    trx: Transaction,
    options: Proposing<FillBacklogInput> & { shown: StoredEntity[] },
  ): Promise<{ added: number }> {
    const { loaded, input, writing, shown } = options;
    const { known, gaps } = await this.#begin(trx, options);
    const today = dayOf(writing.now, this.#timeZone);
    const isRunning = (item: FindingDisposition) =>
      item.state === 'asked' || isInForce(item, today);
    const ids = new Map(shown.map(({ entityRef, id }) => [entityRef, id]));
    const added = gaps
      .all()
      .filter(
        gap =>
          gap.level === 'MEDIUM' &&
          (gap.coveredEntityRef === undefined ||
            ids.has(gap.coveredEntityRef)) &&
          !known.some(item => isRunning(item) && isOfGap(item, gap)),
      )
      .map(({ answer, ...gap }) =>
        newDisposition(options, {
          ...gap,
          type: 'action',
          ownerRef: input.ownerRef,
          text: textOf(loaded, gap.questionId, answer),
          coveredEntityId:
            gap.coveredEntityRef && ids.get(gap.coveredEntityRef),
        }),
      );
    if (added.length) {
      await this.#dispositionWrites.insert(trx, added, {
        loaded,
        writing,
        messages: [actionGivenNotification(loaded, added[0], writing.userRef)],
      });
    }
    return { added: added.length };
  }

  async #begin(
    trx: Transaction,
    { loaded, writing }: Pick<Proposing<unknown>, 'loaded' | 'writing'>,
  ): Promise<{ known: StoredDisposition[]; gaps: JudgedGaps }> {
    const { review } = await this.#dispositionWrites.lock(trx, loaded);
    requireDisposable(review);
    return {
      known: await this.#dispositions.listUnder(review, trx),
      gaps: await this.#gaps.of(loaded, { now: writing.now, trx }),
    };
  }
}

type Said = Pick<StoredDisposition, 'type' | 'text' | 'level' | 'questionId'> &
  Partial<
    Pick<
      StoredDisposition,
      | 'url'
      | 'ownerRef'
      | 'effort'
      | 'until'
      | 'coveredEntityRef'
      | 'coveredEntityId'
    >
  >;

function newDisposition(
  { loaded, writing }: Pick<Proposing<unknown>, 'loaded' | 'writing'>,
  said: Said,
): StoredDisposition {
  const { review, entity } = loaded;
  return {
    id: randomUUID(),
    state: firstStateOf(said.type),
    revision: 1,
    entityId: review.entityId,
    entityRef: entity.entityRef,
    checklistId: review.checklistId,
    reviewId: review.id,
    proposedBy: writing.userRef,
    proposedAt: writing.now.toISOString(),
    postponements: [],
    type: said.type,
    text: said.text,
    textBy: writing.userRef,
    level: said.level,
    questionId: said.questionId,
    url: said.url,
    ownerRef: said.ownerRef?.toLocaleLowerCase('en-US'),
    effort: said.effort,
    until: said.until,
    coveredEntityRef: said.coveredEntityRef,
    coveredEntityId: said.coveredEntityId,
  };
}

/** What the checklist says closes the gap, else the question itself. */
function textOf(
  { checklist }: LoadedReview,
  questionId: string,
  answer: GapState['answer'],
): string {
  const question = questionsOf(checklist.document).find(
    ({ id }) => id === questionId,
  )!;
  const texts = improvementsOf(question, answer?.statement).map(
    ({ text }) => text,
  );
  return (texts.join('\n') || question.title).slice(0, ANSWER_LIMITS.reason);
}
