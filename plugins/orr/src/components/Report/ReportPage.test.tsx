import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  catalogApiRef,
  entityPresentationApiRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { Route, Routes } from 'react-router-dom';
import { ReviewReport } from 'backstage-plugin-orr-common';
import { createFakeOrrApi } from '../../__testUtils__/createFakeOrrApi';
import { refusal } from '../../__testUtils__/refusal';
import { reviewDetail } from '../../__testUtils__/reviewFixtures';
import { orrApiRef } from '../../api';
import { saveFile } from '../../hooks/saveFile';
import { ReportPage } from './ReportPage';

jest.mock('../../hooks/saveFile');

const { review } = reviewDetail();
const ADA = 'user:default/ada';
const question = {
  questionId: 'rollback',
  title: 'Can you roll back?',
  sectionTitle: 'Operations',
};
const totals: ReviewReport['totals'] = {
  counts: {
    HIGH: 1,
    MEDIUM: 0,
    LOW: 0,
    NONE: 0,
    UNANSWERED: 1,
    NOT_APPLICABLE: 0,
  },
  rungs: { said: 0, linked: 0, lookedAt: 0, probed: 0, exercised: 0 },
  accepted: 1,
  answered: 1,
  total: 2,
  score: { satisfiedWeight: 0, applicableWeight: 8, percent: 0 },
};

const report: ReviewReport = {
  schemaVersion: 1,
  madeAt: '2026-03-02T11:00:00.000Z',
  timeZone: 'UTC',
  entity: {
    entityRef: 'component:default/payments',
    title: 'Payments',
    ownerRefs: ['group:default/payments-team'],
  },
  checklist: { id: 'launch', title: 'Launch', version: 3 },
  review,
  snapshot: {
    id: '0b0e0d6c-8c1b-4f5e-9d3a-1f2e3d4c5b6a',
    sequence: 1,
    contentHash: 'abc123',
    createdBy: ADA,
    createdAt: '2026-03-02T11:00:00.000Z',
  },
  totals,
  successes: [],
  risks: [
    {
      ...question,
      level: 'HIGH',
      gate: 'blocking',
      effect: 'none',
      improvements: [{ title: 'A button', text: 'Build a button' }],
      dispositions: [
        {
          id: 'd1',
          type: 'acceptance',
          state: 'approved',
          revision: 2,
          entityRef: 'component:default/payments',
          checklistId: 'launch',
          questionId: 'rollback',
          reviewId: review.id,
          level: 'HIGH',
          text: 'It is rebuilt',
          until: '2026-06-30',
          proposedBy: ADA,
          proposedAt: '2026-03-01T09:00:00.000Z',
          decidedBy: 'user:default/kim',
          decidedAt: '2026-03-01T10:00:00.000Z',
          postponements: [],
        },
      ],
    },
  ],
  open: [
    {
      ...question,
      questionId: 'alarms',
      title: 'Any alarms?',
      gate: 'conditional',
    },
  ],
  notApplicable: [],
  decisions: [],
  participants: [{ userRef: ADA, answers: 1, roles: ['driver', 'answerer'] }],
  sections: [
    {
      id: 'operations',
      title: 'Operations',
      totals,
      signOff: {
        sectionId: 'operations',
        by: ['group:default/security'],
        required: true,
        state: 'objected',
        signOffs: [
          {
            id: 's1',
            sectionId: 'operations',
            snapshotId: 's1',
            verdict: 'objected',
            note: 'An old key',
            forRef: 'group:default/security',
            signedBy: 'user:default/sara',
            signedAt: '2026-03-01T11:00:00.000Z',
            holds: true,
          },
        ],
      },
      answers: [
        {
          ...question,
          level: 'HIGH',
          choices: ['None of these'],
          answer: {
            questionId: 'rollback',
            revision: 1,
            statement: { kind: 'choices', choices: ['none'] },
            note: 'We | they never tried',
            evidence: [
              // eslint-disable-next-line no-script-url
              { url: 'javascript:alert(1)', title: 'Trap', date: '2026-02-01' },
            ],
            answeredBy: ADA,
            answeredAt: '2026-03-01T10:00:00.000Z',
          },
        },
      ],
    },
  ],
};

async function renderReport(getReviewReport = jest.fn(async () => report)) {
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [orrApiRef, createFakeOrrApi({ getReviewReport })],
        [catalogApiRef, catalogApiMock()],
        [
          entityPresentationApiRef,
          {
            forEntity: (ref: string) => {
              const primaryTitle = `Named ${ref.split('/')[1]}`;
              const snapshot = { primaryTitle, entityRef: ref };
              return { snapshot, promise: Promise.resolve(snapshot) };
            },
          },
        ],
      ]}
    >
      <Routes>
        <Route path="/reviews/:reviewId/report" element={<ReportPage />} />
      </Routes>
    </TestApiProvider>,
    {
      routeEntries: [`/reviews/${review.id}/report?snapshot=s1`],
    },
  );
  return { getReviewReport };
}

describe('ReportPage', () => {
  it('reads like a document: risks with what is done about them, then every answer', async () => {
    const { getReviewReport } = await renderReport();
    const document = within(
      await screen.findByRole('article', { name: 'The report' }),
    );
    expect(getReviewReport).toHaveBeenCalledWith(
      { params: { reviewId: review.id }, query: { snapshotId: 's1' } },
      expect.anything(),
    );
    expect(
      document.getByRole('heading', {
        name: 'Operational readiness: Payments',
      }),
    ).toBeInTheDocument();
    expect(
      document.getByText(
        '1 of 2 questions were answered. High risk: 1, Unanswered: 1.',
      ),
    ).toBeInTheDocument();
    const risk = document.getByRole('row', { name: /^High risk/ });
    expect(risk).toHaveTextContent('A button: Build a button');
    expect(risk).toHaveTextContent(
      'Acceptance, approved: It is rebuilt (Named kim, until June 30, 2026)',
    );
    expect(
      document.getByRole('row', { name: /^Operations Named security/ }),
    ).toHaveTextContent(
      /objected \(a go waits for it\)Objected by Named sara on March 1, 2026.*: An old key$/,
    );
    expect(document.getByText('Operations: Any alarms?')).toBeInTheDocument();
    expect(document.getByText('None of these')).toBeInTheDocument();
    expect(
      document.getByText('Note: We | they never tried'),
    ).toBeInTheDocument();
    expect(document.queryByRole('link', { name: 'Trap' })).toBeNull();
  });

  it('saves the same as Markdown and as JSON', async () => {
    await renderReport();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Save as JSON' }),
    );
    const name = 'readiness-component-default-payments-2026-03-02';
    expect(saveFile).toHaveBeenLastCalledWith(
      JSON.stringify(report, undefined, 2),
      { name: `${name}.json`, type: 'application/json' },
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Save as Markdown' }),
    );
    await waitFor(() =>
      expect(saveFile).toHaveBeenLastCalledWith(
        expect.stringContaining('# Operational readiness: Payments'),
        { name: `${name}.md`, type: 'text/markdown' },
      ),
    );
    const [text] = jest.mocked(saveFile).mock.lastCall!;
    expect(text).toContain('- None of these');
  });

  it('stands on paper alone and whole, however printing was asked for', async () => {
    const print = jest.fn();
    window.print = print;
    await renderReport();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Print or save as PDF' }),
    );
    expect(print).toHaveBeenCalledTimes(1);
    const paper = () => document.querySelector('[data-orr-paper]');
    expect(paper()).toBeNull();
    window.dispatchEvent(new Event('beforeprint'));
    expect(paper()?.parentElement).toBe(document.body);
    expect(paper()).toHaveTextContent('Can you roll back?');
    expect(document.body).toHaveAttribute('data-orr-printing');
    window.dispatchEvent(new Event('afterprint'));
    await waitFor(() => expect(paper()).toBeNull());
    expect(document.body).not.toHaveAttribute('data-orr-printing');
  });

  it('says that nothing was submitted yet, and lets one try again', async () => {
    const getReviewReport = jest
      .fn()
      .mockRejectedValueOnce(refusal(404, 'No snapshot of review'))
      .mockResolvedValue(report);
    await renderReport(getReviewReport);
    await userEvent.click(
      await screen.findByRole('button', { name: /again/i }),
    );
    expect(
      await screen.findByRole('article', { name: 'The report' }),
    ).toBeInTheDocument();
  });
});
