import { ApiRef } from '@backstage/core-plugin-api';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  ChecklistDraftList,
  ChecklistProposal,
  CreatedChecklistDraft,
  OrrApi,
} from 'backstage-plugin-orr-common';
import { useLocation } from 'react-router-dom';
import { createFakeOrrApi } from '../../__testUtils__/createFakeOrrApi';
import { responseError } from '../../__testUtils__/responseError';
import { orrApiRef } from '../../api';
import { rootRouteRef } from '../../routes';
import { ProposalsPage } from './ProposalsPage';
import { ProposeButton } from './ProposeButton';

const QUESTION = { id: 'rollback', title: 'Can you roll back?' };
const SUBJECT = { checklistId: 'launch', checklistTitle: 'Launch' };

function proposal(changes: Partial<ChecklistProposal> = {}): ChecklistProposal {
  return {
    ...SUBJECT,
    id: '3c1f7d3e-7a30-4a51-8f4c-55f0a6f0b2d9',
    questionId: QUESTION.id,
    questionTitle: QUESTION.title,
    kind: 'change',
    text: 'Ask how long it takes.',
    state: 'open',
    proposedBy: 'user:default/ada',
    proposedAt: '2026-03-01T10:00:00.000Z',
    revision: 1,
    ...changes,
  };
}

function Address() {
  const { pathname, search } = useLocation();
  return (
    <output>
      {pathname}
      {search}
    </output>
  );
}

function show(
  element: JSX.Element,
  methods: Partial<OrrApi>,
  result: AuthorizeResult.ALLOW | AuthorizeResult.DENY = AuthorizeResult.ALLOW,
) {
  const api = createFakeOrrApi(methods);
  const page = (
    <>
      {element}
      <Address />
    </>
  );
  renderInTestApp(page, {
    apis: [
      [orrApiRef, api],
      [catalogApiRef, catalogApiMock({ entities: [] })],
      mockApis.identity({ userEntityRef: 'user:default/ada' }),
      [permissionApiRef as ApiRef<{}>, { authorize: async () => ({ result }) }],
    ],
    mountedRoutes: {
      '/catalog/:namespace/:kind/:name': entityRouteRef,
      '/orr': rootRouteRef,
    },
  });
  return api;
}

describe('ProposeButton', () => {
  const button = () =>
    screen.findByRole('button', {
      name: `Propose a change: ${QUESTION.title}`,
    });

  it('sends what is asked of the question, once it says something', async () => {
    const api = show(
      <ProposeButton subject={{ ...SUBJECT, question: QUESTION }} />,
      { proposeToChecklist: async () => proposal() },
    );
    await userEvent.click(await button());
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(
      dialog.getByRole('radio', { name: 'That this question is explained' }),
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Send' }));
    expect(dialog.getByText('Write a sentence or two')).toBeVisible();
    expect(api.proposeToChecklist).not.toHaveBeenCalled();
    await userEvent.type(
      dialog.getByRole('textbox', { name: /What is unclear/ }),
      'Which release?',
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Send' }));
    expect(await screen.findByText(/^Sent\./)).toBeVisible();
    expect(api.proposeToChecklist).toHaveBeenCalledWith({
      params: { checklistId: 'launch' },
      body: {
        mutationId: expect.any(String),
        kind: 'explanation',
        questionId: 'rollback',
        text: 'Which release?',
      },
    });
  });

  it('keeps what was written where it was not sent', async () => {
    show(<ProposeButton subject={SUBJECT} />, {
      proposeToChecklist: async () => {
        throw await responseError(503, 'Down');
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Propose a question' }),
    );
    const text = await screen.findByRole('textbox');
    await userEvent.type(text, 'Who may delete data?');
    await userEvent.click(screen.getByRole('button', { name: 'Send' }));
    expect(await screen.findByText('It was not sent')).toBeVisible();
    expect(text).toHaveValue('Who may delete data?');
  });

  it('is nothing for whoever may not', async () => {
    const api = show(
      <>
        <ProposeButton subject={SUBJECT} />
        <ProposalsPage />
      </>,
      {
        listChecklistProposals: async () => ({
          items: [],
          totalItems: 0,
          may: { curate: false, author: false },
        }),
      },
      AuthorizeResult.DENY,
    );
    expect(await screen.findByText(/Nothing waits for a reply/)).toBeVisible();
    expect(api.listChecklistProposals).toHaveBeenCalled();
    expect(screen.queryByRole('button', { name: /Propose/ })).toBeNull();
  });
});

describe('ProposalsPage', () => {
  it('lets curators reply, and says why where nothing changes', async () => {
    let items = [proposal()];
    const api = show(<ProposalsPage />, {
      listChecklistProposals: async () => ({
        items,
        totalItems: items.length,
        may: { curate: true, author: true },
      }),
      replyToProposal: async () => {
        items = [];
        return proposal({ state: 'declined', revision: 2 });
      },
    });
    const list = await screen.findByRole('list', { name: 'Proposals' });
    expect(list).toHaveTextContent('Change: Can you roll back?');
    expect(list).toHaveTextContent('Ask how long it takes.');
    await userEvent.click(
      within(list).getByRole('button', { name: /Reply to the proposal of/ }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(dialog.getByRole('radio', { name: /Declined/ }));
    await userEvent.click(dialog.getByRole('button', { name: 'Reply' }));
    expect(dialog.getByText('Say why')).toBeVisible();
    await userEvent.type(dialog.getByRole('textbox'), 'It is asked elsewhere.');
    await userEvent.click(dialog.getByRole('button', { name: 'Reply' }));
    expect(await screen.findByText(/Nothing waits for a reply/)).toBeVisible();
    expect(api.replyToProposal).toHaveBeenCalledWith({
      params: { proposalId: proposal().id },
      body: {
        mutationId: expect.any(String),
        revision: 1,
        state: 'declined',
        reply: 'It is asked elsewhere.',
      },
    });
  });

  it.each([
    ['begins a draft of the checklist where there is none', [], 'new'],
    [
      'opens the draft that goes on with the checklist',
      [{ checklistId: 'launch', id: 'begun', basedOn: 2 }],
      'begun',
    ],
  ])('%s', async (_, begun, draftId) => {
    const copy = { checklistId: 'launch', id: 'copy' };
    const api = show(<ProposalsPage />, {
      listChecklistProposals: async () => ({
        items: [proposal()],
        totalItems: 1,
        may: { curate: true, author: true },
      }),
      listChecklistDrafts: async () =>
        ({ items: [copy, ...begun] } as unknown as ChecklistDraftList),
      createChecklistDraft: async () =>
        ({ id: 'new' } as CreatedChecklistDraft),
    });
    await userEvent.click(
      await screen.findByRole('button', { name: /^Open in a draft of/ }),
    );
    expect(
      await screen.findByText(
        `/checklists/drafts/${draftId}?question=rollback&proposal=${
          proposal().id
        }`,
      ),
    ).toBeVisible();
    expect(jest.mocked(api.createChecklistDraft).mock.calls).toEqual(
      begun.length
        ? []
        : [[{ body: { from: { type: 'version', checklistId: 'launch' } } }]],
    );
  });

  it('says where a checklist is changed elsewhere', async () => {
    show(<ProposalsPage />, {
      listChecklistProposals: async () => ({
        items: [proposal()],
        totalItems: 1,
        may: { curate: true, author: true },
      }),
      listChecklistDrafts: async () =>
        ({ items: [] } as unknown as ChecklistDraftList),
      createChecklistDraft: async () => {
        throw await responseError(409, 'From a file');
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: /^Open in a draft of/ }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'This checklist comes from a file',
    );
  });

  it('shows others what they proposed, with the reply, page by page', async () => {
    const replied = proposal({
      state: 'answered',
      reply: 'Minutes are asked under recovery.',
      repliedBy: 'user:default/ines',
      repliedAt: '2026-03-02T10:00:00.000Z',
      revision: 2,
    });
    show(<ProposalsPage />, {
      listChecklistProposals: async ({ query }) =>
        query.cursor
          ? {
              items: [proposal({ id: 'older', text: 'An older one' })],
              totalItems: 2,
              may: { curate: false, author: false },
            }
          : {
              items: [replied],
              totalItems: 2,
              nextCursor: 'next',
              may: { curate: false, author: false },
            },
    });
    expect(
      await screen.findByText('Minutes are asked under recovery.'),
    ).toBeVisible();
    expect(screen.getByText(/^What you proposed for checklists/)).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Reply/ })).toBeNull();
    await userEvent.click(
      screen.getByRole('button', { name: 'Show older ones' }),
    );
    expect(await screen.findByText('An older one')).toBeVisible();
  });

  it('says what is denied, and what did not load', async () => {
    show(<ProposalsPage />, {
      listChecklistProposals: async () => {
        throw await responseError(403, 'No');
      },
    });
    expect(
      await screen.findByText('You may not read checklists'),
    ).toBeVisible();
  });
});
