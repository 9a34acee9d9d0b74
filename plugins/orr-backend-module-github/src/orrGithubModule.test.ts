import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  IssueTracker,
  orrTrackersExtensionPoint,
} from 'backstage-plugin-orr-node';
import orrGithubModule from '.';

describe('orrGithubModule', () => {
  it('adds what the integrations of the portal have', async () => {
    const added: IssueTracker[] = [];
    await startTestBackend({
      features: [
        orrGithubModule,
        mockServices.rootConfig.factory({
          data: {
            integrations: { github: [{ host: 'github.com', token: 't' }] },
          },
        }),
      ],
      extensionPoints: [
        [
          orrTrackersExtensionPoint,
          { addTracker: (tracker: IssueTracker) => added.push(tracker) },
        ],
      ],
    });
    expect(added.map(({ id }) => id)).toEqual(['github:github.com']);
  });
});
