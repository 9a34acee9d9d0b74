import { connect, createServer, Server, Socket } from 'node:net';
import { listening } from './listening';

/** What a proxy does to an answer on its way. */
export type Fault =
  | { kind: 'none' }
  /** Hands on so many bytes, then resets the connection. */
  | { kind: 'reset'; afterBytes: number }
  /** Hands on one byte after the other, without ever coming to an end soon. */
  | { kind: 'drip'; everyMs: number }
  /** Holds everything back for a while. */
  | { kind: 'delay'; ms: number };

/** A TCP proxy in front of a server. It knows nothing of HTTP. */
export class FaultProxy {
  fault: Fault = { kind: 'none' };
  /** Of the next connections, one each, in place of the fault. */
  readonly next: Fault[] = [];
  port = 0;
  readonly #open = new Set<Socket>();
  readonly #timers = new Set<NodeJS.Timeout>();
  #server: Server | undefined;

  async start(target: number): Promise<void> {
    this.#server = createServer(socket => this.#pass(socket, target));
    this.port = await listening(this.#server);
  }

  /** How many are open at the moment. */
  get open(): number {
    return this.#open.size;
  }

  async stop(): Promise<void> {
    this.#timers.forEach(timer => clearInterval(timer));
    this.#open.forEach(socket => socket.destroy());
    await new Promise(resolve => {
      this.#server!.close(resolve);
    });
  }

  #pass(socket: Socket, target: number): void {
    const fault = this.next.shift() ?? this.fault;
    const upstream = connect(target, '127.0.0.1');
    this.#open.add(socket);
    socket.on('close', () => {
      this.#open.delete(socket);
      upstream.destroy();
    });
    socket.on('error', () => upstream.destroy());
    upstream.on('error', () => socket.destroy());
    socket.pipe(upstream);
    if (fault.kind === 'none') {
      upstream.pipe(socket);
    } else if (fault.kind === 'reset') {
      resetAfter(fault.afterBytes, upstream, socket);
    } else if (fault.kind === 'delay') {
      this.#timers.add(setTimeout(() => upstream.pipe(socket), fault.ms));
    } else {
      this.#drip(fault.everyMs, upstream, socket);
    }
  }

  #drip(everyMs: number, upstream: Socket, socket: Socket): void {
    let held = Buffer.alloc(0);
    upstream.on('data', (chunk: Buffer) => {
      held = Buffer.concat([held, chunk]);
    });
    const timer = setInterval(() => {
      socket.write(held.subarray(0, 1));
      held = held.subarray(1);
    }, everyMs);
    this.#timers.add(timer);
    socket.on('close', () => clearInterval(timer));
  }
}

function resetAfter(bytes: number, upstream: Socket, socket: Socket): void {
  let left = bytes;
  upstream.on('data', (chunk: Buffer) => {
    const part = chunk.subarray(0, left);
    left -= part.length;
    socket.write(part, () => left === 0 && socket.resetAndDestroy());
  });
}
