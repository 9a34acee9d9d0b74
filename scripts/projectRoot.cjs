// CommonJS, so that Node and Playwright's own loader both find the folder:
// the latter knows no import.meta.
const path = require('node:path');

/** The folder that holds package.json, whatever the current directory is. */
const projectRoot = path.resolve(__dirname, '..');

/**
 * A path inside the project.
 *
 * @param {string[]} parts
 */
function inProject(...parts) {
  return path.join(projectRoot, ...parts);
}

module.exports = { projectRoot, inProject };
