import { once } from 'node:events';
import { createServer, get, IncomingMessage } from 'node:http';
import { AddressInfo } from 'node:net';
import { startTestRouter } from './__testUtils__/startTestRouter';

const PIECE = 'a,b\r\n'.repeat(10_000);

/** A file that never ends, which tells how often it was asked for more, and when it is let go. */
function endlessFile() {
  const asked = { times: 0 };
  let letGo: () => void;
  const released = new Promise<void>(resolve => {
    letGo = resolve;
  });
  async function* write() {
    try {
      for (;;) {
        asked.times += 1;
        yield PIECE;
      }
    } finally {
      letGo();
    }
  }
  return { asked, released, file: write() };
}

describe('an export that is cut off in the middle', () => {
  it.each([
    ['/readiness.csv', 'exportReadiness'],
    ['/readiness.json', 'exportReadinessJson'],
  ] as const)(
    'of %s lets go of what it reads, and is on record as failed',
    async (path, operation) => {
      const { app, services, auditEvent } = startTestRouter();
      const failed = new Promise<void>(resolve => {
        auditEvent.fail.mockImplementation(async () => resolve());
      });
      const { asked, released, file } = endlessFile();
      services.readiness[operation].mockResolvedValue(file);
      const server = createServer(app).listen(0);
      await once(server, 'listening');
      try {
        const request = get({
          port: (server.address() as AddressInfo).port,
          path,
        });
        const [response] = (await once(request, 'response')) as [
          IncomingMessage,
        ];
        await once(response, 'data');
        // The client goes away, as a browser does when a download is stopped.
        response.destroy();

        await released;
        await failed;
        // Nobody reads on: what was asked for is what the buffers took.
        expect(asked.times).toBeLessThan(1_000);
        expect(auditEvent.success).not.toHaveBeenCalled();
      } finally {
        server.closeAllConnections();
        server.close();
      }
    },
  );
});
