import net from 'node:net';

function tryListen(port, host) {
  return new Promise(resolve => {
    const server = net.createServer();
    server.once('error', error => resolve(error.code));
    server.listen({ port, host }, () => {
      const found = server.address().port;
      server.close(() => resolve(found));
    });
  });
}

/** A port that nobody listens on at this moment. */
export async function freePort() {
  return tryListen(0, '127.0.0.1');
}

/** Whether something listens on a port already, on any of our addresses. */
export async function isPortTaken(port) {
  for (const host of [undefined, '127.0.0.1']) {
    if ((await tryListen(port, host)) === 'EADDRINUSE') {
      return true;
    }
  }
  return false;
}
