import assert from 'node:assert/strict';
import { it } from 'node:test';
import { backendCommand } from './backendCommand.mjs';

it('configures one address throughout', () => {
  const { env, baseUrl } = backendCommand({
    port: 7123,
    env: {},
    database: { directory: '/data' },
  });
  assert.equal(baseUrl, 'http://localhost:7123');
  assert.equal(env.APP_CONFIG_app_baseUrl, '"http://localhost:7123"');
  assert.equal(env.APP_CONFIG_backend_baseUrl, '"http://localhost:7123"');
  assert.equal(env.APP_CONFIG_backend_listen_port, '7123');
  assert.equal(env.APP_CONFIG_backend_database_connection_directory, '"/data"');
});

it('keeps portals on one PostgreSQL apart by a prefix', () => {
  const { env } = backendCommand({
    port: 7123,
    env: {},
    database: { connection: 'postgresql://u:p@h:1', prefix: 'x_' },
  });
  assert.equal(env.APP_CONFIG_backend_database_client, '"pg"');
  assert.equal(env.APP_CONFIG_backend_database_prefix, '"x_"');
});

it('leaves local configuration out where tests ask for that', () => {
  const options = { port: 1, env: {}, database: { directory: '/data' } };
  assert.ok(!backendCommand(options).args.includes('--config'));
  assert.ok(
    backendCommand({ ...options, ownConfigOnly: true }).args.includes(
      '--config',
    ),
  );
});

it('hands out another app where that is asked for', () => {
  const options = { port: 1, env: {}, database: { directory: '/data' } };
  assert.equal(
    backendCommand(options).env.APP_CONFIG_app_packageName,
    undefined,
  );
  assert.equal(
    backendCommand({ ...options, app: 'app-legacy' }).env
      .APP_CONFIG_app_packageName,
    '"app-legacy"',
  );
});
