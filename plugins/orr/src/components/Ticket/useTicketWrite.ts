import { useApi } from '@backstage/core-plugin-api';
import { FindingDisposition } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useNamedWrite } from '../../hooks/useNamedWrite';
import { TicketDestination } from './ticketDestinations';
import { TicketValues } from './TicketFields';

interface TicketWrite {
  revision: number;
  destination: TicketDestination;
  values: TicketValues;
}

/** Makes the ticket in the place, or names the one that a person has made by hand. @internal */
export function useTicketWrite(dispositionId: string, onDone: () => void) {
  const api = useApi(orrApiRef);
  const params = { dispositionId };
  return useNamedWrite<TicketWrite, FindingDisposition>(body => {
    const { mutationId, revision, destination, values } = body;
    if (destination.kind === 'template') {
      const url = values.url.trim();
      return api.changeAction({ params, body: { mutationId, revision, url } });
    }
    const { trackerId, placeId } = destination;
    const [title, text] = [values.title.trim(), values.body.trim()];
    return api.createTicket({
      params,
      body: { mutationId, revision, trackerId, placeId, title, body: text },
    });
  }, onDone);
}
