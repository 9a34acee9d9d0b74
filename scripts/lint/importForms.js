/**
 * Turns "this module must not be imported" into selectors for ESLint's
 * no-restricted-syntax, one for each way in which TypeScript can name a module:
 * import and export from, types only included, dynamic import, require,
 * `import x = require()` and `import('x').Type`.
 */

// esquery has no way to write a slash inside a regular expression.
const escapeSlashes = source => source.replaceAll('/', '\\u002F');

const FORMS = [
  value => `ImportDeclaration[source.value=${value}]`,
  value => `ExportNamedDeclaration[source.value=${value}]`,
  value => `ExportAllDeclaration[source.value=${value}]`,
  value => `ImportExpression[source.value=${value}]`,
  value => `CallExpression[callee.name="require"][arguments.0.value=${value}]`,
  value => `TSExternalModuleReference[expression.value=${value}]`,
  value => `TSImportType[argument.literal.value=${value}]`,
];

/** Selectors for all imports of modules whose name matches a pattern. */
function forbidImport({ pattern, message }) {
  const value = `/${escapeSlashes(pattern)}/`;
  return FORMS.map(form => ({
    selector: form(value),
    message: `House rule: ${message}`,
  }));
}

module.exports = { forbidImport };
