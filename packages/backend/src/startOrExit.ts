/**
 * Starts the backend, and ends the process where that fails. Backstage itself only logs a failed start and leaves what
 * has begun running: half a portal, which a supervisor takes for a whole one.
 *
 * @internal
 */
export async function startOrExit(backend: {
  start(): Promise<unknown>;
}): Promise<void> {
  try {
    await backend.start();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(`The portal cannot start. ${reason}\n`);
    process.exit(1);
  }
}
