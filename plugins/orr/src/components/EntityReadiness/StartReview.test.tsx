import { renderInTestApp } from '@backstage/frontend-test-utils';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { OrrApi } from 'backstage-plugin-orr-common';
import { Route, Routes, useLocation } from 'react-router-dom';
import { orrApiRef } from '../../api';
import { createFakeOrrApi } from '../../__testUtils__/createFakeOrrApi';
import {
  checklistReadiness,
  reviewDetail,
} from '../../__testUtils__/readinessFixtures';
import { responseError } from '../../__testUtils__/responseError';
import { StartReview } from './StartReview';

function Whereabouts() {
  return <output>{useLocation().pathname}</output>;
}

function renderStart(
  createReview: OrrApi['createReview'],
  props: Partial<Parameters<typeof StartReview>[0]> = {},
) {
  const orrApi = createFakeOrrApi({ createReview });
  renderInTestApp(
    <>
      <Whereabouts />
      <Routes>
        <Route
          index
          element={
            <StartReview
              entityRef="component:default/payments"
              checklist={checklistReadiness()}
              kinds={['launch', 'periodic']}
              {...props}
            />
          }
        />
        <Route path="*" element={null} />
      </Routes>
    </>,
    {
      apis: [[orrApiRef, orrApi]],
      mountPath: '/tab/*',
      initialRouteEntries: ['/tab'],
    },
  );
  return orrApi;
}

describe('StartReview', () => {
  it('starts the likely review with one press and leads to it', async () => {
    const orrApi = renderStart(async () => reviewDetail());

    await userEvent.click(
      await screen.findByRole('button', { name: 'Start launch review' }),
    );

    expect(orrApi.createReview).toHaveBeenCalledWith({
      body: {
        mutationId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        entityRef: 'component:default/payments',
        checklistId: 'launch',
        kind: 'launch',
      },
    });
    await waitFor(() =>
      expect(screen.getByRole('status', { name: '' })).toHaveTextContent(
        `/tab/reviews/${reviewDetail().review.id}`,
      ),
    );
  });

  it('renews what was decided before', async () => {
    renderStart(async () => reviewDetail(), {
      checklist: checklistReadiness({ standing: 'overdue' }),
    });

    expect(
      await screen.findByRole('button', { name: 'Start periodic review' }),
    ).toBeInTheDocument();
  });

  describe('after a decision', () => {
    const earlier = {
      decidedAt: '2025-03-03T10:00:00.000Z',
      outcome: 'go' as const,
    };
    const overdue = checklistReadiness({ standing: 'overdue' });
    const carried = 'Start the next review with the last answers';

    it('starts with the last answers with one press', async () => {
      const orrApi = renderStart(async () => reviewDetail(), {
        checklist: overdue,
        earlier,
      });
      await userEvent.click(
        await screen.findByRole('button', { name: carried }),
      );
      expect(orrApi.createReview).toHaveBeenCalledWith({
        body: expect.objectContaining({ kind: 'periodic', carryOver: true }),
      });
    });

    it('starts without them for whoever wants to', async () => {
      const orrApi = renderStart(async () => reviewDetail(), {
        checklist: overdue,
        earlier,
      });
      await userEvent.click(
        await screen.findByRole('button', {
          name: 'Choose answers, kind or target date',
        }),
      );
      const choice = screen.getByRole('checkbox', {
        name: 'Begin with the answers of the last review',
      });
      expect(choice).toBeChecked();
      await userEvent.click(choice);
      await userEvent.click(
        screen.getByRole('button', { name: 'Start periodic review' }),
      );
      expect(
        (orrApi.createReview as jest.Mock).mock.calls[0][0].body,
      ).not.toHaveProperty('carryOver');
    });

    it('begins anew after a no-go, unless the last answers are asked for', async () => {
      renderStart(async () => reviewDetail(), {
        checklist: checklistReadiness({ standing: 'notReady' }),
        earlier: { ...earlier, outcome: 'noGo' },
      });
      await userEvent.click(
        await screen.findByRole('button', {
          name: 'Choose answers, kind or target date',
        }),
      );
      await userEvent.click(
        screen.getByRole('checkbox', {
          name: 'Begin with the answers of the last review',
        }),
      );
      expect(screen.getByRole('button', { name: carried })).toBeInTheDocument();
    });
  });

  it('takes another kind and a target date', async () => {
    const orrApi = renderStart(async () => reviewDetail());

    await userEvent.click(
      await screen.findByRole('button', { name: 'Choose kind or target date' }),
    );
    expect(screen.getByRole('radio', { name: 'Launch review' })).toBeChecked();
    expect(
      screen.queryByRole('radio', { name: 'Change review' }),
    ).not.toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('radio', { name: 'Periodic review' }),
    );
    fireEvent.change(screen.getByLabelText('Target date (optional)'), {
      target: { value: '2999-12-31' },
    });
    await userEvent.click(
      screen.getByRole('button', { name: 'Start periodic review' }),
    );

    expect(orrApi.createReview).toHaveBeenCalledWith({
      body: expect.objectContaining({
        kind: 'periodic',
        targetDate: '2999-12-31',
      }),
    });
  });

  it('asks for a day that is still to come', async () => {
    const orrApi = renderStart(async () => reviewDetail());

    await userEvent.click(
      await screen.findByRole('button', { name: 'Choose kind or target date' }),
    );
    fireEvent.change(screen.getByLabelText('Target date (optional)'), {
      target: { value: '2001-01-01' },
    });
    await userEvent.click(
      screen.getByRole('button', { name: 'Start launch review' }),
    );

    expect(screen.getByText('Choose today or a later day')).toBeInTheDocument();
    expect(orrApi.createReview).not.toHaveBeenCalled();
  });

  it('says what went wrong, and trying again is the same start', async () => {
    const createReview = jest
      .fn()
      .mockRejectedValueOnce(
        await responseError(409, 'A launch review is running already'),
      )
      .mockResolvedValue(reviewDetail());
    const orrApi = renderStart(createReview);

    await userEvent.click(
      await screen.findByRole('button', { name: 'Start launch review' }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'A launch review is running already',
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Start launch review' }),
    );

    await waitFor(() => expect(orrApi.createReview).toHaveBeenCalledTimes(2));
    const [first, second] = orrApi.createReview.mock.calls.map(
      ([{ body }]) => body.mutationId,
    );
    expect(second).toBe(first);
  });

  it('is another start once something else is wanted', async () => {
    const orrApi = renderStart(() =>
      Promise.reject(new TypeError('Failed to fetch')),
    );

    await userEvent.click(
      await screen.findByRole('button', { name: 'Start launch review' }),
    );
    await screen.findByRole('alert');
    await userEvent.click(
      screen.getByRole('button', { name: 'Choose kind or target date' }),
    );
    await userEvent.click(
      screen.getByRole('radio', { name: 'Periodic review' }),
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Start periodic review' }),
    );

    const [first, second] = orrApi.createReview.mock.calls.map(
      ([{ body }]) => body.mutationId,
    );
    expect(second).not.toBe(first);
  });

  it('names the checklist where several could be meant', async () => {
    renderStart(async () => reviewDetail(), { nameChecklist: true });

    expect(
      await screen.findByRole('button', {
        name: 'Start launch review of Service launch readiness',
      }),
    ).toHaveTextContent('Start launch review');
  });
});
