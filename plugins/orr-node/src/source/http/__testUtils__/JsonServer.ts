import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { listening } from './listening';

/** A request as it came in. */
export interface Received {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
}

/** Answers a request. */
export type Answer = (
  response: ServerResponse,
  received: Received,
) => void | Promise<void>;

/** Words that must be met nowhere but between this server and its caller. */
export const UPSTREAM_WORDS = 'upstream-words-nobody-may-see';

/** A server that answers what it is told to, and remembers what it was asked. */
export class JsonServer {
  readonly received: Received[] = [];
  /** For the next requests, one each. */
  readonly next: Answer[] = [];
  answer: Answer = reply(200, { ok: true });
  port = 0;
  /** Requests that were not answered yet. */
  underWay = 0;
  mostUnderWay = 0;
  #server: Server | undefined;

  async start(): Promise<void> {
    this.#server = createServer((request, response) => {
      this.#serve(request, response).catch(error => response.destroy(error));
    });
    this.port = await listening(this.#server);
  }

  async stop(): Promise<void> {
    this.#server!.closeAllConnections();
    await new Promise(resolve => {
      this.#server!.close(resolve);
    });
  }

  async #serve(request: IncomingMessage, response: ServerResponse) {
    this.underWay += 1;
    this.mostUnderWay = Math.max(this.mostUnderWay, this.underWay);
    response.on('close', () => {
      this.underWay -= 1;
    });
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(chunk as Buffer);
    }
    const received = {
      method: request.method!,
      path: request.url!,
      headers: request.headers,
      body: Buffer.concat(chunks).toString('utf8'),
    };
    this.received.push(received);
    await (this.next.shift() ?? this.answer)(response, received);
  }
}

/** Answers with JSON. */
export function reply(
  status: number,
  body: unknown = { message: UPSTREAM_WORDS },
  headers: Record<string, string> = {},
): Answer {
  return response => {
    response.writeHead(status, {
      'content-type': 'application/json',
      ...headers,
    });
    response.end(JSON.stringify(body));
  };
}

/** Answers with a page. */
export function page(status: number): Answer {
  return response => {
    response.writeHead(status, { 'content-type': 'text/html' });
    response.end(`<html>${UPSTREAM_WORDS}</html>`);
  };
}

/** Never answers. */
export const silence: Answer = () => {};
