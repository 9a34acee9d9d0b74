import { matchesFilter } from '../checklist/applicability';
import { ProgrammeDocument } from './programmeDocument';

/**
 * Whether the programme is about an entity; without a scope it is about everything that a checklist applies to. Throws
 * InputError on a scope that cannot be read.
 *
 * @public
 */
export function inScope(
  programme: Pick<ProgrammeDocument, 'scope'> | undefined,
  entity: unknown,
): boolean {
  return programme?.scope === undefined
    ? true
    : matchesFilter(programme.scope, entity);
}
