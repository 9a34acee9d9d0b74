export { MakeTicketDialog } from './MakeTicketDialog';
export { TicketClosed } from './TicketClosed';
export { TicketState } from './TicketState';
