import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { ContradictionItem, Lesson, OrrApi } from 'backstage-plugin-orr-common';
import { createFakeOrrApi } from '../../__testUtils__/createFakeOrrApi';
import {
  checklistReadiness,
  conditionalDecision,
  entityReadiness,
} from '../../__testUtils__/readinessFixtures';
import { refusal } from '../../__testUtils__/refusal';
import { orrApiRef } from '../../api';
import { ContradictionsPanel } from './ContradictionsPanel';
import { LessonForm } from './LessonForm';

const ENTITY = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'payments', namespace: 'default' },
};
const DECISION = conditionalDecision();

function contradiction(
  change: Partial<ContradictionItem> = {},
): ContradictionItem {
  return {
    id: 'contradiction-1',
    entityRef: 'component:default/payments',
    checklistId: 'launch',
    checklistTitle: 'Launch',
    reviewId: DECISION.reviewId,
    reviewKind: 'launch',
    decisionId: DECISION.id,
    decidedAt: '2026-03-01T10:00:00.000Z',
    decidedBy: 'user:default/ada',
    questionId: 'rollback',
    questionTitle: 'Can you roll back?',
    statement: { kind: 'practice', value: 'yes' },
    signal: {
      cause: 'factNotMet',
      causeKey: 'deployHealth.lastDeploymentSucceeded',
      at: '2026-03-04T10:00:00.000Z',
      title: 'Last deployment succeeded',
      source: 'Deploy health',
      type: 'boolean',
      value: false,
      condition: { isTrue: true },
      url: 'https://ci.example.org/42',
    },
    policy: 'lost',
    since: '2026-03-02T10:00:00.000Z',
    openedAt: '2026-03-04T10:00:00.000Z',
    dueOn: '2999-03-18',
    fixRange: { from: '2026-03-05', to: '2999-04-04' },
    may: { respond: true, look: false },
    ...change,
  };
}

async function show(methods: Partial<OrrApi>, element?: JSX.Element) {
  const onChanged = jest.fn();
  const api = createFakeOrrApi(methods);
  const readiness = entityReadiness({
    checklists: [checklistReadiness({ decisionId: DECISION.id })],
    decisions: [DECISION],
  });
  await renderInTestApp(
    <TestApiProvider apis={[[orrApiRef, api]]}>
      {element ?? (
        <ContradictionsPanel
          entity={ENTITY}
          readiness={readiness}
          onChanged={onChanged}
        />
      )}
      <p>Below</p>
    </TestApiProvider>,
    { mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef } },
  );
  return { api, onChanged };
}

const listing = (...items: ContradictionItem[]) => ({
  listEntityContradictions: async () => ({ items }),
});
const panel = async () =>
  within(await screen.findByRole('region', { name: 'Contradictions' }));

describe('ContradictionsPanel', () => {
  it('tells what was said, what the signal says, and until when a response is due', async () => {
    await show(listing(contradiction()));
    const shown = await panel();
    expect(
      shown.getByRole('link', { name: 'Open the answer: Can you roll back?' }),
    ).toHaveAttribute(
      'href',
      expect.stringContaining(`reviews/${DECISION.reviewId}?question=rollback`),
    );
    const item = shown.getByRole('listitem');
    expect(item).toHaveTextContent('Decided on');
    expect(item).toHaveTextContent(
      'Last deployment succeeded: no · Wanted: yes',
    );
    expect(item).toHaveTextContent('Deploy health, as of');
    expect(item).toHaveTextContent('Respond by');
    expect(item).toHaveTextContent(
      'Without a response the standing is lost after that day.',
    );
    expect(shown.getByRole('link', { name: /Look at it/ })).toHaveAttribute(
      'href',
      'https://ci.example.org/42',
    );
  });

  it.each<[string, Partial<OrrApi>]>([
    ['nothing contradicts', listing()],
    [
      'it may not be read',
      {
        listEntityContradictions: async () => {
          throw refusal(403, 'No');
        },
      },
    ],
  ])('shows nothing where %s', async (_, methods) => {
    const { api } = await show(methods);
    await waitFor(() =>
      expect(api.listEntityContradictions).toHaveBeenCalled(),
    );
    expect(screen.getByText('Below')).toBeInTheDocument();
    expect(
      screen.queryByRole('region', { name: 'Contradictions' }),
    ).not.toBeInTheDocument();
  });

  it('takes an explanation', async () => {
    const { api, onChanged } = await show({
      ...listing(contradiction()),
      respondToContradiction: async () => contradiction(),
    });
    const shown = await panel();
    await userEvent.click(
      shown.getByRole('button', { name: 'Explain… Can you roll back?' }),
    );
    const dialog = within(screen.getByRole('dialog'));
    await userEvent.click(dialog.getByRole('button', { name: 'Respond' }));
    expect(api.respondToContradiction).not.toHaveBeenCalled();
    await userEvent.type(
      dialog.getByRole('textbox', { name: /In your words/ }),
      'It is another region',
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Respond' }));
    await waitFor(() => expect(onChanged).toHaveBeenCalled());
    expect(api.respondToContradiction).toHaveBeenCalledWith({
      params: {
        kind: 'component',
        namespace: 'default',
        name: 'payments',
        contradictionId: 'contradiction-1',
      },
      body: {
        mutationId: expect.any(String),
        kind: 'explain',
        text: 'It is another region',
      },
    });
  });

  it('asks by when it is fixed', async () => {
    const { api } = await show({
      ...listing(contradiction()),
      respondToContradiction: async () => contradiction(),
    });
    const shown = await panel();
    await userEvent.click(
      shown.getByRole('button', { name: 'Fix it… Can you roll back?' }),
    );
    const dialog = within(screen.getByRole('dialog'));
    await userEvent.type(
      dialog.getByRole('textbox', { name: /In your words/ }),
      'It is rebuilt',
    );
    await userEvent.type(dialog.getByLabelText(/Fixed by/), '2999-03-30');
    await userEvent.click(dialog.getByRole('button', { name: 'Respond' }));
    await waitFor(() =>
      expect(api.respondToContradiction).toHaveBeenCalledWith(
        expect.objectContaining({
          body: expect.objectContaining({
            kind: 'fix',
            text: 'It is rebuilt',
            dueOn: '2999-03-30',
          }),
        }),
      ),
    );
  });

  it('lets a reviewer agree with an explanation, or refuse it with a reason', async () => {
    const explained = contradiction({
      dueOn: undefined,
      response: {
        kind: 'explain',
        text: 'It is another region',
        by: 'user:default/nadia',
        at: '2026-03-05T10:00:00.000Z',
      },
      may: { respond: false, look: true },
    });
    const { api } = await show({
      ...listing(explained),
      lookAtContradiction: async () => explained,
    });
    const shown = await panel();
    expect(shown.getByText('It is another region')).toBeInTheDocument();
    await userEvent.click(
      shown.getByRole('button', { name: 'Refuse… Can you roll back?' }),
    );
    const dialog = within(screen.getByRole('dialog'));
    await userEvent.type(
      dialog.getByRole('textbox', { name: /In your words/ }),
      'It counts',
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Refuse' }));
    await waitFor(() =>
      expect(api.lookAtContradiction).toHaveBeenCalledWith(
        expect.objectContaining({
          body: expect.objectContaining({
            outcome: 'refused',
            note: 'It counts',
          }),
        }),
      ),
    );
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    await userEvent.click(
      shown.getByRole('button', { name: 'Agree Can you roll back?' }),
    );
    await waitFor(() =>
      expect(api.lookAtContradiction).toHaveBeenLastCalledWith(
        expect.objectContaining({
          body: expect.objectContaining({ outcome: 'agreed' }),
        }),
      ),
    );
  });

  it('names no dependency that is not shown', async () => {
    await show(
      listing(
        contradiction({
          signal: {
            cause: 'dependencyNotReady',
            causeKey: '',
            at: '2026-03-04T10:00:00.000Z',
          },
        }),
      ),
    );
    expect(
      (await panel()).getByText(
        'It depends on something that is not ready and that you may not see.',
      ),
    ).toBeInTheDocument();
  });
});

describe('LessonForm', () => {
  const lesson: Lesson = {
    id: 'lesson-1',
    entityRef: 'component:default/payments',
    checklistId: 'launch',
    checklistTitle: 'Launch',
    reviewId: DECISION.reviewId,
    launchedAt: '2026-03-01T10:00:00.000Z',
    askedAt: '2026-04-01T10:00:00.000Z',
    state: 'asked',
    may: { tell: true },
  };
  const asked = (...items: Lesson[]) => ({
    listEntityLessons: jest
      .fn()
      .mockResolvedValueOnce({ items })
      .mockResolvedValue({ items: [] }),
  });
  const form = (
    <LessonForm
      entity={ENTITY}
      readiness={entityReadiness({
        decisions: [
          {
            ...DECISION,
            reviewKind: 'launch',
            decidedAt: new Date(Date.now() - 40 * 86_400_000).toISOString(),
          },
        ],
      })}
    />
  );

  it('asks what was missed, and thanks', async () => {
    const { api } = await show(
      {
        ...asked(lesson),
        tellLesson: async () => ({ ...lesson, state: 'told' }),
      },
      form,
    );
    const region = within(
      await screen.findByRole('region', {
        name: 'What did the launch review miss?',
      }),
    );
    await userEvent.click(region.getByRole('button', { name: 'Send' }));
    expect(
      region.getByText('Say what was missed, or that nothing was.'),
    ).toBeInTheDocument();
    await userEvent.type(
      region.getByRole('textbox', { name: /What happened/ }),
      'The night',
    );
    await userEvent.click(region.getByRole('button', { name: 'Send' }));
    expect(await screen.findByRole('status')).toHaveTextContent('Thank you');
    expect(api.tellLesson).toHaveBeenCalledWith(
      expect.objectContaining({
        body: { mutationId: expect.any(String), missed: 'The night' },
      }),
    );
  });

  it('may be dismissed', async () => {
    const { api } = await show(
      {
        ...asked(lesson),
        dismissLesson: async () => ({ ...lesson, state: 'dismissed' }),
      },
      form,
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Nothing was missed' }),
    );
    await waitFor(() => expect(api.dismissLesson).toHaveBeenCalled());
    await waitFor(() =>
      expect(
        screen.queryByRole('region', {
          name: 'What did the launch review miss?',
        }),
      ).not.toBeInTheDocument(),
    );
  });
});
