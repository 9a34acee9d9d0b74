import { Answer, answerSchema } from 'backstage-plugin-orr-common';

/** Tells the other pages of this browser on which the same person has the same review open what was saved. @internal */
export class TabChannel {
  #channel: BroadcastChannel | undefined;

  constructor(options: {
    userRef: string;
    reviewId: string;
    onAnswer: (answer: Answer) => void;
  }) {
    const { userRef, reviewId, onAnswer } = options;
    if (typeof BroadcastChannel === 'undefined') {
      return;
    }
    this.#channel = new BroadcastChannel(`orr/answers/${userRef}/${reviewId}`);
    this.#channel.onmessage = ({ data }) => {
      // The other page may be of another version.
      const answer = answerSchema.safeParse(data);
      if (answer.success) {
        onAnswer(answer.data);
      }
    };
  }

  tell(answer: Answer): void {
    this.#channel?.postMessage(answer);
  }

  /** What is told afterwards goes nowhere: an answer may be acknowledged after its page is left. */
  close(): void {
    this.#channel?.close();
    this.#channel = undefined;
  }
}
