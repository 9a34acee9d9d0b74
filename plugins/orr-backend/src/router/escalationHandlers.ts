import { EscalationService } from '../service/EscalationService';
import { Handlers } from './Handlers';

/** @internal */
export function escalationHandlers(
  escalations: EscalationService,
): Pick<
  Handlers,
  'listEscalations' | 'escalateGap' | 'answerEscalation' | 'withdrawEscalation'
> {
  return {
    listEscalations: ({ params }, options) =>
      escalations.listEscalations(params, options),
    escalateGap: ({ params, body }, options) =>
      escalations.escalateGap({ ...body, ...params }, options),
    answerEscalation: ({ params, body }, options) =>
      escalations.answerEscalation({ ...body, ...params }, options),
    withdrawEscalation: ({ params, body }, options) =>
      escalations.withdrawEscalation({ ...body, ...params }, options),
  };
}
