/**
 * A problem that the person at the keyboard can solve: it is printed as it
 * stands, without a stack.
 */
export class PlainError extends Error {
  constructor(message, details = []) {
    super(message);
    this.name = 'PlainError';
    this.details = details;
  }
}

/** Prints any error: plain ones as prose, all others with their stack. */
export function printError(error) {
  if (error instanceof PlainError) {
    console.error(`\n${error.message}`);
    for (const line of error.details) {
      console.error(`  ${line}`);
    }
    return;
  }
  console.error(error);
}
