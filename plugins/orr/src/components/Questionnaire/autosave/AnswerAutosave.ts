import { Answer, OrrApi, Question } from 'backstage-plugin-orr-common';
import { AnswerDraft, draftOf } from './answerDraft';
import { readDraft, saysTheSame } from './readDraft';
import { DraftStore, SentWrite } from './DraftStore';
import { EditStore } from './EditStore';
import { openEdit } from './openEdit';
import { Line, QuestionEdit } from './questionEdit';
import { readFailure } from './readFailure';

const DEBOUNCE_MS = 800;
const LONGEST_PAUSE_MS = 30_000;

interface AnswerAutosaveOptions {
  api: Pick<OrrApi, 'saveAnswer'>;
  reviewId: string;
  questions: Question[];
  answers: Answer[];
  drafts: DraftStore;
}

/**
 * Saves the answers of one review while they are typed. Each question is a line of its own: one write under
 * way, what is edited meanwhile waits behind it and goes out with the new revision. A write is retried as the
 * same write until the server has answered it; until then the edit is kept on this device.
 *
 * @internal
 */
export class AnswerAutosave {
  readonly #options: AnswerAutosaveOptions;
  readonly #lines = new Map<string, Line>();
  readonly #edits: EditStore;
  #running = false;

  constructor(options: AnswerAutosaveOptions) {
    this.#options = options;
    const answers = new Map(
      options.answers.map(answer => [answer.questionId, answer]),
    );
    const questions: Record<string, QuestionEdit> = {};
    for (const question of options.questions) {
      const { line, edit } = openEdit({
        question,
        answer: answers.get(question.id),
        kept: options.drafts.read(question.id),
      });
      this.#lines.set(question.id, line);
      questions[question.id] = edit;
    }
    this.#edits = new EditStore(questions);
  }

  readonly subscribe = (listener: () => void) =>
    this.#edits.subscribe(listener);

  readonly getState = () => this.#edits.getState();

  /** Begins to send, first of all what an earlier visit left unsent. */
  start(): void {
    this.#running = true;
    for (const questionId of this.#lines.keys()) {
      if (this.#edits.of(questionId).state !== 'saved') {
        // What an earlier page left behind belongs to this one from now on.
        this.#keep(questionId);
      }
    }
    window.addEventListener('online', this.#resume);
    window.addEventListener('pagehide', this.flush);
    this.#resume();
  }

  /** Sends what waits and stops retrying; what is not acknowledged stays on this device. */
  stop(): void {
    this.flush();
    this.#running = false;
    window.removeEventListener('online', this.#resume);
    window.removeEventListener('pagehide', this.flush);
    for (const line of this.#lines.values()) {
      clearTimeout(line.retryTimer);
    }
  }

  edit(questionId: string, draft: AnswerDraft, when: 'now' | 'later'): void {
    const line = this.#lines.get(questionId)!;
    const { problems } = readDraft(draft, line.question);
    const conflicting = this.#edits.of(questionId).state === 'conflict';
    this.#edits.change(questionId, {
      draft,
      problems,
      refusal: undefined,
      ...(!conflicting && { state: 'pending' }),
    });
    this.#keep(questionId);
    clearTimeout(line.editTimer);
    line.editTimer = undefined;
    if (when === 'now') {
      this.#pump(questionId);
    } else {
      line.editTimer = setTimeout(() => this.#pump(questionId), DEBOUNCE_MS);
    }
  }

  /** Sends what waits for the end of typing. */
  readonly flush = () => {
    for (const [questionId, line] of this.#lines) {
      if (line.editTimer !== undefined) {
        this.#pump(questionId);
      }
    }
  };

  /** Ends a conflict with the other person's answer. */
  keepTheirs(questionId: string): void {
    const { theirs } = this.#edits.of(questionId);
    const line = this.#lines.get(questionId)!;
    line.revision = theirs!.revision;
    this.#edits.change(questionId, {
      draft: draftOf(theirs),
      answer: theirs,
      theirs: undefined,
      problems: {},
      state: 'saved',
    });
    this.#options.drafts.drop(questionId);
  }

  /** Ends a conflict by saving one's own answer over the other. */
  saveMine(questionId: string): void {
    const { theirs } = this.#edits.of(questionId);
    this.#lines.get(questionId)!.revision = theirs!.revision;
    this.#edits.change(questionId, {
      answer: theirs,
      theirs: undefined,
      state: 'pending',
    });
    this.#keep(questionId);
    this.#pump(questionId);
  }

  readonly #resume = () => {
    for (const [questionId, line] of this.#lines) {
      const { state } = this.#edits.of(questionId);
      if (
        (state === 'pending' || state === 'retrying') &&
        line.editTimer === undefined
      ) {
        this.#pump(questionId);
      }
    }
  };

  #pump(questionId: string) {
    const line = this.#lines.get(questionId)!;
    const edit = this.#edits.of(questionId);
    clearTimeout(line.editTimer);
    line.editTimer = undefined;
    if (line.inFlight || edit.state === 'conflict') {
      return;
    }
    clearTimeout(line.retryTimer);
    if (!line.sent) {
      const { write } = readDraft(edit.draft, line.question);
      if (!write || saysTheSame(write, edit.answer)) {
        this.#settle(questionId);
        return;
      }
      line.sent = {
        mutationId: crypto.randomUUID(),
        revision: line.revision,
        write,
      };
    }
    this.#send(questionId, line, line.sent);
  }

  #send(questionId: string, line: Line, sent: SentWrite) {
    line.inFlight = true;
    this.#edits.change(questionId, {
      state: line.attempts ? 'retrying' : 'saving',
    });
    this.#keep(questionId);
    this.#options.api
      .saveAnswer({
        params: { reviewId: this.#options.reviewId, questionId },
        body: {
          mutationId: sent.mutationId,
          revision: sent.revision,
          ...sent.write,
        },
      })
      .then(
        answer => this.#acknowledged(questionId, line, answer),
        error => this.#failed(questionId, line, sent, error),
      );
  }

  #acknowledged(questionId: string, line: Line, answer: Answer) {
    const { answer: known, draft } = this.#edits.of(questionId);
    line.inFlight = false;
    line.attempts = 0;
    line.sent = undefined;
    // A retried write answers with its own result, which somebody may have overtaken before this page loaded.
    const overtaken = known !== undefined && known.revision > answer.revision;
    const latest = overtaken ? known : answer;
    const { write } = readDraft(draft, line.question);
    line.revision = latest.revision;
    this.#edits.noteSaved(new Date());
    this.#edits.change(questionId, {
      answer: latest,
      state: 'pending',
      ...(overtaken &&
        write &&
        saysTheSame(write, answer) && { draft: draftOf(latest) }),
    });
    this.#keep(questionId);
    if (line.editTimer === undefined) {
      this.#pump(questionId);
    }
  }

  #failed(questionId: string, line: Line, sent: SentWrite, error: unknown) {
    line.inFlight = false;
    const failure = readFailure(error);
    if (failure.type === 'passing') {
      this.#retryLater(questionId, line);
      return;
    }
    line.attempts = 0;
    line.sent = undefined;
    if (
      failure.type === 'conflict' &&
      saysTheSame(sent.write, failure.current)
    ) {
      this.#acknowledged(questionId, line, failure.current);
      return;
    }
    if (failure.type === 'conflict') {
      clearTimeout(line.editTimer);
      line.editTimer = undefined;
      this.#edits.change(questionId, {
        state: 'conflict',
        theirs: failure.current,
      });
      this.#keep(questionId);
      return;
    }
    this.#refused(questionId, line, sent, failure.message);
  }

  #refused(questionId: string, line: Line, sent: SentWrite, message: string) {
    const { write } = readDraft(
      this.#edits.of(questionId).draft,
      line.question,
    );
    this.#keep(questionId);
    if (line.editTimer !== undefined) {
      this.#edits.change(questionId, { state: 'pending' });
    } else if (write && JSON.stringify(write) !== JSON.stringify(sent.write)) {
      this.#pump(questionId);
    } else {
      this.#edits.change(questionId, { state: 'refused', refusal: message });
    }
  }

  #retryLater(questionId: string, line: Line) {
    line.attempts += 1;
    this.#edits.change(questionId, { state: 'retrying' });
    if (this.#running) {
      const pause = Math.min(
        1_000 * 2 ** (line.attempts - 1),
        LONGEST_PAUSE_MS,
      );
      line.retryTimer = setTimeout(() => this.#pump(questionId), pause);
    }
  }

  #settle(questionId: string) {
    const incomplete =
      Object.keys(this.#edits.of(questionId).problems).length > 0;
    this.#edits.change(questionId, {
      state: incomplete ? 'incomplete' : 'saved',
    });
    if (!incomplete) {
      this.#options.drafts.drop(questionId);
    }
  }

  #keep(questionId: string) {
    const { revision, sent } = this.#lines.get(questionId)!;
    const { draft } = this.#edits.of(questionId);
    this.#options.drafts.keep(questionId, { draft, revision, sent });
  }
}
