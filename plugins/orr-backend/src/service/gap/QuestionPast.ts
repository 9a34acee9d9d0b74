import { addDays, dayOf, QuestionTheme } from 'backstage-plugin-orr-common';
import { OrrClock } from 'backstage-plugin-orr-node';
import {
  ClosedAction,
  FirstAnswer,
  MissedIncidents,
  QuestionPastModel,
} from '../../database/gap/QuestionPastModel';
import { medianOf } from '../medianOf';

/** What the past says of all questions of a checklist. @internal */
export interface PastOfQuestions {
  answers: FirstAnswer[];
  closed: ClosedAction[];
  incidents: MissedIncidents[];
}

const WITHIN_DAYS = 365;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Finds what the past says of the questions of a checklist. @internal */
export class QuestionPast {
  readonly #clock: OrrClock;
  readonly #model: QuestionPastModel;

  constructor(options: { clock: OrrClock; questionPast: QuestionPastModel }) {
    this.#clock = options.clock;
    this.#model = options.questionPast;
  }

  async of(
    filter: Parameters<QuestionPastModel['listFirstAnswers']>[0],
  ): Promise<PastOfQuestions> {
    const since = addDays(dayOf(this.#clock.now(), 'UTC'), -WITHIN_DAYS);
    return {
      answers: await this.#model.listFirstAnswers(filter),
      closed: await this.#model.listClosed(filter, since),
      incidents: await this.#model.countIncidents(filter, since),
    };
  }
}

/** What it says of one of them. @internal */
export function pastOf(
  questionId: string,
  past: PastOfQuestions,
): Pick<QuestionTheme, 'timeToAnswer' | 'closed' | 'incidents'> {
  const isOfIt = (found: { questionId: string }) =>
    found.questionId === questionId;
  const answers = past.answers.filter(isOfIt);
  const closed = past.closed.filter(isOfIt);
  const medianHours = medianOf(
    answers.map(({ startedAt, settledAt }) =>
      between(startedAt, settledAt, HOUR_MS),
    ),
  );
  const medianDays = medianOf(
    closed.map(({ proposedAt, closedAt }) =>
      between(proposedAt, closedAt, DAY_MS),
    ),
  );
  const missed = past.incidents.find(isOfIt);
  return {
    ...(medianHours !== undefined && {
      timeToAnswer: { medianHours, n: answers.length },
    }),
    ...(medianDays !== undefined && {
      closed: { count: closed.length, medianDays },
    }),
    ...(missed && {
      incidents: { count: missed.incidents, entities: missed.entities },
    }),
  };
}

function between(from: string, to: string, unit: number): number {
  return Math.max(0, (Date.parse(to) - Date.parse(from)) / unit);
}
