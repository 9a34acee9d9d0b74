import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { ChecklistFieldChange } from 'backstage-plugin-orr-common';
import { FieldChangeLine } from './FieldChangeLine';

const change = (
  field: string,
  from?: ChecklistFieldChange['from'],
  to?: ChecklistFieldChange['to'],
  meaning = true,
): ChecklistFieldChange => ({ field, from, to, meaning });

const textsOf = (role: 'deletion' | 'insertion') =>
  screen.queryAllByRole(role).map(({ textContent }) => textContent);

describe('FieldChangeLine', () => {
  it.each([
    [
      'a word of the file in words for people',
      change('deciding.tiers.gold', 'peer', 'self-certified'),
      /^Who decides, tier gold: /,
      ['removed: peer'],
      ['added: self certified'],
    ],
    [
      'what a person wrote as it is',
      change('area', 'low', 'Recovery'),
      /^Area: /,
      ['removed: low'],
      ['added: Recovery'],
    ],
    [
      'what was not there before',
      change('evidence.maxAgeDays', undefined, 90),
      /^Evidence at most this many days old: /,
      [],
      ['added: 90'],
    ],
    [
      'what is there no more',
      change('exclusive', true),
      /nothing$/,
      ['removed: yes'],
      [],
    ],
    [
      'a default that was spelt out',
      change('verification', undefined, 'attested', false),
      /^Verified by \(same meaning\): /,
      [],
      ['added: by a person'],
    ],
    [
      'a list by what came and went',
      change('profiles', ['launch', 'change'], ['launch', 'periodic']),
      /^Asked in: /,
      ['removed: change'],
      ['added: periodic'],
    ],
    [
      'another order by both',
      change('answer.riskRules', ['high: a', 'low: b'], ['low: b', 'high: a']),
      /^Risk rules/,
      ['removed: high: a', 'removed: low: b'],
      ['added: low: b', 'added: high: a'],
    ],
    [
      'a field without a name by its place in the file',
      change('brandNew.part', 1, 2),
      /^brandNew\.part: /,
      ['removed: 1'],
      ['added: 2'],
    ],
  ])('tells %s', async (_, one, text, gone, come) => {
    renderInTestApp(
      <div data-testid="line">
        <FieldChangeLine change={one} />
      </div>,
    );
    const line = await screen.findByTestId('line');
    expect(line.textContent).toMatch(text);
    expect(textsOf('deletion')).toEqual(gone);
    expect(textsOf('insertion')).toEqual(come);
  });

  it('tells what came as a whole without marks', async () => {
    renderInTestApp(
      <>
        <FieldChangeLine change={change('risk', undefined, 'high')} isWhole />
        <FieldChangeLine
          change={change('profiles', undefined, ['launch'])}
          isWhole
        />
      </>,
    );
    expect(await screen.findByText('high')).toBeVisible();
    expect(screen.getByText('launch')).toBeVisible();
    expect(textsOf('insertion')).toEqual([]);
  });
});
