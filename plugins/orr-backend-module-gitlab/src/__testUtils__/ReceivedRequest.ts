import { IncomingMessage } from 'node:http';

/** A request as it came in. */
export interface ReceivedRequest {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
}
