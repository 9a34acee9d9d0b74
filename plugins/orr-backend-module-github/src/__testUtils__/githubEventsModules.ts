import path from 'node:path';
import { BackendFeature } from '@backstage/backend-plugin-api';

const PACKAGE = '@backstage/plugin-events-backend-module-github';

/**
 * The two modules that the package adds to the events backend. It imports them when it is loaded itself, which the module system of
 * the tests does not do.
 */
export const githubEventsModules: BackendFeature[] = [
  'eventsModuleGithubEventRouter',
  'eventsModuleGithubWebhook',
].map(name => {
  const file = path.join(
    path.dirname(require.resolve(PACKAGE)),
    `service/${name}.cjs.js`,
  );
  return require(file).default;
});
