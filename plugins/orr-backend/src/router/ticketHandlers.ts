import { TicketService } from '../service/TicketService';
import { Handlers } from './Handlers';

/** @internal */
export function ticketHandlers(
  tickets: TicketService,
): Pick<Handlers, 'listTicketPlaces' | 'createTicket'> {
  return {
    listTicketPlaces: ({ params }, options) =>
      tickets.listTicketPlaces(params, options),
    createTicket: ({ params, body }, options) =>
      tickets.createTicket({ ...body, ...params }, options),
  };
}
