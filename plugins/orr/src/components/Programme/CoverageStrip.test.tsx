import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ProgrammeCoverage } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { createFakeOrrApi } from '../../__testUtils__/createFakeOrrApi';
import { coverageOf } from '../../__testUtils__/programmeFixtures';
import { responseError } from '../../__testUtils__/responseError';
import { CoverageStrip } from './CoverageStrip';

function show(load: () => Promise<ProgrammeCoverage>) {
  const orrApi = createFakeOrrApi({ getProgrammeCoverage: load });
  renderInTestApp(<CoverageStrip />, { apis: [[orrApiRef, orrApi]] });
  return orrApi;
}

const strip = () =>
  screen.findByRole('region', { name: 'Coverage of the programme' });

describe('CoverageStrip', () => {
  it('says how far the programme has come, and leads from each figure to what it counts', async () => {
    show(async () => coverageOf());
    const shown = within(await strip());
    const queries = shown
      .getAllByRole('link')
      .map(link => [link.textContent, link.getAttribute('href')]);
    expect(queries).toEqual([
      [
        '12 of 34 in scope, 35 %',
        expect.stringMatching(/\?programme=covered&programme=uncovered$/),
      ],
      ['6 out of scope', expect.stringContaining('programme=outOfScope')],
      ['1 exempt', expect.stringContaining('programme=exempt')],
      ['About the programme', '/programme'],
    ]);
    expect(shown.getByText(/^Target/)).toHaveTextContent(
      'Target June 30, 2026',
    );
  });

  it('explains a figure to whoever looks at it', async () => {
    show(async () => coverageOf());
    const shown = within(await strip());
    await userEvent.hover(shown.getByRole('link', { name: /in scope, 35 %/ }));
    expect(await screen.findByRole('tooltip')).toHaveTextContent(
      /Entities in scope with a decision in date ÷ entities in scope: 12 ÷ 34\..*As far as you may see, March 2, 2026/,
    );
  });

  it('leaves out what there is none of, and says that a change is being applied', async () => {
    show(async () =>
      coverageOf({
        inScope: 0,
        covered: 0,
        exempt: 0,
        outOfScope: 0,
        targetDate: undefined,
        applied: false,
      }),
    );
    const shown = within(await strip());
    expect(shown.getByText(/Nothing is in scope yet/)).toBeInTheDocument();
    expect(shown.getAllByRole('link')).toHaveLength(1);
    expect(shown.getByRole('note')).toHaveTextContent(
      'A change of the scope is being applied.',
    );
    expect(shown.queryByText(/^Target/)).not.toBeInTheDocument();
  });

  it('is not there for whoever may not see the programme', async () => {
    const orrApi = show(async () => {
      throw await responseError(403, 'NotAllowedError');
    });
    await waitFor(() => expect(orrApi.getProgrammeCoverage).toHaveBeenCalled());
    await expect(
      orrApi.getProgrammeCoverage.mock.results[0].value,
    ).rejects.toBeDefined();
    expect(
      screen.queryByRole('region', { name: 'Coverage of the programme' }),
    ).not.toBeInTheDocument();
  });
});
