/** Of PostgreSQL: deadlock_detected. SQLite has one writer at a time. */
const DEADLOCK = '40P01';

/** Whether the database ended a transaction because it and another waited for each other. @internal */
export function isDeadlock(error: unknown): boolean {
  return (error as { code?: unknown } | undefined)?.code === DEADLOCK;
}
