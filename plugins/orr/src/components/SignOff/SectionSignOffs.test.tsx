import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ReviewState, SignOffSection } from 'backstage-plugin-orr-common';
import { FakeOrrApi } from '../../__testUtils__/FakeOrrApi';
import { refusal } from '../../__testUtils__/refusal';
import { renderReview } from '../../__testUtils__/renderReview';
import {
  OWNER,
  REVIEWER,
  reviewDetail,
} from '../../__testUtils__/reviewFixtures';

const SNAPSHOT_ID = '0b0e0d6c-8c1b-4f5e-9d3a-1f2e3d4c5b6a';
const AT = '2026-03-02T10:00:00.000Z';
const SARA = 'user:default/sara';

const section = (change: Partial<SignOffSection> = {}): SignOffSection => ({
  sectionId: 'release',
  by: ['group:default/security'],
  required: true,
  state: 'waiting',
  signOffs: [],
  ...change,
});

const said = (change: Partial<SignOffSection['signOffs'][number]> = {}) => ({
  id: 's1',
  sectionId: 'release',
  snapshotId: SNAPSHOT_ID,
  verdict: 'signed' as const,
  forRef: 'group:default/security',
  signedBy: SARA,
  signedAt: AT,
  holds: true,
  ...change,
});

async function show(
  signOffs: SignOffSection[],
  options: {
    may?: string[];
    state?: ReviewState;
    path?: string;
    decide?: boolean;
  } = {},
) {
  const { may = [], state = 'submitted', path, decide = false } = options;
  const api = new FakeOrrApi({
    review: reviewDetail({
      review: { ...reviewDetail().review, state, revision: 2 },
      may: { update: state === 'changesRequested', decide },
      snapshot: {
        id: SNAPSHOT_ID,
        kind: 'submission',
        sequence: 1,
        contentHash: 'hash',
        createdBy: OWNER,
        createdAt: AT,
        ownerRefs: [],
        answers: [],
      },
    }),
  });
  api.userRef = REVIEWER;
  api.scrutiny = {
    ...api.scrutiny,
    signOffs,
    may: { ...api.scrutiny.may, signOffSectionIds: may },
  };
  await renderReview(api, { userRef: REVIEWER, path });
  return api;
}

const part = async () =>
  within(await screen.findByRole('region', { name: 'Sign-offs' }));

const OPEN = 'Sign off this section: Release…';

async function openDialog() {
  await userEvent.click((await part()).getByRole('button', { name: OPEN }));
  return within(
    await screen.findByRole('dialog', { name: 'Sign off: Release' }),
  );
}

describe('the sign-offs of a review', () => {
  beforeEach(() => localStorage.clear());

  it.each<[string, Partial<SignOffSection>, RegExp[]]>([
    [
      'nobody has said anything',
      {},
      [/^Sign-off by security: waiting A go waits for it\.$/],
    ],
    [
      'nobody need sign',
      { required: false },
      [/^Sign-off by security: waiting$/],
    ],
    [
      'it is signed',
      { state: 'signed', signOffs: [said()] },
      [/^Sign-off by security: signed$/, /^Signed by sara .+ ago$/],
    ],
    [
      'somebody objects',
      {
        state: 'objected',
        signOffs: [said({ verdict: 'objected', note: 'An old key' })],
      },
      [/security: objected/, /^Objected by sara .*: An old key$/],
    ],
    [
      'it has changed since',
      { state: 'outdated', signOffs: [said({ holds: false })] },
      [
        /security: given on an earlier submission/,
        /^Signed by sara .*, given on an earlier submission$/,
      ],
    ],
  ])('say where %s', async (_, change, lines) => {
    await show([section(change)]);
    const item = (await part()).getByRole('listitem');
    const texts = [...item.querySelectorAll('p')].map(
      ({ textContent }) => textContent,
    );
    expect(texts).toEqual(lines.map(line => expect.stringMatching(line)));
    expect(within(item).queryByRole('button')).toBeNull();
  });

  it('are absent where the checklist names nobody', async () => {
    await show([]);
    await screen.findByRole('region', { name: 'Who sees to the decision' });
    expect(screen.queryByRole('region', { name: 'Sign-offs' })).toBeNull();
  });

  it('are still shown once the review is decided', async () => {
    await show([section({ state: 'signed', signOffs: [said()] })], {
      state: 'decided',
    });
    expect((await part()).getByText(/Signed by/)).toBeInTheDocument();
  });

  it('tell the owners of an objection while they change their answers', async () => {
    await show(
      [
        section({
          state: 'objected',
          signOffs: [said({ verdict: 'objected', note: 'An old key' })],
        }),
      ],
      { state: 'changesRequested' },
    );
    expect(
      await screen.findByText(/Release is not signed off, says/),
    ).toBeInTheDocument();
    expect(screen.getByText(/: An old key/)).toBeInTheDocument();
  });

  it('are given by whoever may', async () => {
    const api = await show([section(), section({ sectionId: 'operations' })], {
      may: ['release'],
    });
    expect((await part()).getAllByRole('button')).toHaveLength(1);
    const dialog = await openDialog();
    await userEvent.click(dialog.getByRole('button', { name: 'Sign off' }));

    expect(await screen.findByText(/^Signed by/)).toBeInTheDocument();
    expect(
      (await part()).getByText('You have signed off: Release'),
    ).toBeInTheDocument();
    expect(api.callsOf('signOffSection')).toMatchObject([
      {
        body: {
          sectionId: 'release',
          snapshotId: SNAPSHOT_ID,
          verdict: 'signed',
        },
      },
    ]);
  });

  it('take a note to object, and keep it where that fails', async () => {
    const api = await show([section()], { may: ['release'] });
    const dialog = await openDialog();
    await userEvent.click(dialog.getByRole('radio', { name: 'I object' }));
    await userEvent.click(dialog.getByRole('button', { name: 'Object' }));
    expect(
      dialog.getByText('Write what stands in the way.'),
    ).toBeInTheDocument();
    expect(api.callsOf('signOffSection')).toEqual([]);

    api.fail('signOffSection', refusal(409, 'snapshotId: is not the latest'));
    const note = dialog.getByRole('textbox', { name: /Note/ });
    await userEvent.type(note, 'An old key');
    await userEvent.click(dialog.getByRole('button', { name: 'Object' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'This was not saved',
    );
    expect(note).toHaveValue('An old key');

    await userEvent.click(dialog.getByRole('button', { name: 'Object' }));
    expect(await screen.findByText(/: An old key$/)).toBeInTheDocument();
    expect(api.callsOf('signOffSection')).toMatchObject([
      {},
      { body: { verdict: 'objected', note: 'An old key' } },
    ]);
  });

  it.each<[string, Partial<SignOffSection>, boolean]>([
    ['waits for one that is required', {}, true],
    [
      'does not wait for one that is there',
      { state: 'signed', signOffs: [said()] },
      false,
    ],
    ['does not wait for one that is not required', { required: false }, false],
  ])('a go %s', async (_, change, waits) => {
    await show([section(change)], { path: '/decision', decide: true });
    await part();
    await screen.findByRole('radio', { name: 'Go' });
    const text = screen.queryAllByText(
      /A go waits for the sign-off of Release\./,
    );
    expect(text).toHaveLength(waits ? 1 : 0);
  });
});
