import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Badge, BreakGlass, EntityOverview } from 'backstage-plugin-orr-common';
import orrPlugin from '../../alpha';
import { orrApiRef } from '../../api';
import { createFakeOrrApi } from '../../__testUtils__/createFakeOrrApi';
import { noExemption } from '../../__testUtils__/programmeFixtures';
import {
  entityReadiness,
  paymentsEntity,
} from '../../__testUtils__/readinessFixtures';

const BADGE: Badge = {
  id: 'b1',
  url: 'http://localhost:7007/api/orr/badges/b1.sig.svg',
  mintedBy: 'user:default/ada',
  mintedAt: '2026-03-02T09:00:00.000Z',
};
const BROKEN: BreakGlass = {
  id: 'g1',
  personRef: 'user:default/ada',
  reason: 'The shop is down',
  brokenAt: new Date().toISOString(),
  until: new Date(Date.now() + 3_600_000).toISOString(),
};
const PARAMS = expect.objectContaining({ name: 'payments' });

function overview(more: Partial<EntityOverview>): EntityOverview {
  return {
    readiness: entityReadiness(),
    checklists: [],
    running: [],
    takenOver: [],
    newlyAsked: [],
    exemption: noExemption(),
    rights: { mintBadge: true, overrideGate: true, overrideHours: 12 },
    ...more,
  };
}

function show(methods: Parameters<typeof createFakeOrrApi>[0]) {
  const api = createFakeOrrApi({
    getEntityOverview: async () => overview({}),
    ...methods,
  });
  renderTestApp({
    extensions: [
      createTestEntityPage({ entity: paymentsEntity() }),
      orrPlugin.getExtension('entity-content:orr'),
    ],
    apis: [
      [orrApiRef, api],
      mockApis.identity({ userEntityRef: 'user:default/ada' }),
    ],
    initialRouteEntries: ['/'],
  });
  return api;
}

async function choose(item: RegExp) {
  await userEvent.click(
    await screen.findByRole('button', { name: 'More readiness actions' }),
  );
  await userEvent.click(screen.getByRole('menuitem', { name: item }));
  return within(await screen.findByRole('dialog'));
}

describe('the menu of the tab', () => {
  it.each([
    [
      'may do none of it',
      { mintBadge: false, overrideGate: false, overrideHours: 12 },
    ],
    ['is not told what they may', undefined],
  ])('is absent for who %s', async (_, rights) => {
    show({ getEntityOverview: async () => overview({ rights }) });
    await screen.findByRole('region', { name: 'Operational readiness' });
    expect(
      screen.queryByRole('button', { name: 'More readiness actions' }),
    ).toBeNull();
  });

  it('has no badges where the portal has none', async () => {
    show({
      getEntityOverview: async () =>
        overview({
          rights: { mintBadge: false, overrideGate: true, overrideHours: 12 },
        }),
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'More readiness actions' }),
    );
    expect(
      screen.getAllByRole('menuitem').map(item => item.textContent),
    ).toEqual(['Override the release gate…']);
  });
});

describe('badges', () => {
  it('mints one, and shows how it is embedded', async () => {
    const items: Badge[] = [];
    const api = show({
      listBadges: async () => ({ items: [...items] }),
      mintBadge: async () => {
        items.push(BADGE);
        return BADGE;
      },
    });
    const dialog = await choose(/Badges/);
    await dialog.findByText('There is no badge yet.');
    await userEvent.click(dialog.getByRole('button', { name: 'Mint a badge' }));
    const markdown = await dialog.findByRole<HTMLTextAreaElement>('textbox', {
      name: 'Markdown of the badge',
    });
    expect(markdown.value).toContain(
      `[![Operational readiness](${BADGE.url})](http://localhost/`,
    );
    expect(dialog.getByText(/Minted by/)).toHaveTextContent('ada');
    expect(api.mintBadge).toHaveBeenCalledWith({
      params: PARAMS,
      body: { mutationId: expect.any(String) },
    });
  });

  it('revokes one once it was confirmed, and says by whom it was', async () => {
    let items = [BADGE];
    const api = show({
      listBadges: async () => ({ items }),
      revokeBadge: async () => {
        const { url: _, ...rest } = BADGE;
        items = [
          {
            ...rest,
            revokedBy: 'user:default/kim',
            revokedAt: BADGE.mintedAt,
          },
        ];
        return items[0];
      },
    });
    await choose(/Badges/);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Revoke…' }),
    );
    expect(api.revokeBadge).not.toHaveBeenCalled();
    await userEvent.click(
      screen.getByRole('button', { name: 'Revoke the badge' }),
    );
    expect(
      within(
        await screen.findByRole('list', { name: 'Revoked badges' }),
      ).getByText(/Revoked by/),
    ).toHaveTextContent('kim');
    expect(screen.queryByRole('list', { name: 'Badges in force' })).toBeNull();
  });

  it('says so where they cannot be loaded', async () => {
    show({
      listBadges: async () => {
        throw new TypeError('Failed to fetch');
      },
    });
    const dialog = await choose(/Badges/);
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'The badges could not be loaded',
    );
    expect(dialog.getByRole('button', { name: 'Mint a badge' })).toBeDisabled();
  });
});

describe('the release gate', () => {
  it('is overridden with a reason and for some hours, and says so then', async () => {
    let broken: BreakGlass | undefined;
    const api = show({
      getEntityOverview: async () => overview({ breakGlass: broken }),
      breakGlass: async () => {
        broken = BROKEN;
        return BROKEN;
      },
    });
    const dialog = await choose(/Override the release gate/);
    await userEvent.click(
      dialog.getByRole('button', { name: 'Override the gate' }),
    );
    expect(
      dialog.getByText('Say why the release cannot wait.'),
    ).toBeInTheDocument();
    expect(api.breakGlass).not.toHaveBeenCalled();
    await userEvent.type(
      dialog.getByRole('textbox', { name: /Why the release cannot wait/ }),
      'The shop is down',
    );
    await userEvent.click(
      dialog.getByRole('button', { name: 'Override the gate' }),
    );
    expect(
      await screen.findByRole('region', { name: 'Release gate overridden' }),
    ).toBeInTheDocument();
    expect(api.breakGlass).toHaveBeenCalledWith({
      params: PARAMS,
      body: { reason: 'The shop is down', hours: 4 },
    });
  });

  it('offers no longer than the portal allows', async () => {
    show({});
    const dialog = await choose(/Override the release gate/);
    await userEvent.click(dialog.getByRole('button', { name: /For how long/ }));
    expect(
      screen.getAllByRole('option').map(option => option.textContent),
    ).toEqual(['1 hour', '2 hours', '4 hours', '8 hours', '12 hours']);
  });

  it('keeps what was written when it is refused', async () => {
    show({
      breakGlass: async () => {
        throw new Error('An override by user:default/kim is in force');
      },
    });
    const dialog = await choose(/Override the release gate/);
    await userEvent.type(
      dialog.getByRole('textbox', { name: /Why the release cannot wait/ }),
      'The shop is down',
    );
    await userEvent.click(
      dialog.getByRole('button', { name: 'Override the gate' }),
    );
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'An override by user:default/kim is in force',
    );
    expect(
      dialog.getByRole('textbox', { name: /Why the release cannot wait/ }),
    ).toHaveValue('The shop is down');
  });

  it('is ended before its time once that was confirmed', async () => {
    let broken: BreakGlass | undefined = BROKEN;
    const api = show({
      getEntityOverview: async () => overview({ breakGlass: broken }),
      endBreakGlass: async () => {
        broken = undefined;
        return BROKEN;
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'End the override…' }),
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'End the override' }),
    );
    await waitFor(() =>
      expect(
        screen.queryByRole('region', { name: 'Release gate overridden' }),
      ).toBeNull(),
    );
    expect(api.endBreakGlass).toHaveBeenCalledWith({
      params: expect.objectContaining({ breakGlassId: 'g1' }),
      body: { mutationId: expect.any(String) },
    });
  });

  it('is not ended by who may not override it', async () => {
    show({
      getEntityOverview: async () =>
        overview({
          breakGlass: BROKEN,
          rights: { mintBadge: false, overrideGate: false, overrideHours: 12 },
        }),
    });
    await screen.findByRole('region', { name: 'Release gate overridden' });
    expect(
      screen.queryByRole('button', { name: 'End the override…' }),
    ).toBeNull();
  });
});
