import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';

/**
 * A request as a local server got it.
 *
 * @public
 */
export interface ReceivedRequest {
  /** In capitals. */
  method: string;
  /** With its query. */
  path: string;
  /** Names in lower case. */
  headers: IncomingMessage['headers'];
  /** As text. */
  body: string;
}

/**
 * Answers a request to a local server.
 *
 * @public
 */
export type LocalAnswer = (
  request: ReceivedRequest,
  response: ServerResponse,
) => void;

/**
 * A local HTTP server in place of a system, which keeps what it received: sockets, time-outs and headers are what fails.
 *
 * @public
 */
export class LocalHttp {
  /** All that came in, the first one first. */
  readonly requests: ReceivedRequest[] = [];
  readonly #server: Server;

  constructor(answer: LocalAnswer) {
    this.#server = createServer((request, response) => {
      this.#serve(request, response, answer).catch(error =>
        response.destroy(error),
      );
    });
  }

  /** Listens at a free port. */
  async start(): Promise<void> {
    await new Promise<void>(resolve => {
      this.#server.listen(0, '127.0.0.1', resolve);
    });
  }

  /** Breaks off what is under way. */
  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => {
      this.#server.close(resolve);
    });
  }

  /** With its port. */
  get host(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Without a slash at its end. */
  get url(): string {
    return `http://${this.host}`;
  }

  async #serve(
    request: IncomingMessage,
    response: ServerResponse,
    answer: LocalAnswer,
  ): Promise<void> {
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
    this.requests.push(received);
    answer(received, response);
  }
}
