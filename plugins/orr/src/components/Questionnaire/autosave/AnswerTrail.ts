import { Answer } from 'backstage-plugin-orr-common';

interface Step {
  questionId: string;
  /** What was saved before; nothing where there was no answer. */
  before?: Answer;
}

/** The way back: what each answer was before it was changed on this page, latest change last. @internal */
export class AnswerTrail {
  #steps: Step[] = [];

  add(step: Step): void {
    this.#steps.push(step);
  }

  has(questionId: string): boolean {
    return this.#steps.some(step => step.questionId === questionId);
  }

  /** The question that was changed last. */
  latest(): string | undefined {
    return this.#steps[this.#steps.length - 1]?.questionId;
  }

  /** Takes the latest step of a question off the trail. */
  takeBack(questionId: string): Step | undefined {
    const step = [...this.#steps]
      .reverse()
      .find(item => item.questionId === questionId);
    this.#steps = this.#steps.filter(item => item !== step);
    return step;
  }

  /** Somebody else has changed the answer: what was before is no longer the way back. */
  forget(questionId: string): void {
    this.#steps = this.#steps.filter(step => step.questionId !== questionId);
  }
}
