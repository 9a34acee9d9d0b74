import { ChangeListeners } from '../../TypedText';
import { AutosaveState, QuestionEdit } from './questionEdit';

/** The edits of a review as the form shows them; whoever subscribes hears of each change. @internal */
export class EditStore {
  readonly #listeners = new ChangeListeners();
  #state: AutosaveState;

  constructor(questions: AutosaveState['questions']) {
    this.#state = { questions };
  }

  subscribe(listener: () => void): () => void {
    return this.#listeners.subscribe(listener);
  }

  getState(): AutosaveState {
    return this.#state;
  }

  of(questionId: string): QuestionEdit {
    return this.#state.questions[questionId];
  }

  change(questionId: string, change: Partial<QuestionEdit>): void {
    const { questions } = this.#state;
    this.#state = {
      ...this.#state,
      questions: {
        ...questions,
        [questionId]: { ...questions[questionId], ...change },
      },
    };
    this.#listeners.tell();
  }

  /** Says why nothing is sent, or that it is again. */
  noteTrouble(trouble: AutosaveState['trouble']): void {
    if (this.#state.trouble !== trouble) {
      this.#state = { ...this.#state, trouble };
      this.#listeners.tell();
    }
  }

  /** Notes the time; the change that comes with it is what is heard. */
  noteSaved(lastSavedAt: Date): void {
    this.#state = { ...this.#state, lastSavedAt };
  }
}
