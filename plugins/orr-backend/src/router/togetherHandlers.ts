import { AnswerLogService } from '../service/AnswerLogService';
import { PresenceService } from '../service/PresenceService';
import { Handlers } from './Handlers';

/** @internal */
export function togetherHandlers(
  answerLog: AnswerLogService,
  presence: PresenceService,
): Pick<Handlers, 'listAnswers' | 'listAnswerHistory' | 'notePresence'> {
  return {
    listAnswers: ({ params, query }, options) =>
      answerLog.listAnswers({ ...query, ...params }, options),
    listAnswerHistory: ({ params, query }, options) =>
      answerLog.listAnswerHistory({ ...query, ...params }, options),
    notePresence: ({ params, body }, options) =>
      presence.notePresence({ ...body, ...params }, options),
  };
}
