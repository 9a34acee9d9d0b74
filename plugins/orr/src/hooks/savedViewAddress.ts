import { SavedView } from 'backstage-plugin-orr-common';
import { ofEverybodyWhenBare } from './readinessFilters';

/** The parameter that names a saved view. @internal */
export const SAVED_PARAM = 'saved';

/** What is of the moment, and nobody looks for again. */
const PASSING = ['cursor', 'entity', 'limit', SAVED_PARAM];

/** What of a URL is saved. @internal */
export function searchToSave(view: string, params: URLSearchParams): string {
  const kept = new URLSearchParams(params);
  PASSING.forEach(name => kept.delete(name));
  return (view === '' ? ofEverybodyWhenBare(kept) : kept).toString();
}

/** The id of the saved view that a link asks for and that is not opened yet. @internal */
export function askedView(params: URLSearchParams): string | undefined {
  const id = params.get(SAVED_PARAM);
  return id && [...params.keys()].length === 1 ? id : undefined;
}

/** Where a saved view is, below the page; says which one it is, until something of it is changed. @internal */
export function addressOfView({ id, view, search }: SavedView): {
  pathname: string;
  search: string;
} {
  const params = new URLSearchParams(search);
  if (search) {
    params.set(SAVED_PARAM, id);
  }
  return { pathname: view || '.', search: params.toString() };
}
