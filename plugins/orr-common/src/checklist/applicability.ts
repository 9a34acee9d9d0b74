import {
  filterPredicateToFilterFunction,
  parseFilterPredicate,
} from '@backstage/filter-predicates';
import { ChecklistDocument, Question } from './checklistDocument';

type EntityFilter = (entity: unknown) => boolean;

const filters = new WeakMap<object, EntityFilter>();

// An unknown operator under $not would match everything, so a predicate is parsed before it is used, once per document.
function filterOf(predicate: unknown): EntityFilter {
  const known =
    typeof predicate === 'object' && predicate !== null
      ? filters.get(predicate)
      : undefined;
  if (known) {
    return known;
  }
  const filter: EntityFilter = filterPredicateToFilterFunction(
    parseFilterPredicate(predicate),
  );
  if (typeof predicate === 'object' && predicate !== null) {
    filters.set(predicate, filter);
  }
  return filter;
}

/**
 * Whether a filter of the catalog's language matches an entity. Throws InputError on one that cannot be read.
 *
 * @internal
 */
export function matchesFilter(predicate: unknown, entity: unknown): boolean {
  return filterOf(predicate)(entity);
}

/**
 * Whether a checklist is asked of an entity: never as a draft or archived, as a pilot only of its entities. Throws
 * InputError on a predicate that cannot be read.
 *
 * @public
 */
export function checklistApplies(
  document: Pick<ChecklistDocument, 'state' | 'appliesTo' | 'pilotEntities'>,
  entity: unknown,
  options: { entityRef: string },
): boolean {
  if (document.state === 'draft' || document.state === 'archived') {
    return false;
  }
  if (document.state === 'pilot') {
    const entityRef = options.entityRef.toLowerCase();
    if (!document.pilotEntities?.some(ref => ref.toLowerCase() === entityRef)) {
      return false;
    }
  }
  return filterOf(document.appliesTo)(entity);
}

/**
 * Whether a question is asked of an entity; without an entity every question is. Throws InputError on a predicate that
 * cannot be read.
 *
 * @public
 */
export function questionApplies(
  question: Pick<Question, 'appliesTo'>,
  entity?: unknown,
): boolean {
  if (question.appliesTo === undefined || entity === undefined) {
    return true;
  }
  return filterOf(question.appliesTo)(entity);
}
