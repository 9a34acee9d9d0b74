import { AddressInfo, Server } from 'node:net';

/** Starts a server on a free port of this machine and answers with the port. */
export async function listening(server: Server): Promise<number> {
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port;
}

/** Waits until it is so. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) {
    await new Promise(resolve => {
      setImmediate(resolve);
    });
  }
}
