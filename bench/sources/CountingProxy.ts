import http, { Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** Stands before a host as a slow network does, and takes down how many requests are under way at once. */
export class CountingProxy {
  readonly #server: Server;
  #inFlight = 0;
  mostInFlight = 0;
  requests = 0;

  constructor(target: () => string, latencyMs: number) {
    this.#server = http.createServer(async (incoming, answer) => {
      this.#inFlight += 1;
      this.requests += 1;
      this.mostInFlight = Math.max(this.mostInFlight, this.#inFlight);
      answer.once('close', () => {
        this.#inFlight -= 1;
      });
      await delay(latencyMs);
      const { method, headers, url } = incoming;
      const forwarded = http.request(
        `http://${target()}${url}`,
        { method, headers },
        reply => {
          answer.writeHead(reply.statusCode!, reply.headers);
          reply.pipe(answer);
        },
      );
      forwarded.on('error', error => answer.destroy(error));
      incoming.pipe(forwarded);
    });
  }

  async start(): Promise<void> {
    await new Promise<void>(resolve => {
      this.#server.listen(0, '127.0.0.1', resolve);
    });
  }

  get host(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => {
      this.#server.close(resolve);
    });
  }
}
