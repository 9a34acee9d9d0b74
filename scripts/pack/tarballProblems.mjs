const NOT_FOR_OTHERS =
  /(^|\/)(__testUtils__|__mocks__|e2e-tests|node_modules|src)\/|\.test\.|setupTests|\.tsbuildinfo$/;

/** Every file that the fields of a manifest point to. */
function* filesOf(value) {
  if (typeof value === 'string') {
    yield value.replace(/^\.\//, '');
  } else if (value && typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) {
      if (key !== 'backstage') {
        yield* filesOf(inner);
      }
    }
  }
}

function* dependencyProblems(manifest) {
  for (const field of [
    'dependencies',
    'peerDependencies',
    'optionalDependencies',
  ]) {
    for (const [name, range] of Object.entries(manifest[field] ?? {})) {
      if (/^(workspace|link|file|patch|portal):/.test(range)) {
        yield `${name} is asked for as ${range}`;
      }
    }
  }
}

/** A command belongs to no plugin; everything else says to which. */
function* roleProblems({ backstage, bin }) {
  if (backstage?.role === 'cli') {
    if (!bin) {
      yield 'package.json names no command';
    }
  } else if (
    !backstage?.role ||
    !backstage.pluginId ||
    !backstage.pluginPackages
  ) {
    yield 'package.json does not say which part of which plugin this is';
  }
}

/**
 * What would keep a packed package from working elsewhere.
 *
 * @param {object} packed
 * @param {string[]} packed.entries paths inside the package, files only
 * @param {object} packed.manifest its package.json, as packed
 * @param {string[]} packed.files what the package.json of the workspace promises to include
 * @returns {string[]} one line each; none when all is well
 */
export function tarballProblems({ entries, manifest, files }) {
  const has = path =>
    entries.includes(path) || entries.some(e => e.startsWith(`${path}/`));
  const { main, types, exports, bin, configSchema } = manifest;
  const named = [...filesOf({ main, types, exports, bin, configSchema })];
  return [
    ...entries
      .filter(entry => NOT_FOR_OTHERS.test(entry))
      .map(entry => `${entry} is nothing for others`),
    ...['package.json', 'README.md', ...files, ...named]
      // Packing turns the types of the configuration into a JSON schema.
      .filter(path => path !== 'config.d.ts' && !has(path))
      .map(path => `${path} is missing`),
    ...dependencyProblems(manifest),
    ...['license', 'description', 'repository', 'keywords', 'types', 'main']
      .filter(field => !manifest[field])
      .map(field => `package.json has no ${field}`),
    ...roleProblems(manifest),
  ];
}
