const backstageConfig = require('@backstage/cli-module-test-jest/config/jest');

const SWC_TRANSFORM = require.resolve(
  '@backstage/cli-module-test-jest/config/jestSwcTransform',
);
const SHARED_TRANSFORM = require.resolve('./sharedSwcTransform.cjs');
// Components of others bring their styles along by this, for jsdom to read. Tests look at none of them.
const STYLE_INJECT = 'style-inject\\.es\\.esm\\.js$';

function shareTransforms(transform) {
  return Object.fromEntries(
    Object.entries(transform).map(([pattern, by]) =>
      by[0] === SWC_TRANSFORM
        ? [pattern, [SHARED_TRANSFORM, by[1]]]
        : [pattern, by],
    ),
  );
}

/** What Backstage sets for the tests of all packages, where they share what is transformed and compiled, and no styles. */
module.exports = async () => {
  const config = await backstageConfig;
  const projects = config.projects.map(project => ({
    ...project,
    runtime: require.resolve('./SharedScriptRuntime.cjs'),
    transform: shareTransforms(project.transform),
    moduleNameMapper: {
      ...project.moduleNameMapper,
      [STYLE_INJECT]: require.resolve('./noStyles.cjs'),
    },
  }));
  return { ...config, projects };
};
