const vm = require('node:vm');
const JestRuntime = require('@backstage/cli-module-test-jest/config/jestCachingModuleLoader');

// Only what is compiled for one file can import at run time as modules do.
const DYNAMIC_IMPORT = /\bimport\s*\(/;
const INSTALLED = /[\\/]node_modules[\\/]/;

/** What a worker has read of what is installed, by file: it does not change while tests run. */
const sources = new Map();
/** What a worker has compiled, by how and by file. */
const compiled = new Map();

/**
 * The runtime of Backstage's tests, where a worker reads and compiles a module once for all its test files. Each file
 * still runs each module anew, in a world of its own.
 */
module.exports = class SharedScriptRuntime extends JestRuntime {
  createScriptFromCode(source, filename) {
    const context = this._environment.getVmContext();
    const script = context && this.#scriptOf(source, filename);
    return script
      ? script.runInContext(context)
      : super.createScriptFromCode(source, filename);
  }

  readFile(filename) {
    if (!INSTALLED.test(filename)) {
      return super.readFile(filename);
    }
    if (!sources.has(filename)) {
      sources.set(filename, super.readFile(filename));
    }
    return sources.get(filename);
  }

  // Whose name is mocked is found out by resolving it: for nothing, where nothing is mocked.
  _shouldMockCjs(from, moduleName, mocked) {
    return (
      (mocked.size > 0 || this._shouldAutoMock) &&
      super._shouldMockCjs(from, moduleName, mocked)
    );
  }

  /** Nothing for what imports at run time. */
  #scriptOf(source, filename) {
    const key = `${this._config.id} ${filename}`;
    const known = compiled.get(key);
    if (known?.source === source) {
      return known.script;
    }
    const script = DYNAMIC_IMPORT.test(source)
      ? undefined
      : this.#compile(source, filename);
    compiled.set(key, { source, script });
    return script;
  }

  #compile(source, filename) {
    const opening = `(function(${this.constructInjectedModuleParameters()}){`;
    return new vm.Script(`${opening}${source}\n})`, {
      filename,
      columnOffset: -opening.length,
    });
  }
};
