import { createTranslationResource } from '@backstage/frontend-plugin-api';
import { orrTranslationRef } from 'backstage-plugin-orr';

/** The plugin's texts in the other language of this portal. @internal */
export const orrTranslations = createTranslationResource({
  ref: orrTranslationRef,
  translations: { de: () => import('./orrGerman') },
});
