import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { orrTranslationRef } from 'backstage-plugin-orr';

/** The headings and standings; whatever is not here stays English. */
export default createTranslationMessages({
  ref: orrTranslationRef,
  messages: {
    'page.title': 'Betriebsbereitschaft',
    'tab.title': 'Betriebsbereitschaft',
    'standing.ready': 'Bereit',
    'standing.readyWithConditions': 'Mit Auflagen bereit',
    'standing.notReady': 'Nicht bereit',
    'standing.overdue': 'Überfällig',
    'standing.neverReviewed': 'Nie geprüft',
    'standing.notRequired': 'Nicht verlangt',
  },
});
