import { ProgrammeDocument } from 'backstage-plugin-orr-common';
import { readDraft, scopeDraftOf, withMode } from './scopeDraft';

const KEYS = { label: 'tier' };
const EITHER: ProgrammeDocument['scope'] = {
  $any: [
    { 'spec.lifecycle': 'production' },
    { 'metadata.labels.tier': { $in: ['tier-1', 'tier-2'] } },
  ],
};

describe('what is entered about the scope', () => {
  it.each<[string, ProgrammeDocument['scope']]>([
    ['everything', undefined],
    ['chosen', { kind: 'Component' }],
    ['chosen', EITHER],
    ['chosen', { $all: [{ kind: { $in: ['API', 'Component'] } }, EITHER] }],
    ['custom', { 'spec.owner': 'payments' }],
    ['custom', { $not: { kind: 'API' } }],
    ['custom', { $any: [{ kind: 'API' }, { 'spec.type': 'service' }] }],
  ])('is said as %s for %j, and is the same again', (mode, scope) => {
    const draft = scopeDraftOf(scope, KEYS);
    expect(draft.mode).toBe(mode);
    expect(readDraft(draft, KEYS)).toEqual({ scope });
  });

  it('is carried from choices to a filter, and back as far as choices can say it', () => {
    const chosen = scopeDraftOf(EITHER, KEYS);
    const custom = withMode(chosen, 'custom', KEYS);
    expect(readDraft(custom, KEYS)).toEqual({ scope: EITHER });
    expect(withMode(custom, 'chosen', KEYS).form).toEqual(chosen.form);
    const own = { ...custom, text: '$not: { kind: API }' };
    expect(withMode(own, 'chosen', KEYS).form).toEqual(chosen.form);
    expect(withMode(own, 'everything', KEYS).text).toBe(own.text);
  });
});
