import { orrMessages } from './translation';

interface Texts {
  [key: string]: string | Texts;
}

/** Each text that is read out in place of another, with the one that shows. */
function labelsOf(texts: Texts, path = ''): [string, string, string][] {
  return Object.entries(texts).flatMap(([key, text]) => {
    if (typeof text !== 'string') {
      return labelsOf(text, `${path}${key}.`);
    }
    const shown = texts[key.replace(/(Of|Label)$/, '')];
    return shown !== text && typeof shown === 'string'
      ? [[`${path}${key}`, shown, text] as [string, string, string]]
      : [];
  });
}

/** Texts of their own, whose keys are alike by chance, and those that are made of the one that shows. */
const OTHERS = [
  'briefing.groupOf',
  'editor.field.readsOf',
  'checklists.one.detailsOf',
  'exemption.reasonLabel',
  'exemption.untilLabel',
  'finding.propose.buttonOf',
  'gap.themes.openOf',
  'level.acceptedOf',
  'register.filter.ownerOf',
  'scorecard.tableLabel',
  'setup.tiers.otherLabel',
  'together.history.titleOf',
];
const LABELS = labelsOf(orrMessages).filter(([key]) => !OTHERS.includes(key));

describe('the texts', () => {
  it.each(LABELS)(
    'reads out in %s the words that show, so that they can be spoken to it',
    (_, shown, label) => {
      expect(label).toContain(shown.replace(/…$/, ''));
    },
  );

  it('finds what is read out', () => {
    expect(LABELS.length).toBeGreaterThan(20);
  });
});
