const path = require('node:path');
const factory = require('@backstage/cli/config/eslint-factory');
const { houseRulesOf } = require('./houseRules');
const { forbidImport } = require('./importForms');

const SYNTAX = 'no-restricted-syntax';
const TESTS = [
  '**/*.test.*',
  '**/__testUtils__/**',
  '**/__mocks__/**',
  'src/setupTests.*',
];
const BROWSER_TESTS = ['e2e-tests/**'];

// Not part of what we ship: tests that drive the whole portal from outside,
// with a runner whose vocabulary looks like Jest's.
const browserTestRules = {
  'jest/expect-expect': 'off',
  'jest/no-conditional-expect': 'off',
  'jest/no-done-callback': 'off',
  'jest/no-standalone-expect': 'off',
  'jest/valid-expect': 'off',
  'jest/valid-title': 'off',
  'react-hooks/rules-of-hooks': 'off',
  '@backstage/no-relative-monorepo-imports': 'off',
};

/**
 * The ESLint configuration of a package: Backstage's, plus the rules of the
 * house for the package in this folder.
 */
function createHouseConfig(directory) {
  const { name } = require(path.join(directory, 'package.json'));
  const config = factory(directory, {
    rules: {
      '@backstage/no-mixed-plugin-imports': 'error',
      '@backstage/no-top-level-material-ui-4-imports': 'error',
    },
  });
  const { everywhere, inSource, zones } = houseRulesOf(name);
  const [, ...inherited] = config.rules[SYNTAX];
  const syntax = rules => [
    'error',
    ...inherited,
    ...rules.flatMap(forbidImport),
  ];
  const source = [...everywhere, ...inSource];
  return {
    ...config,
    rules: { ...config.rules, [SYNTAX]: syntax(source) },
    overrides: [
      ...config.overrides,
      ...zones.map(zone => ({
        files: zone.files,
        excludedFiles: TESTS,
        rules: { [SYNTAX]: syntax([...source, ...zone.forbidden]) },
      })),
      {
        files: [...TESTS, ...BROWSER_TESTS],
        rules: { [SYNTAX]: syntax(everywhere) },
      },
      { files: BROWSER_TESTS, rules: browserTestRules },
    ],
  };
}

module.exports = createHouseConfig;
