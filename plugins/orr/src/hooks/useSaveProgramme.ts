import { useState } from 'react';
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
  const revision = programme?.revision ?? 0;
  const [basedOn, setBasedOn] = useState(revision);
  // Once the other change is here, saving again is no conflict any more.
  const isSettled = isConflict(write.error) && basedOn !== revision;
  return {
    running: write.running,
    error: isSettled ? undefined : write.error,
    save: (change: Partial<ProgrammeDocument>) => {
      setBasedOn(revision);
      write.run({
        revision,
        document: withoutEmpty({ ...programme?.document, ...change }),
      });
    },
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
