import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import { UnknownPage } from './UnknownPage';

it('says that nothing is at an address, and leads to the page above', async () => {
  renderInTestApp(
    <Routes>
      <Route
        path="orr/*"
        element={
          <Routes>
            <Route index element={<p>The list</p>} />
            <Route path="*" element={<UnknownPage />} />
          </Routes>
        }
      />
    </Routes>,
    { initialRouteEntries: ['/orr/brefing?owner=group:default/a'] },
  );
  expect(
    await screen.findByRole('heading', { name: 'Nothing is here' }),
  ).toBeInTheDocument();
  await userEvent.click(
    screen.getByRole('link', { name: 'To the page above this' }),
  );
  expect(await screen.findByText('The list')).toBeInTheDocument();
});
