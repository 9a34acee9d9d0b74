import { useApi } from '@backstage/core-plugin-api';
import { isError } from '@backstage/errors';
import { ProgrammeDocument, ProgrammeState } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../api';
import { useNamedWrite } from './useNamedWrite';

/** Whether somebody else has changed what a write was based on. @internal */
export function isConflict(error: unknown): boolean {
  return isError(error) && Number(error.statusCode) === 409;
}

/** Stores some fields of the programme; the others stay as they are. @internal */
export function useSaveProgramme(
  state: ProgrammeState,
  onSaved: (state: ProgrammeState) => void,
) {
  const orrApi = useApi(orrApiRef);
  const write = useNamedWrite<
    { revision: number; document: ProgrammeDocument },
    ProgrammeState
  >(body => orrApi.updateProgramme({ body }), onSaved);
  const { programme } = state;
  return {
    running: write.running,
    error: write.error,
    save: (change: Partial<ProgrammeDocument>) =>
      write.run({
        revision: programme?.revision ?? 0,
        document: withoutEmpty({ ...programme?.document, ...change }),
      }),
  };
}

/** A field that was emptied is no longer set. */
function withoutEmpty(document: ProgrammeDocument): ProgrammeDocument {
  return Object.fromEntries(
    Object.entries(document).filter(
      ([, value]) =>
        value !== undefined &&
        value !== '' &&
        !(Array.isArray(value) && value.length === 0),
    ),
  );
}
