import { inProject } from '../projectRoot.cjs';

/**
 * How one backend process is started: straight from its TypeScript, without
 * watching files, configured for one address and one database.
 *
 * @param {object} options
 * @param {number} options.port
 * @param {string} [options.node] the Node binary; by default the running one
 * @param {NodeJS.ProcessEnv} [options.env]
 * @param {{ directory: string } | { connection: string, prefix?: string }} options.database
 *   a folder for SQLite, or a PostgreSQL connection without a database name
 * @param {string} [options.app] the app of `packages` to hand out; by default the demo's
 * @param {Record<string, string | number | boolean | object[]>} [options.config] more configuration, by path
 * @param {boolean} [options.ownConfigOnly] leave app-config.local.yaml out, as tests must
 * @returns {{ command: string, args: string[], cwd: string, env: NodeJS.ProcessEnv, baseUrl: string }}
 */
export function backendCommand(options) {
  const {
    port,
    database,
    node = process.execPath,
    env = process.env,
  } = options;
  const baseUrl = `http://localhost:${port}`;
  const config = {
    'app.baseUrl': baseUrl,
    'backend.baseUrl': baseUrl,
    'backend.cors.origin': baseUrl,
    'backend.listen.port': port,
    ...databaseConfig(database),
    ...(options.app && { 'app.packageName': options.app }),
    ...options.config,
  };
  return {
    command: node,
    args: [
      '--enable-source-maps',
      '--require',
      inProject('node_modules/@backstage/cli-node/config/nodeTransform.cjs'),
      'src/index.ts',
      ...(options.ownConfigOnly
        ? ['--config', inProject('app-config.yaml')]
        : []),
    ],
    cwd: inProject('packages', 'backend'),
    // The demo sign-in refuses to exist in production; this is the demo.
    env: { ...env, NODE_ENV: 'development', ...configAsEnvironment(config) },
    baseUrl,
  };
}

function databaseConfig(database) {
  if ('directory' in database) {
    return {
      'backend.database.client': 'better-sqlite3',
      'backend.database.connection.directory': database.directory,
    };
  }
  return {
    'backend.database.client': 'pg',
    'backend.database.connection': database.connection,
    ...(database.prefix && { 'backend.database.prefix': database.prefix }),
  };
}

/** @param {Record<string, string | number | boolean | object[]>} config */
function configAsEnvironment(config) {
  return Object.fromEntries(
    Object.entries(config).map(([path, value]) => [
      `APP_CONFIG_${path.replaceAll('.', '_')}`,
      JSON.stringify(value),
    ]),
  );
}
