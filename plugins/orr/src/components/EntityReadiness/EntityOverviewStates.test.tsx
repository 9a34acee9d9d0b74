import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { OrrApi } from 'backstage-plugin-orr-common';
import { createFakeOrrApi } from '../../__testUtils__/createFakeOrrApi';
import {
  checklistReadiness,
  checklistSummary,
  entityReadiness,
  reviewDetail,
} from '../../__testUtils__/readinessFixtures';
import { renderTab } from '../../__testUtils__/renderTab';
import { responseError } from '../../__testUtils__/responseError';

function fakeApi(methods: Partial<OrrApi> = {}) {
  return createFakeOrrApi({
    getEntityReadiness: async () => entityReadiness(),
    listChecklists: async () => ({ items: [checklistSummary()] }),
    listEntityReviews: async () => ({ items: [] }),
    getReview: async () => reviewDetail(),
    ...methods,
  });
}

async function strip() {
  return within(
    await screen.findByRole('region', { name: 'Operational readiness' }),
  );
}

describe('EntityOverview, without a review or with a problem', () => {
  describe('when no review is asked for', () => {
    it('says why', async () => {
      renderTab(
        fakeApi({
          getEntityReadiness: async () =>
            entityReadiness({
              checklists: [
                checklistReadiness({
                  standing: 'notRequired',
                  rule: 1,
                  reasons: [{ code: 'checklistDoesNotApply' }],
                }),
              ],
            }),
        }),
      );

      expect(
        await screen.findByText('No review is required here'),
      ).toBeInTheDocument();
      expect(
        screen.getAllByText(/The checklist does not apply to entities/),
      ).not.toHaveLength(0);
      expect(
        screen.queryByRole('button', { name: /Start/ }),
      ).not.toBeInTheDocument();
    });

    it('says that there is no checklist at all', async () => {
      renderTab(
        fakeApi({
          getEntityReadiness: async () => entityReadiness({ checklists: [] }),
        }),
      );

      expect(
        await screen.findByText(/No published checklist applies/),
      ).toBeInTheDocument();
    });
  });

  describe('about the owner', () => {
    it.each([
      ['unowned', [], /Nobody owns this entity in the catalog/],
      [
        'ownerNotFound',
        ['group:default/ghosts'],
        /names an owner that does not exist/,
      ],
      [
        'ownerIsPerson',
        ['user:default/ada'],
        /A single person owns this entity/,
      ],
    ] as const)('explains %s', async (ownerState, ownerRefs, words) => {
      const { entity } = entityReadiness();
      renderTab(
        fakeApi({
          getEntityReadiness: async () =>
            entityReadiness({
              entity: { ...entity, ownerState, ownerRefs: [...ownerRefs] },
            }),
        }),
      );

      expect(await screen.findByText(words)).toBeInTheDocument();
    });

    it('leads nowhere for an owner that does not exist', async () => {
      const { entity } = entityReadiness();
      renderTab(
        fakeApi({
          getEntityReadiness: async () =>
            entityReadiness({
              entity: {
                ...entity,
                ownerState: 'ownerNotFound',
                ownerRefs: ['group:default/ghosts'],
              },
            }),
        }),
      );

      const said = await strip();
      expect(said.getByText('group:default/ghosts')).toBeInTheDocument();
      expect(
        said.queryByRole('link', { name: /ghosts/ }),
      ).not.toBeInTheDocument();
    });

    it.each(['user', 'group'])('asks for none of a %s', async kind => {
      const { entity } = entityReadiness();
      renderTab(
        fakeApi({
          getEntityReadiness: async () =>
            entityReadiness({
              checklists: [],
              entity: {
                ...entity,
                kind,
                tier: undefined,
                lifecycle: undefined,
                ownerRefs: [],
                ownerState: 'unowned',
              },
            }),
        }),
      );

      expect(
        await screen.findByText('No review is required here'),
      ).toBeInTheDocument();
      expect(screen.queryByText('Owner')).not.toBeInTheDocument();
      expect(screen.queryByText('Ownership')).not.toBeInTheDocument();
    });
  });

  describe('when something is wrong', () => {
    it('says since when what it shows holds, while the catalog is away', async () => {
      renderTab(
        fakeApi({
          getEntityReadiness: async () => entityReadiness({ source: 'stored' }),
        }),
      );

      expect(await screen.findByRole('note')).toHaveTextContent(
        /The catalog does not answer; shown as of .*ago\./,
      );
    });

    it('explains an entity that the backend does not know', async () => {
      const error = await responseError(404, 'no entity');
      renderTab(fakeApi({ getEntityReadiness: () => Promise.reject(error) }));

      expect(
        await screen.findByText('Not known to the readiness service yet'),
      ).toBeInTheDocument();
    });

    it('says who may see it to whoever may not', async () => {
      const error = await responseError(403, 'no');
      renderTab(fakeApi({ getEntityReadiness: () => Promise.reject(error) }));

      expect(
        await screen.findByText('You may not see the readiness of this entity'),
      ).toBeInTheDocument();
      expect(screen.getByRole('link', { name: /money/ })).toBeInTheDocument();
      expect(
        screen.queryByRole('button', { name: 'Try again' }),
      ).not.toBeInTheDocument();
    });

    it('tries again when the backend was away', async () => {
      const getEntityReadiness = jest
        .fn()
        .mockRejectedValueOnce(new TypeError('Failed to fetch'))
        .mockResolvedValue(entityReadiness());
      renderTab(fakeApi({ getEntityReadiness }));

      expect(
        await screen.findByText('The readiness service does not answer'),
      ).toBeInTheDocument();
      await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
      expect(await strip()).toBeDefined();
    });

    it('works without the list of checklists', async () => {
      const error = await responseError(403, 'no');
      renderTab(fakeApi({ listChecklists: () => Promise.reject(error) }));

      expect(
        (await strip()).getByRole('button', { name: 'Start launch review' }),
      ).toBeInTheDocument();
      expect(screen.queryByText(/about 40 minutes/)).not.toBeInTheDocument();
    });
  });
});
