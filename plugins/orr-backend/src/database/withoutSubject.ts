/** What is stored of the entity that something is about, which the contract names by itself. */
interface Subject {
  entityId: string;
  checklistId: string;
  coveredEntityId?: string;
}

/** What was said of an answer as the contract shows it, without the ids of what it is about. @internal */
export function withoutSubject<T extends Subject>(
  stored: T,
): Omit<T, keyof Subject> {
  const {
    entityId: _entityId,
    checklistId: _checklistId,
    coveredEntityId: _coveredEntityId,
    ...shown
  } = stored;
  return shown;
}
