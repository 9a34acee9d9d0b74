import { ApiRef } from '@backstage/core-plugin-api';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { screen, waitFor } from '@testing-library/react';
import { ChecklistsLink } from './ChecklistsLink';
import { ChecklistVersionLinks } from './ChecklistVersionLinks';
import { rootRouteRef } from '../../routes';

describe('ChecklistVersionLinks', () => {
  const show = (decided?: number, only?: 'differences') =>
    renderInTestApp(
      <ChecklistVersionLinks
        checklistId="launch"
        checklistTitle="Launch"
        current={3}
        decided={decided}
        only={only}
      />,
      { mountedRoutes: { '/orr': rootRouteRef } },
    );
  const linked = async () =>
    (await screen.findAllByRole('link')).map(link => [
      link.getAttribute('aria-label'),
      link.getAttribute('href'),
    ]);

  it('leads to the version that was decided on, and to what changed since', async () => {
    show(2);
    expect(await linked()).toEqual([
      [
        'Read version 2, which was decided on: Launch',
        '/orr/checklists/launch?version=2',
      ],
      [
        'What changed since version 2: Launch',
        '/orr/checklists/launch/differences?from=2&to=3',
      ],
    ]);
  });

  it('leads to what changed alone where the versions are named beside it', async () => {
    show(2, 'differences');
    expect(await linked()).toEqual([
      [
        'What changed since version 2: Launch',
        '/orr/checklists/launch/differences?from=2&to=3',
      ],
    ]);
  });

  it.each([
    ['nothing was decided', undefined, 'Read version 3: Launch'],
    [
      'it is the current one',
      3,
      'Read version 3, which was decided on: Launch',
    ],
  ])('leads to one version where %s', async (_, decided, text) => {
    show(decided);
    expect(await linked()).toEqual([
      [text, '/orr/checklists/launch?version=3'],
    ]);
  });
});

describe('ChecklistsLink', () => {
  const show = (result: AuthorizeResult.ALLOW | AuthorizeResult.DENY) => {
    const authorize = jest.fn(async () => ({ result }));
    renderInTestApp(<ChecklistsLink to="checklists" />, {
      apis: [
        [permissionApiRef as ApiRef<unknown>, { authorize }],
        mockApis.identity({ userEntityRef: 'user:default/ada' }),
      ],
    });
    return authorize;
  };

  it('is there for whoever may read checklists', async () => {
    show(AuthorizeResult.ALLOW);
    expect(
      await screen.findByRole('link', { name: 'Checklists' }),
    ).toHaveAttribute('href', '/checklists');
  });

  it('is not there for everybody else', async () => {
    const authorize = show(AuthorizeResult.DENY);
    await waitFor(() =>
      expect(authorize).toHaveBeenCalledWith({
        permission: expect.objectContaining({ name: 'orr.checklist.read' }),
      }),
    );
    await authorize.mock.results[0].value;
    expect(screen.queryByRole('link')).toBeNull();
  });
});
