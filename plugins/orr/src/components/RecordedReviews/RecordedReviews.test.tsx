import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  OrrApi,
  RecordedReviewImport,
  RecordedReviewPreview,
} from 'backstage-plugin-orr-common';
import { createFakeOrrApi } from '../../__testUtils__/createFakeOrrApi';
import { responseError } from '../../__testUtils__/responseError';
import { orrApiRef } from '../../api';
import { PastReviewsPage } from './PastReviewsPage';
import { RecordedElsewhere } from './RecordedElsewhere';

const NADIA = 'user:default/nadia';
const taken: RecordedReviewImport = {
  id: '0b8f4dc8-2f2d-4ac1-9a86-6f9a83fe1f0a',
  fileName: 'past.csv',
  recordedBy: NADIA,
  recordedAt: '2026-03-02T09:00:00.000Z',
  reviews: 2,
};
const fine: RecordedReviewPreview = {
  rows: [
    {
      row: 2,
      entity: 'checkout',
      claim: {
        entityRef: 'component:default/checkout',
        reviewedOn: '2025-03-31',
        outcome: 'conditionalGo',
        url: 'https://wiki.example.org/checkout',
      },
    },
  ],
  problems: [],
};
const wrong: RecordedReviewPreview = {
  rows: [...fine.rows, { row: 3, entity: 'nobody' }],
  problems: [
    {
      severity: 'warning',
      row: 1,
      column: 'Room',
      message: 'Nobody knows this column, so it is left out',
    },
    {
      severity: 'error',
      row: 3,
      column: 'Entity',
      message: 'The catalog shows you no component:default/nobody',
    },
  ],
};
const ENTITY = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'checkout', namespace: 'default' },
};

function render(element: JSX.Element, methods: Partial<OrrApi>) {
  const orrApi = createFakeOrrApi({
    listRecordedReviewImports: async () => ({ items: [] }),
    ...methods,
  });
  renderInTestApp(element, {
    apis: [
      [orrApiRef, orrApi],
      [catalogApiRef, catalogApiMock({ entities: [] })],
      mockApis.identity({ userEntityRef: NADIA }),
    ],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
  });
  return orrApi;
}

async function paste(text: string) {
  const user = userEvent.setup();
  await user.click(
    await screen.findByRole('textbox', { name: 'The table as text' }),
  );
  await user.paste(text);
  await user.click(screen.getByRole('button', { name: 'Check the table' }));
  return user;
}

describe('PastReviewsPage', () => {
  it('shows what a pasted table says, brings it in and lists it', async () => {
    const imports = [{ items: [] }, { items: [taken] }];
    const orrApi = render(<PastReviewsPage />, {
      listRecordedReviewImports: async () => imports.shift()!,
      previewRecordedReviews: async () => fine,
      importRecordedReviews: async () => taken,
    });
    const user = await paste('Entity,Date,Outcome');
    expect(
      await screen.findByText('1 review, nothing is wrong.'),
    ).toBeVisible();
    const row = within(screen.getByRole('row', { name: /checkout/ }));
    expect(row.getByText('Conditional go')).toBeVisible();
    expect(
      row.getByRole('link', { name: 'https://wiki.example.org/checkout' }),
    ).toHaveAttribute('rel', 'noopener noreferrer');
    await user.click(screen.getByRole('button', { name: 'Bring in 1 review' }));
    expect(
      await screen.findByText(/^2 reviews are brought in\./),
    ).toBeVisible();
    expect(orrApi.importRecordedReviews).toHaveBeenCalledWith({
      body: { text: 'Entity,Date,Outcome', mutationId: expect.any(String) },
    });
    expect(await screen.findByRole('row', { name: /past\.csv/ })).toBeVisible();
  });

  it('checks a file at once, and shows first what is to be mended', async () => {
    const orrApi = render(<PastReviewsPage />, {
      previewRecordedReviews: async () => wrong,
    });
    const user = userEvent.setup();
    const file = new File(['x'], 'past.csv');
    // What a browser has, and the one of the tests has not.
    file.arrayBuffer = async () => Uint8Array.from(Buffer.from('x')).buffer;
    await user.upload(await screen.findByLabelText('File'), file);
    expect(
      await screen.findByText(/^1 thing is to be mended first\./),
    ).toBeVisible();
    expect(orrApi.previewRecordedReviews).toHaveBeenCalledWith({
      body: { text: 'x' },
    });
    expect(
      screen.getByText(
        'Row 1, Room: Nobody knows this column, so it is left out',
      ),
    ).toBeVisible();
    expect(screen.getByRole('row', { name: /no component/ })).toBeVisible();
    expect(screen.queryByRole('row', { name: /checkout/ })).toBeNull();
    expect(screen.queryByRole('button', { name: /^Bring in/ })).toBeNull();
    await user.click(
      screen.getByRole('checkbox', {
        name: 'Only rows with something to mend',
      }),
    );
    expect(screen.getByRole('row', { name: /checkout/ })).toBeVisible();
  });

  it('undoes a whole import once that is confirmed', async () => {
    const orrApi = render(<PastReviewsPage />, {
      listRecordedReviewImports: async () => ({ items: [taken] }),
      undoRecordedReviewImport: async () => taken,
    });
    const user = userEvent.setup();
    await user.click(
      await screen.findByRole('button', {
        name: 'Undo the import: past.csv',
      }),
    );
    const dialog = within(
      await screen.findByRole('dialog', { name: 'Undo the whole import?' }),
    );
    expect(dialog.getByText(/^2 reviews are told no more/)).toBeVisible();
    expect(orrApi.undoRecordedReviewImport).not.toHaveBeenCalled();
    await user.click(dialog.getByRole('button', { name: 'Undo the import' }));
    await waitFor(() =>
      expect(orrApi.listRecordedReviewImports).toHaveBeenCalledTimes(2),
    );
    expect(orrApi.undoRecordedReviewImport).toHaveBeenCalledWith({
      params: { importId: taken.id },
      body: { mutationId: expect.any(String) },
    });
  });

  it('says what was refused, and keeps the preview', async () => {
    const error = await responseError(409, 'Somebody was faster');
    render(<PastReviewsPage />, {
      previewRecordedReviews: async () => fine,
      importRecordedReviews: () => Promise.reject(error),
    });
    const user = await paste('x');
    await user.click(
      await screen.findByRole('button', { name: 'Bring in 1 review' }),
    );
    expect(await screen.findByText('Nothing was brought in')).toBeVisible();
    expect(screen.getByRole('row', { name: /checkout/ })).toBeVisible();
  });

  it('says that it is not for the viewer', async () => {
    const error = await responseError(403, 'You lack it');
    render(<PastReviewsPage />, {
      listRecordedReviewImports: () => Promise.reject(error),
    });
    expect(
      await screen.findByText('You may not bring in past reviews'),
    ).toBeVisible();
    expect(
      screen.getByText(/grants the permission orr\.review\.record/),
    ).toBeVisible();
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(
      screen.queryByRole('button', { name: 'Download a template' }),
    ).toBeNull();
  });
});

describe('RecordedElsewhere', () => {
  const recorded = {
    id: '8d3c1a52-4b6e-4f0a-9c2d-7e5f6a1b2c3d',
    reviewedOn: '2025-03-31',
    outcome: 'go',
    recordedBy: NADIA,
    recordedAt: '2026-03-02T09:00:00.000Z',
  } as const;

  it('tells what was held elsewhere as unverified, and what has run out', async () => {
    render(<RecordedElsewhere entity={ENTITY} />, {
      listEntityRecordedReviews: async () => ({
        today: '2026-03-02',
        items: [
          {
            ...recorded,
            validUntil: '2026-03-01',
            url: 'https://wiki.example.org/past',
          },
          { ...recorded, id: '2', outcome: 'noGo', validUntil: '2026-03-02' },
        ],
      }),
    });
    const list = within(
      await screen.findByRole('list', { name: 'Recorded elsewhere' }),
    );
    const [first, second] = list.getAllByRole('listitem');
    expect(first).toHaveTextContent(/^Go · .*Expired, was valid until/);
    expect(
      within(first).getByRole('link', { name: 'Open the review' }),
    ).toHaveAttribute('href', 'https://wiki.example.org/past');
    expect(second).toHaveTextContent(/^No-go · .*Valid until/);
    expect(screen.getByText(/nobody here has verified them/)).toBeVisible();
  });

  it('is not there where nothing was held elsewhere', async () => {
    const orrApi = render(<RecordedElsewhere entity={ENTITY} />, {
      listEntityRecordedReviews: async () => ({
        today: '2026-03-02',
        items: [],
      }),
    });
    await waitFor(() =>
      expect(orrApi.listEntityRecordedReviews).toHaveBeenCalled(),
    );
    expect(screen.queryByText('Recorded elsewhere')).toBeNull();
  });
});
