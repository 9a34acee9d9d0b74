import { Answer, OrrApi, Question } from 'backstage-plugin-orr-common';
import { AnswerDraft, draftOf } from './answerDraft';
import { AnswerLines } from './AnswerLines';
import { AnswerSender } from './AnswerSender';
import { DraftStore } from './DraftStore';
import { PageEvents } from './PageEvents';
import { readDraft } from './readDraft';
import { TabChannel } from './TabChannel';

const DEBOUNCE_MS = 800;

interface AnswerAutosaveOptions {
  api: Pick<OrrApi, 'saveAnswer'>;
  userRef: string;
  reviewId: string;
  questions: Question[];
  answers: Answer[];
  drafts: DraftStore;
  /** Asked before each write, so that none goes out in the name of somebody else. */
  whoIsSignedIn?: () => Promise<string>;
}

/**
 * Saves the answers of one review while they are typed, keeps what is not saved yet on this device, and takes in what
 * others save at the same time.
 *
 * @internal
 */
export class AnswerAutosave {
  readonly #options: AnswerAutosaveOptions;
  readonly #lines: AnswerLines;
  readonly #page: PageEvents;
  #tabs: TabChannel | undefined;
  #lastEdited: string | undefined;

  constructor(options: AnswerAutosaveOptions) {
    this.#options = options;
    this.#lines = new AnswerLines({
      ...options,
      sender: new AnswerSender(options),
      onSaved: answer => this.#tabs?.tell(answer),
    });
    this.#page = new PageEvents({
      onLeave: this.flush,
      onBack: () => {
        this.#lines.gate.retryNow();
        this.#lines.sendWaiting();
      },
      wouldLose: () => this.#lines.wouldLose(),
    });
  }

  readonly subscribe = (listener: () => void) =>
    this.#lines.edits.subscribe(listener);

  readonly getState = () => this.#lines.edits.getState();

  /** Begins to send, first of all what an earlier visit left unsent. */
  start(): void {
    this.#tabs = new TabChannel({
      ...this.#options,
      onAnswer: answer => this.receive([answer]),
    });
    for (const [questionId] of this.#lines.all()) {
      if (this.#lines.edits.of(questionId).state !== 'saved') {
        // What an earlier page left behind belongs to this one from now on.
        this.#lines.keep(questionId);
      }
    }
    this.#page.listen();
    this.#lines.gate.start();
    this.#lines.sendWaiting();
  }

  /** Sends what waits and stops retrying; what is not acknowledged stays on this device. */
  stop(): void {
    this.flush();
    this.#page.ignore();
    this.#lines.gate.stop();
    this.#tabs?.close();
  }

  edit(questionId: string, draft: AnswerDraft, when: 'now' | 'later'): void {
    const line = this.#lines.of(questionId)!;
    const { problems } = readDraft(draft, line.question);
    const conflicting = this.#lines.edits.of(questionId).state === 'conflict';
    this.#lastEdited = questionId;
    line.undoing = false;
    this.#lines.edits.change(questionId, {
      draft,
      problems,
      refusal: undefined,
      ...(!conflicting && { state: 'pending', undoable: true }),
    });
    this.#lines.keep(questionId);
    clearTimeout(line.editTimer);
    line.editTimer = undefined;
    if (when === 'now') {
      this.#lines.pump(questionId);
    } else {
      line.editTimer = setTimeout(
        () => this.#lines.pump(questionId),
        DEBOUNCE_MS,
      );
    }
  }

  /** Sends what waits for the end of typing. */
  readonly flush = () => {
    for (const [questionId, line] of this.#lines.all()) {
      if (line.editTimer !== undefined) {
        this.#lines.pump(questionId);
      }
    }
  };

  /** Takes in answers as they are on the server now; what is typed here stays. */
  receive(answers: Answer[]): void {
    for (const answer of answers) {
      const line = this.#lines.of(answer.questionId);
      if (line && answer.revision > this.#latestKnown(answer.questionId)) {
        if (line.inFlight || line.sent) {
          // Whether this is the result of the write under way is told by the answer to that.
          line.newer = answer;
        } else {
          this.#lines.meet(answer.questionId, answer);
        }
      }
    }
  }

  /** Sends once more what was refused: what stood against it may be gone. */
  retryRefused(): void {
    for (const [questionId] of this.#lines.all()) {
      if (this.#lines.edits.of(questionId).state === 'refused') {
        this.#lines.pump(questionId);
      }
    }
  }

  /** Ends a conflict with the other person's answer. */
  keepTheirs(questionId: string): void {
    this.#lines.overTheirs(questionId, 'theirs');
  }

  /** Ends a conflict by saving one's own answer, as it stands in the form, over the other. */
  saveMine(questionId: string): void {
    this.#lines.overTheirs(questionId, 'mine');
  }

  /** Makes an earlier value the answer again, as a new one. */
  restore(questionId: string, earlier: Answer): void {
    this.edit(questionId, draftOf(earlier), 'now');
  }

  /**
   * Takes back the latest change of a question, or the latest of all; what was saved before becomes the answer again, as
   * a new one. Answers which question that was, if any.
   */
  undo(questionId = this.#latestChanged()): string | undefined {
    const line = questionId && this.#lines.of(questionId);
    if (!line || this.#lines.edits.of(questionId).theirs) {
      return undefined;
    }
    const { answer, state } = this.#lines.edits.of(questionId);
    const step =
      state === 'saved' ? this.#lines.trail.takeBack(questionId) : undefined;
    if (state === 'saved' && !step) {
      return undefined;
    }
    const before = draftOf(step ? step.before : answer);
    this.edit(questionId, before, 'later');
    line.undoing = true;
    this.#lines.pump(questionId);
    return questionId;
  }

  #latestChanged(): string | undefined {
    const last = this.#lastEdited;
    return last && this.#lines.edits.of(last).state !== 'saved'
      ? last
      : this.#lines.trail.latest();
  }

  #latestKnown(questionId: string): number {
    const { answer, theirs } = this.#lines.edits.of(questionId);
    const { newer } = this.#lines.of(questionId)!;
    return Math.max(
      ...[answer, theirs, newer].map(known => known?.revision ?? 0),
    );
  }
}
