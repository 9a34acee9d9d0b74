/** A row that was read before: nothing of ours takes it away. @internal */
export function requireRow<T>(row: T | undefined): T {
  if (!row) {
    throw new Error('A row that was read a moment ago is gone');
  }
  return row;
}
