const swcTransform = require('@backstage/cli-module-test-jest/config/jestSwcTransform');
const { projectRoot } = require('../projectRoot.cjs');

/** What Backstage transforms modules with, where what one package has transformed is there for the others too. */
exports.createTransformer = options => {
  const { process, getCacheKey } = swcTransform.createTransformer(options);
  return {
    process,
    // What comes out follows from the options, the file and its text, not from which package's tests ask for it.
    getCacheKey: (source, file, { config, ...rest }) =>
      getCacheKey(source, file, {
        ...rest,
        config: { ...config, rootDir: projectRoot },
        configString: '',
      }),
  };
};
