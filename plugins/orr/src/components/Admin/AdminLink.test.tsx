import { ApiRef } from '@backstage/core-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { act, screen, waitFor } from '@testing-library/react';
import { AdminLink } from './AdminLink';

describe('AdminLink', () => {
  it.each([
    ['orr.entity.move', ['/admin']],
    ['orr.assignment.update', ['/admin']],
    ['orr.source.administer', ['/admin']],
    ['orr.entity.move.read', []],
  ])('leads whoever has %s to %j', async (granted, ways) => {
    const authorize = jest.fn(
      async ({ permission }: { permission: { name: string } }) => ({
        result:
          permission.name === granted
            ? AuthorizeResult.ALLOW
            : AuthorizeResult.DENY,
      }),
    );
    renderInTestApp(<AdminLink />, {
      apis: [[permissionApiRef as ApiRef<unknown>, { authorize }]],
    });
    await waitFor(() => expect(authorize).toHaveBeenCalledTimes(5));
    await act(() =>
      Promise.all(authorize.mock.results.map(({ value }) => value)),
    );
    const links = () =>
      screen
        .queryAllByRole('link', { name: 'Administration' })
        .map(link => link.getAttribute('href'));
    await waitFor(() => expect(links()).toEqual(ways));
  });
});
