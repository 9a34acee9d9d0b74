const SIGNAL_EXIT_CODES = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };

const PARENT_CHECK_MS = 1_000;

const endings = [];
let ending;

/**
 * Registers something to be undone when the command ends, however it ends.
 * The latest registered is undone first. Returns a function that undoes it
 * at once.
 */
export function atEnd(undo) {
  let done;
  const once = () => {
    done ??= Promise.resolve().then(undo);
    return done;
  };
  endings.push(once);
  return once;
}

/** Undoes everything registered; safe to call more than once. */
export function endAll() {
  ending ??= (async () => {
    while (endings.length > 0) {
      try {
        await endings.pop()();
      } catch (error) {
        console.error(`Could not clean up: ${error.message}`);
      }
    }
  })();
  return ending;
}

/** True from the moment that a signal, or the end, was met. */
export function isEnding() {
  return ending !== undefined;
}

/**
 * Ends cleanly on Ctrl-C and its relatives. Only the first one counts: npm
 * passes Ctrl-C on to a command that the terminal has told already.
 */
export function endOnSignals({ say } = {}) {
  let asked = false;
  const end = signal => {
    if (!asked) {
      asked = true;
      say?.();
      endAll().finally(() => process.exit(SIGNAL_EXIT_CODES[signal]));
    }
  };
  Object.keys(SIGNAL_EXIT_CODES).forEach(signal => process.on(signal, end));
  if (process.env.npm_lifecycle_event) {
    endWithParent(() => end('SIGTERM'));
  }
}

// A signal to npm alone ends npm and its shell, but never arrives here.
function endWithParent(end) {
  const parent = process.ppid;
  const check = () => process.ppid !== parent && end();
  setInterval(check, PARENT_CHECK_MS).unref();
}
