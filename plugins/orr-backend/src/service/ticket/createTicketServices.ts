import type { ServicesOptions } from '../ServicesOptions';
import type { SharedServices } from '../createSharedServices';
import { DispositionAccess } from '../finding/DispositionAccess';
import { DispositionWrites } from '../finding/DispositionWrites';
import { NamedWrites } from '../NamedWrites';
import { DefaultTicketService } from './DefaultTicketService';
import { TicketMaking } from './TicketMaking';
import { TicketStatusWrites } from './TicketStatusWrites';

/** The services around the tickets of actions. @internal */
export function createTicketServices(
  options: ServicesOptions,
  parts: SharedServices,
) {
  const { config, stores } = options;
  const known = { ...options, ...stores, ...parts };
  return {
    ticketService: new DefaultTicketService({
      ...known,
      portalUrl: config.portalUrl,
      dispositionAccess: new DispositionAccess(known),
      dispositionWrites: new DispositionWrites(known),
      ticketMaking: new TicketMaking(known),
      writes: new NamedWrites(known),
    }),
    ticketStatusWrites: new TicketStatusWrites({
      ...known,
      pollMinutes: config.tickets.pollMinutes,
    }),
  };
}
