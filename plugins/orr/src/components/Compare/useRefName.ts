import { parseEntityRef } from '@backstage/catalog-model';

/** What a person or a part is called in the middle of a text that is compared. @internal */
export function useRefName(): (ref: string) => string {
  return ref => parseEntityRef(ref, { defaultKind: 'user' }).name;
}
