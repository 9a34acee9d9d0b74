export {
  TICKET_LIMITS,
  TICKET_PROBLEMS,
  TICKET_STATES,
  type FindingTicket,
  type TicketProblem,
  type TicketState,
} from './findingTicket';
export { ticketDraft, type TicketDraft } from './ticketDraft';
export { fillTicketTemplate } from './fillTicketTemplate';
