import {
  FindingDisposition,
  ParsedOperationInput,
  TicketPlaces,
} from 'backstage-plugin-orr-common';
import { RequestOptions } from './ReviewService';

/** @internal */
export type CreateTicketInput = ParsedOperationInput<'createTicket'>['body'] &
  ParsedOperationInput<'createTicket'>['params'];

/** Makes tickets of actions. It authorises by itself. @internal */
export interface TicketService {
  listTicketPlaces(
    input: { dispositionId: string },
    options: RequestOptions,
  ): Promise<TicketPlaces>;
  createTicket(
    input: CreateTicketInput,
    options: RequestOptions,
  ): Promise<FindingDisposition>;
}
