import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import {
  dayOf,
  HistoryAction,
  HistoryFacts,
  isSameRef,
  periodsOf,
  respondedState,
  responseDueOn,
  responseProblem,
} from 'backstage-plugin-orr-common';
import { DatabaseHistoryLog } from '../../database/DatabaseHistoryLog';
import { DatabaseOutboxStore } from '../../database/DatabaseOutboxStore';
import { DatabaseProgrammeStore } from '../../database/DatabaseProgrammeStore';
import { DatabaseReviewStore } from '../../database/DatabaseReviewStore';
import { StoredContradiction } from '../../database/drift/contradictionRows';
import { DatabaseContradictionStore } from '../../database/drift/DatabaseContradictionStore';
import { Transaction } from '../../database/transaction';
import {
  LookAtContradictionInput,
  RespondToContradictionInput,
} from '../ContradictionService';
import { OutboxMessage } from '../delivery/OutboxMessage';
import { Writing } from '../NamedWrites';
import { ReadinessProjector } from '../readiness/ReadinessProjector';
import {
  contradictionAnsweredMessages,
  contradictionRefusedMessages,
} from './contradictionMessages';
import { ContradictionScene } from './ContradictionView';

/** @internal */
export interface ContradictionWritesOptions {
  contradictions: DatabaseContradictionStore;
  historyLog: DatabaseHistoryLog;
  outbox: DatabaseOutboxStore;
  programme: DatabaseProgrammeStore;
  projector: ReadinessProjector;
  reviews: DatabaseReviewStore;
  windowDays: number;
  timeZone: string;
}

interface Write<TInput> {
  scene: ContradictionScene;
  /** As it was found. */
  found: StoredContradiction;
  input: TInput;
  writing: Writing;
}

/** Keeps what is said to contradictions, and lets standings follow. @internal */
export class ContradictionWrites {
  readonly #options: ContradictionWritesOptions;

  constructor(options: ContradictionWritesOptions) {
    this.#options = options;
  }

  async respond(
    trx: Transaction,
    write: Write<RespondToContradictionInput>,
  ): Promise<StoredContradiction> {
    const { scene, input, writing } = write;
    const { kind, text, dueOn, url } = input;
    const before = await this.#lock(trx, write);
    if (before.look?.outcome === 'agreed') {
      throw new ConflictError('Somebody has agreed with what was said to it');
    }
    this.#requireFitting(write);
    const { escalatedAt: _told, look: _look, ...rest } = before;
    const after: StoredContradiction = {
      ...rest,
      response: {
        kind,
        text,
        dueOn,
        url,
        by: writing.userRef,
        at: writing.now.toISOString(),
      },
    };
    const { checklist, decision } = this.#aboutOf(after, scene);
    const programme = await this.#options.programme.get(trx);
    await this.#keep(trx, after, {
      writing,
      action: 'contradiction.answered',
      facts: { response: kind, ...(dueOn && { dueTo: dueOn }) },
      words: { text, url: url ?? null },
      messages: contradictionAnsweredMessages(
        { contradiction: after, entity: scene.entity, checklist },
        {
          decidedBy: decision.decidedBy,
          programmeOwnerRef: programme?.document.ownerRef,
        },
      ),
    });
    return after;
  }

  async look(
    trx: Transaction,
    write: Write<LookAtContradictionInput>,
  ): Promise<StoredContradiction> {
    const { scene, input, writing } = write;
    const { outcome, note } = input;
    const before = await this.#lock(trx, write);
    const state = stateOf(before);
    if (!respondedState(state).answeredAt || before.look) {
      throw new ConflictError('There is no explanation to look at');
    }
    if (isSameRef(before.response!.by, writing.userRef)) {
      throw new NotAllowedError('Somebody else than who said it looks at it');
    }
    if (outcome === 'refused' && !note) {
      throw new InputError('note: is missing: say why it does not stand');
    }
    const after: StoredContradiction = {
      ...before,
      look: {
        outcome,
        note,
        by: writing.userRef,
        at: writing.now.toISOString(),
      },
    };
    const { checklist } = this.#aboutOf(after, scene);
    await this.#keep(trx, after, {
      writing,
      action: 'contradiction.looked',
      facts: { finding: outcome },
      words: { note: note ?? null },
      messages:
        outcome === 'refused'
          ? contradictionRefusedMessages(
              { contradiction: after, entity: scene.entity, checklist },
              responseDueOn(stateOf(after), this.#options),
            )
          : [],
    });
    return after;
  }

  #aboutOf(
    { decisionId }: StoredContradiction,
    { checklists, decisions }: ContradictionScene,
  ) {
    return {
      checklist: checklists.get(decisionId)!,
      decision: decisions.get(decisionId)!,
    };
  }

  #requireFitting({
    scene,
    found,
    input,
    writing,
  }: Write<RespondToContradictionInput>): void {
    const { checklist } = this.#aboutOf(found, scene);
    const current = scene.current.get(found.checklistId) ?? checklist;
    const problem = responseProblem(input, {
      today: dayOf(writing.now, this.#options.timeZone),
      limitDays: periodsOf(current.document).conditionLimitDays,
    });
    if (problem) {
      throw new InputError(`${problem.field}: ${problem.message}`);
    }
  }

  /** The review comes first: whoever follows the contradiction locks it before its entity. */
  async #lock(
    trx: Transaction,
    { found }: Write<unknown>,
  ): Promise<StoredContradiction> {
    const { contradictions, reviews } = this.#options;
    await reviews.lock(trx, found.reviewId);
    const before = await contradictions.getOpen(trx, found);
    if (!before) {
      throw new NotFoundError(`No contradiction ${found.id}`);
    }
    if (before.endedAt !== undefined) {
      throw new ConflictError('The contradiction is over');
    }
    return before;
  }

  async #keep(
    trx: Transaction,
    after: StoredContradiction,
    told: {
      writing: Writing;
      action: HistoryAction;
      facts: HistoryFacts;
      words: object;
      messages: OutboxMessage[];
    },
  ): Promise<void> {
    const { contradictions, historyLog, outbox, projector } = this.#options;
    const { writing, action, facts, words, messages } = told;
    const { now, userRef: actorRef } = writing;
    await contradictions.update(trx, after);
    await historyLog.append(trx, {
      aggregateType: 'review',
      aggregateId: after.reviewId,
      entityId: after.entityId,
      at: now.toISOString(),
      action,
      subject: after.questionId,
      facts: { cause: after.signal.cause, ...facts },
      actorRef,
      words,
    });
    await outbox.add(trx, messages, now);
    await projector.recompute({ entityIds: [after.entityId], now, trx });
  }
}

function stateOf({ openedAt, response, look }: StoredContradiction) {
  return { openedAt: openedAt!, response, look };
}
