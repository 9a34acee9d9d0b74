import { renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MySettings, OrrApi } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { createFakeOrrApi } from '../../__testUtils__/createFakeOrrApi';
import { refusal } from '../../__testUtils__/refusal';
import { SettingsCard } from './SettingsCard';

const HERE: MySettings = {
  digest: false,
  today: '2026-03-02',
  latest: '2027-03-03',
};
const AWAY: MySettings = {
  ...HERE,
  away: { until: '2026-03-06', substituteRef: 'user:default/kim' },
};

function show(settings: MySettings, methods: Partial<OrrApi> = {}) {
  const orrApi = createFakeOrrApi({
    getMySettings: async () => settings,
    ...methods,
  });
  renderInTestApp(<SettingsCard />, {
    apis: [
      [orrApiRef, orrApi],
      [catalogApiRef, catalogApiMock({ entities: [] })],
    ],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
  });
  return orrApi;
}

const openForm = async (name: string) => {
  await userEvent.click(await screen.findByRole('button', { name }));
  return within(await screen.findByRole('dialog', { name: 'Being away' }));
};

describe('what one sets about being told', () => {
  it('says until when one is away, and who is told besides', async () => {
    const orrApi = show(HERE, { setAway: async () => AWAY });
    expect(await screen.findByText('You are not away.')).toBeVisible();
    const form = await openForm('I will be away');
    const day = form.getByLabelText('Last day away');
    await userEvent.click(form.getByRole('button', { name: 'Save' }));
    expect(day).toBeInvalid();
    fireEvent.change(day, { target: { value: '2026-03-06' } });
    await userEvent.type(
      form.getByRole('textbox', { name: /Substitute/ }),
      'user:default/kim',
    );
    await userEvent.click(form.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText(/You are away until/)).toBeVisible();
    expect(await screen.findByRole('status')).toHaveTextContent(
      'You are away.',
    );
    expect(orrApi.setAway).toHaveBeenCalledTimes(1);
    expect(orrApi.setAway).toHaveBeenCalledWith({
      body: {
        mutationId: expect.any(String),
        until: '2026-03-06',
        substituteRef: 'user:default/kim',
      },
    });
  });

  it('ends by one press', async () => {
    const orrApi = show(AWAY, { setAway: async () => HERE });
    expect(await screen.findByRole('link', { name: /kim/ })).toHaveAttribute(
      'href',
      '/catalog/default/user/kim',
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'I am back' }),
    );
    expect(await screen.findByText('You are not away.')).toBeVisible();
    expect(orrApi.setAway).toHaveBeenCalledWith({
      body: { mutationId: expect.any(String), until: null },
    });
  });

  it('switches the weekly digest on', async () => {
    const orrApi = show(HERE, {
      setDigest: async () => ({ ...HERE, digest: true }),
    });
    const digest = await screen.findByRole('checkbox', {
      name: 'Tell me every Monday what my teams owe',
    });
    expect(digest).not.toBeChecked();
    await userEvent.click(digest);
    await waitFor(() => expect(digest).toBeChecked());
    expect(orrApi.setDigest).toHaveBeenCalledWith({
      body: { mutationId: expect.any(String), wanted: true },
    });
  });

  it('keeps what was entered where it is refused', async () => {
    show(AWAY, {
      setAway: async () => {
        throw refusal(400, 'substituteRef: the catalog has no person');
      },
    });
    const form = await openForm('Change');
    await userEvent.click(form.getByRole('button', { name: 'Save' }));
    expect(await form.findByRole('alert')).toHaveTextContent(
      'This was not saved',
    );
    expect(form.getByLabelText('Last day away')).toHaveValue('2026-03-06');
  });

  it('can be loaded again', async () => {
    let fails = true;
    show(HERE, {
      getMySettings: async () => {
        if (fails) {
          throw refusal(503, 'Gone');
        }
        return HERE;
      },
    });
    const again = await screen.findByRole('button', { name: 'Try again' });
    fails = false;
    await userEvent.click(again);
    await waitFor(() =>
      expect(screen.getByText('You are not away.')).toBeVisible(),
    );
  });
});
