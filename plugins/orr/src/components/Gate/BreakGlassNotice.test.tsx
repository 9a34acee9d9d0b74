import { screen, within } from '@testing-library/react';
import { BreakGlass, EntityOverview } from 'backstage-plugin-orr-common';
import { createFakeOrrApi } from '../../__testUtils__/createFakeOrrApi';
import { noExemption } from '../../__testUtils__/programmeFixtures';
import { entityReadiness } from '../../__testUtils__/readinessFixtures';
import { renderTab } from '../../__testUtils__/renderTab';

const HOUR_MS = 3_600_000;
const TITLE = 'Release gate overridden';

function overridden(hoursLeft: number): EntityOverview {
  const breakGlass: BreakGlass = {
    id: 'b1',
    personRef: 'user:default/nadia',
    reason: 'The shop is down, and this release mends it',
    brokenAt: new Date(Date.now() - HOUR_MS).toISOString(),
    until: new Date(Date.now() + hoursLeft * HOUR_MS).toISOString(),
  };
  return {
    readiness: entityReadiness(),
    checklists: [],
    running: [],
    takenOver: [],
    newlyAsked: [],
    exemption: noExemption(),
    breakGlass,
  };
}

const show = (overview: EntityOverview) =>
  renderTab(createFakeOrrApi({ getEntityOverview: async () => overview }));

const strip = () =>
  screen.findByRole('region', { name: 'Operational readiness' });

describe('the notice of an override', () => {
  it('says who lets releases go on, why and until when, and leaves the standing as it is', async () => {
    const overview = overridden(2);
    show(overview);

    const notice = within(await screen.findByRole('region', { name: TITLE }));
    expect(notice.getByRole('heading', { name: TITLE })).toBeInTheDocument();
    expect(notice.getByRole('link', { name: /nadia/ })).toBeInTheDocument();
    expect(
      notice.getByText(`Reason: ${overview.breakGlass!.reason}`),
    ).toBeInTheDocument();
    expect(
      notice.getByText(/The standing itself stays what it is/),
    ).toBeInTheDocument();
    expect(
      within(await strip()).getByText('Never reviewed'),
    ).toBeInTheDocument();
  });

  it('is gone once it has ended, and where there is none', async () => {
    show(overridden(-0.1));
    await strip();
    expect(screen.queryByRole('region', { name: TITLE })).toBeNull();
  });
});
