import { useEntityPresentation } from '@backstage/plugin-catalog-react';

/** The name of a person as the catalog shows it, for inside a sentence. @internal */
export function usePersonTitle(userRef: string): string {
  return useEntityPresentation(userRef, {
    defaultKind: 'user',
    defaultNamespace: 'default',
  }).primaryTitle;
}
