/**
 * The one-way rule of the house as data: which package may import which, and
 * which folder may import which inside a package. `createHouseConfig` makes
 * ESLint enforce it; `houseRules.test.mjs` proves that it does.
 */
const { builtinModules } = require('node:module');

const names = list => `(${list.join('|')})`;
const moduleNamed = (...list) => `^${names(list)}(/|$)`;
const folderNamed = (...list) => `^\\.\\.?/(.*/)?${names(list)}(/|$)`;

const OURS = 'backstage-plugin-orr';

/** Every package of ours but the named ones. */
const oursExcept = (...suffixes) =>
  suffixes.length === 0
    ? `^${OURS}([-/]|$)`
    : `^${OURS}(?!${names(suffixes.map(suffix => `${suffix}(/|$)`))})([-/]|$)`;

const NO_APPLICATION = {
  pattern: moduleNamed('app', 'app-legacy', 'backend', 'backstage-orr'),
  message: 'nothing imports packages/*.',
};
const NO_APPLICATION_FOLDER = {
  pattern: '^\\.\\.?/(.*/)?packages/',
  message: 'nothing imports packages/*.',
};

/** By package: what none of its files may import, tests included. */
const packageRules = {
  'backstage-plugin-orr-common': [
    {
      pattern: oursExcept(),
      message: 'orr-common imports no other plugin package of ours.',
    },
  ],
  'backstage-plugin-orr-node': [
    {
      // Its second entry point names the first: what both have is one and the same.
      pattern: oursExcept('-common', '-node'),
      message: 'of our packages, orr-node imports only orr-common.',
    },
  ],
  'backstage-plugin-orr-backend': [
    {
      pattern: oursExcept('-common', '-node'),
      message:
        'of our packages, orr-backend imports only orr-common and orr-node.',
    },
  ],
  'backstage-plugin-orr-backend-module-*': [
    {
      pattern: oursExcept('-common', '-node'),
      message:
        'of our packages, a module imports only orr-node and orr-common, never the backend.',
    },
  ],
  'backstage-plugin-search-backend-module-orr': [
    {
      pattern: oursExcept('-common'),
      message:
        'of our packages, the search module imports only orr-common: it reads over HTTP.',
    },
  ],
  'backstage-plugin-orr': [
    {
      pattern: oursExcept('-common'),
      message: 'of our packages, orr imports only orr-common.',
    },
  ],
  app: [
    {
      pattern: oursExcept('', '-common'),
      message: 'of our packages, the app imports only orr and orr-common.',
    },
  ],
  'app-legacy': [
    {
      pattern: oursExcept('', '-common'),
      message: 'of our packages, the app imports only orr and orr-common.',
    },
    {
      pattern: `^${OURS}/alpha$`,
      message: 'the app of the old frontend system uses its entry point alone.',
    },
  ],
  backend: [
    {
      pattern: moduleNamed(OURS),
      message: 'the backend imports no frontend package.',
    },
  ],
};

/** By package: what its code, tests aside, may not import. */
const sourceRules = {
  'backstage-orr': [
    {
      pattern: oursExcept('-common'),
      message: 'of our packages, the command imports only orr-common.',
    },
  ],
  'backstage-plugin-orr-common': [
    {
      pattern: `^node:|^${names(builtinModules)}(/|$)`,
      message: 'orr-common runs everywhere: no Node built-in.',
    },
    {
      pattern: `${moduleNamed('react', 'react-dom')}|^@material-ui/`,
      message: 'orr-common runs everywhere: no React.',
    },
    {
      pattern:
        '^@backstage/((core|backend|frontend)-|plugin-[a-z-]+-(node|backend|react)(/|$))',
      message:
        'orr-common belongs to neither side: no frontend or backend packages of Backstage.',
    },
  ],
};

const NO_EXPRESS = {
  pattern: moduleNamed('express', 'express-promise-router'),
  message: 'express only in src/router and src/plugin.ts.',
};
const NO_KNEX = {
  pattern: moduleNamed('knex'),
  message: 'knex only in src/database.',
};

/**
 * By package: its zones. A file belongs to the last zone that names it, so the
 * first, for all of src, holds for every room without rules of its own.
 */
const zones = {
  'backstage-plugin-orr-common': [
    {
      files: ['src/checklist/**'],
      forbidden: [
        {
          pattern: folderNamed('scoring', 'review', 'known', 'api'),
          message: 'scoring → review → checklist is one-way.',
        },
      ],
    },
    {
      files: ['src/known/**'],
      forbidden: [
        {
          pattern: folderNamed('scoring', 'review', 'api'),
          message: 'known stands on checklist alone.',
        },
      ],
    },
    {
      files: ['src/review/**'],
      forbidden: [
        {
          pattern: folderNamed('scoring', 'api'),
          message: 'scoring → review → checklist is one-way.',
        },
      ],
    },
    {
      files: ['src/scoring/**'],
      forbidden: [
        {
          pattern: folderNamed('api'),
          message: 'the contract maps to domain types, never the other way.',
        },
      ],
    },
  ],
  'backstage-plugin-orr-backend': [
    { files: ['src/**'], forbidden: [NO_EXPRESS, NO_KNEX] },
    { files: ['src/router/**', 'src/plugin.ts'], forbidden: [NO_KNEX] },
    {
      files: ['src/service/**'],
      forbidden: [
        NO_EXPRESS,
        NO_KNEX,
        {
          pattern: folderNamed('router'),
          message: 'router → service → database is one-way.',
        },
      ],
    },
    {
      files: ['src/database/**'],
      forbidden: [
        NO_EXPRESS,
        {
          pattern: folderNamed('router', 'service'),
          message: 'router → service → database is one-way.',
        },
      ],
    },
  ],
};

function forPackage(table, packageName) {
  const key = Object.keys(table).find(name =>
    name.endsWith('*')
      ? packageName.startsWith(name.slice(0, -1))
      : name === packageName,
  );
  return table[key] ?? [];
}

/** The rules of one package, by its name. */
function houseRulesOf(packageName) {
  return {
    everywhere: [
      NO_APPLICATION,
      NO_APPLICATION_FOLDER,
      ...forPackage(packageRules, packageName),
    ],
    inSource: forPackage(sourceRules, packageName),
    zones: forPackage(zones, packageName),
  };
}

module.exports = { houseRulesOf };
