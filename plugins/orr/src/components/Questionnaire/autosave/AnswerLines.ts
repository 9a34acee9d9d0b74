import { Answer, Question, mayAffirm } from 'backstage-plugin-orr-common';
import { draftOf } from './answerDraft';
import { AnswerSender } from './AnswerSender';
import { AnswerTrail } from './AnswerTrail';
import { DraftStore, SentWrite } from './DraftStore';
import { EditStore } from './EditStore';
import { meetAnswer } from './meetAnswer';
import { newId } from '../../../newId';
import { openEdit } from './openEdit';
import { Line, QuestionEdit } from './questionEdit';
import { readDraft, saysTheSame } from './readDraft';
import { readFailure } from './readFailure';
import { SendGate } from './SendGate';

/**
 * The lines in which the answers of a review wait to be sent, one for each question: one write under way, what is edited
 * meanwhile waits behind it. A write is sent again as the same write until the server has answered it.
 *
 * @internal
 */
export class AnswerLines {
  readonly edits: EditStore;
  readonly trail = new AnswerTrail();
  readonly gate = new SendGate({
    onTry: () => this.sendWaiting(),
    onOpen: () => this.sendWaiting(),
  });
  readonly #lines = new Map<string, Line>();
  readonly #sender: AnswerSender;
  readonly #drafts: DraftStore;
  readonly #userRef: string;
  readonly #onSaved: (answer: Answer) => void;

  constructor(options: {
    questions: Question[];
    answers: Answer[];
    drafts: DraftStore;
    sender: AnswerSender;
    userRef: string;
    onSaved: (answer: Answer) => void;
  }) {
    this.#sender = options.sender;
    this.#drafts = options.drafts;
    this.#userRef = options.userRef;
    this.#onSaved = options.onSaved;
    const answers = new Map(
      options.answers.map(answer => [answer.questionId, answer]),
    );
    const kept = options.drafts.readAll();
    const questions: Record<string, QuestionEdit> = {};
    for (const question of options.questions) {
      const { id } = question;
      const opened = openEdit({
        question,
        answer: answers.get(id),
        kept: kept.get(id),
        userRef: options.userRef,
      });
      this.#lines.set(id, opened.line);
      questions[id] = opened.edit;
    }
    this.edits = new EditStore(questions);
  }

  of(questionId: string): Line | undefined {
    return this.#lines.get(questionId);
  }

  all(): Iterable<[string, Line]> {
    return this.#lines;
  }

  /** Sends what waits, but for what is still being typed. */
  sendWaiting(): void {
    for (const [questionId, line] of this.#lines) {
      const { state } = this.edits.of(questionId);
      if (
        (state === 'pending' || state === 'retrying') &&
        line.editTimer === undefined
      ) {
        this.pump(questionId);
      }
    }
  }

  /** Sends the edit of a question, unless it has to wait. */
  pump(questionId: string): void {
    const line = this.#lines.get(questionId)!;
    const edit = this.edits.of(questionId);
    clearTimeout(line.editTimer);
    line.editTimer = undefined;
    if (line.inFlight || edit.state === 'conflict') {
      return;
    }
    if (!line.sent) {
      const { write } = readDraft(edit.draft, line.question);
      if (!write || saysTheSame(write, edit.answer)) {
        this.settle(questionId);
        return;
      }
      if (edit.answer && !mayAffirm(line.question, edit.answer, write)) {
        this.#waitForProof(questionId);
        return;
      }
      line.sent = { mutationId: newId(), revision: line.revision, write };
    }
    if (this.gate.letThrough()) {
      this.#send(questionId, line, line.sent);
    } else {
      this.edits.change(questionId, { state: 'retrying' });
      this.keep(questionId);
    }
  }

  /** Lets a newer answer and the form meet. */
  meet(questionId: string, newer: Answer): void {
    const line = this.#lines.get(questionId)!;
    const { change, outcome } = meetAnswer({
      question: line.question,
      edit: this.edits.of(questionId),
      newer,
      userRef: this.#userRef,
    });
    clearTimeout(line.editTimer);
    line.editTimer = undefined;
    if (newer.answeredBy !== this.#userRef) {
      this.trail.forget(questionId);
    }
    if (outcome !== 'conflict') {
      line.revision = newer.revision;
    }
    this.edits.change(questionId, {
      ...change,
      undoable: this.trail.has(questionId),
    });
    if (outcome === 'adopted') {
      this.#drafts.drop(questionId);
    } else {
      this.keep(questionId);
    }
    if (outcome === 'merged') {
      this.pump(questionId);
    }
  }

  /** Nothing of the edit is left to be sent: it is saved, or not complete. */
  settle(questionId: string): void {
    const incomplete =
      Object.keys(this.edits.of(questionId).problems).length > 0;
    this.edits.change(questionId, {
      state: incomplete ? 'incomplete' : 'saved',
      undoable: incomplete || this.trail.has(questionId),
    });
    if (!incomplete) {
      this.#drafts.drop(questionId);
    }
  }

  /** A carried answer that takes proof is not affirmed by half a sentence. */
  #waitForProof(questionId: string): void {
    const { problems } = this.edits.of(questionId);
    this.edits.change(questionId, {
      state: 'incomplete',
      problems: { ...problems, note: 'takesProof' },
      undoable: true,
    });
    this.keep(questionId);
  }

  /** Keeps the edit on this device. */
  keep(questionId: string): void {
    const line = this.#lines.get(questionId)!;
    const { revision, sent } = line;
    const { draft, answer: base } = this.edits.of(questionId);
    line.inMemoryAlone = !this.#drafts.keep(questionId, {
      draft,
      revision,
      base,
      sent,
    });
  }

  /** Whether something that was typed would not survive the end of the page. */
  wouldLose(): boolean {
    return [...this.#lines].some(
      ([questionId, line]) =>
        line.inMemoryAlone && this.edits.of(questionId).state !== 'saved',
    );
  }

  #send(questionId: string, line: Line, sent: SentWrite) {
    line.inFlight = true;
    this.edits.change(questionId, {
      state: this.gate.trouble ? 'retrying' : 'saving',
    });
    this.keep(questionId);
    this.#sender.send(questionId, sent).then(
      answer => this.#acknowledged(questionId, line, answer),
      error => this.#failed(questionId, line, sent, error),
    );
  }

  #acknowledged(questionId: string, line: Line, answer: Answer) {
    const { answer: before } = this.edits.of(questionId);
    const { newer } = line;
    line.inFlight = false;
    line.sent = undefined;
    line.newer = undefined;
    line.revision = answer.revision;
    if (!line.undoing) {
      this.trail.add({ questionId, before });
    }
    this.edits.noteSaved(new Date());
    this.edits.change(questionId, { answer, state: 'pending', undoable: true });
    this.keep(questionId);
    this.#onSaved(answer);
    // A retried write answers with its own result, which somebody may have overtaken meanwhile.
    const overtaking = [newer, before].find(
      other => other && other.revision > answer.revision,
    );
    if (overtaking) {
      this.meet(questionId, overtaking);
    } else if (line.editTimer === undefined) {
      this.pump(questionId);
    }
    this.#answered();
  }

  #failed(questionId: string, line: Line, sent: SentWrite, error: unknown) {
    const failure = readFailure(error);
    line.inFlight = false;
    if (failure.type === 'passing') {
      this.edits.change(questionId, { state: 'retrying' });
      // Another one tries next: a write that the server never manages must not hold up the others.
      this.#lines.delete(questionId);
      this.#lines.set(questionId, line);
      this.gate.failed(failure.trouble, failure.retryAfterMs);
      this.edits.noteTrouble(failure.trouble);
      return;
    }
    line.sent = undefined;
    line.newer = undefined;
    if (failure.type === 'refused') {
      this.#refused(questionId, line, sent, failure.message);
    } else if (saysTheSame(sent.write, failure.current)) {
      this.#acknowledged(questionId, line, failure.current);
      return;
    } else {
      this.meet(questionId, failure.current);
    }
    this.#answered();
  }

  /** What has failed before may work again: the server answers. */
  #answered() {
    this.gate.answered();
    this.edits.noteTrouble(undefined);
  }

  #refused(questionId: string, line: Line, sent: SentWrite, message: string) {
    const { draft } = this.edits.of(questionId);
    const { write } = readDraft(draft, line.question);
    this.keep(questionId);
    if (line.editTimer !== undefined) {
      this.edits.change(questionId, { state: 'pending' });
    } else if (write && JSON.stringify(write) !== JSON.stringify(sent.write)) {
      this.pump(questionId);
    } else {
      this.edits.change(questionId, { state: 'refused', refusal: message });
    }
  }

  /** Ends a conflict: what stands in the form from now on is based on the other answer. */
  overTheirs(questionId: string, keep: 'mine' | 'theirs'): void {
    const line = this.#lines.get(questionId)!;
    const { theirs, draft, problems } = this.edits.of(questionId);
    line.revision = theirs!.revision;
    this.edits.change(questionId, {
      answer: theirs,
      theirs: undefined,
      own: undefined,
      state: 'pending',
      draft: keep === 'mine' ? draft : draftOf(theirs),
      problems: keep === 'mine' ? problems : {},
    });
    this.keep(questionId);
    this.pump(questionId);
  }
}
