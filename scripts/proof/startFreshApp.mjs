import path from 'node:path';
import { whenReady } from '../portal/whenReady.mjs';
import { freePort } from '../process/ports.mjs';
import { startCommand } from '../process/runCommand.mjs';
import { inProject } from '../projectRoot.cjs';
import { PlainError } from '../report/PlainError.mjs';

const LOG_TAIL = 60;

/**
 * Starts the backend of a fresh app, which also hands out its built frontend.
 *
 * @returns {Promise<{ baseUrl: string, stop: () => Promise<void>, lines: string[] }>}
 */
export async function startFreshApp({ node, env }, app) {
  const port = await freePort();
  const baseUrl = `http://localhost:${port}`;
  let gone = false;
  const { exited, lines, stop } = startCommand(
    node,
    [
      '--require',
      path.join(
        app,
        'node_modules/@backstage/cli-node/config/nodeTransform.cjs',
      ),
      'src/index.ts',
      ...['app-config.yaml', 'app-config.local.yaml'].flatMap(file => [
        '--config',
        path.join(app, file),
      ]),
    ],
    {
      cwd: path.join(app, 'packages', 'backend'),
      env: {
        ...env,
        NODE_ENV: 'development',
        APP_CONFIG_app_baseUrl: JSON.stringify(baseUrl),
        APP_CONFIG_backend_baseUrl: JSON.stringify(baseUrl),
        APP_CONFIG_backend_listen_port: String(port),
      },
      logFile: inProject(
        '.cache',
        'logs',
        `proof-${path.basename(app)}-backend.log`,
      ),
    },
  );
  exited.finally(() => {
    gone = true;
  });
  if (!(await whenReady(baseUrl, { isGone: () => gone }))) {
    await stop();
    throw new PlainError(
      'The fresh app does not start.',
      lines.slice(-LOG_TAIL),
    );
  }
  return { baseUrl, stop, lines };
}
