import { ChildProcess } from 'node:child_process';

type Handlers = Record<string, (input: never) => unknown>;

interface Call {
  id: number;
  name: string;
  input: unknown;
}

interface Reply {
  id: number;
  result?: unknown;
  error?: string;
}

/** What the handlers of a child look like to its parent. */
export type Calls<T extends Handlers> = {
  [K in keyof T]: (
    input: Parameters<T[K]>[0],
  ) => Promise<Awaited<ReturnType<T[K]>>>;
};

/** Lets the parent process call these functions, for as long as it lives. */
export function serveCalls(handlers: Handlers): void {
  process.on('message', async ({ id, name, input }: Call) => {
    let reply: Reply;
    try {
      reply = { id, result: await handlers[name](input as never) };
    } catch (error) {
      reply = { id, error: (error as Error).stack };
    }
    process.send?.(reply);
  });
  process.on('disconnect', () => process.exit());
}

/** Calls the functions that a child process serves, one at a time. */
export function callsTo<T extends Handlers>(child: ChildProcess): Calls<T> {
  let lastId = 0;
  const call = (name: string, input: unknown) =>
    new Promise<unknown>((resolve, reject) => {
      const id = ++lastId;
      const onExit = () =>
        reject(new Error(`The process ended while it was asked to ${name}`));
      const onReply = (reply: Reply) => {
        if (reply.id !== id) {
          return;
        }
        child.off('message', onReply);
        child.off('exit', onExit);
        if (reply.error === undefined) {
          resolve(reply.result);
        } else {
          reject(new Error(reply.error));
        }
      };
      child.on('message', onReply);
      child.on('exit', onExit);
      child.send({ id, name, input } satisfies Call);
    });
  return new Proxy({} as Calls<T>, {
    get: (_, name) => (input: unknown) => call(String(name), input),
  });
}
