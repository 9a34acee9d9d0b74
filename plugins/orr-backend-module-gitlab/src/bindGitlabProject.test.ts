import { Entity } from '@backstage/catalog-model';
import { SourceBindResult } from 'backstage-plugin-orr-node';
import { hostsOf } from './__testUtils__/readingSource';
import { bindGitlabProject } from './bindGitlabProject';

// A server of its own, on a machine that may be busy.
jest.setTimeout(60_000);

const SLUG = 'gitlab.com/project-slug';
const ID = 'gitlab.com/project-id';
const INSTANCE = 'gitlab.com/instance';

const own = {
  host: 'gitlab.acme.example',
  apiBaseUrl: 'https://gitlab.acme.example/api/v4',
  token: 't',
};
const com = { host: 'gitlab.com', token: 't' };

function bind(
  annotations: Record<string, string> | undefined,
  gitlab: object[] = [com],
): SourceBindResult {
  const entity: Entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'payments', annotations },
  };
  return bindGitlabProject(entity, hostsOf(gitlab));
}

describe('bindGitlabProject', () => {
  it('is the same binding for all that name the same project', () => {
    expect(bind({ [SLUG]: 'Acme/Core/Pay' })).toEqual({
      status: 'bound',
      bindings: [
        {
          key: 'gitlab:gitlab.com/acme/core/pay',
          instance: 'gitlab.com',
          title: 'Acme/Core/Pay',
          selector: { project: 'Acme/Core/Pay' },
        },
      ],
    });
    expect(bind({ [SLUG]: 'acme/core/pay' })).toMatchObject({
      bindings: [{ key: 'gitlab:gitlab.com/acme/core/pay' }],
    });
  });

  it('takes the id where there is no path, and the path where there are both', () => {
    expect(bind({ [ID]: '4711' })).toMatchObject({
      bindings: [{ key: 'gitlab:gitlab.com/4711', title: '4711' }],
    });
    expect(bind({ [ID]: '4711', [SLUG]: 'acme/pay' })).toMatchObject({
      bindings: [{ key: 'gitlab:gitlab.com/acme/pay' }],
    });
  });

  it.each<Record<string, string> | undefined>([
    undefined,
    {},
    { 'github.com/project-slug': 'acme/pay' },
  ])('tells what it would need: %j', annotations => {
    expect(bind(annotations)).toEqual({
      status: 'unbound',
      wouldNeed: [{ annotation: SLUG, example: 'group/project' }],
    });
  });

  it.each([
    [{ [SLUG]: '' }, SLUG],
    [{ [ID]: ' ' }, ID],
    [{ [SLUG]: '', [ID]: '4711' }, SLUG],
    [{ [SLUG]: 'acme/pay', [ID]: '' }, ID],
  ])('is turned off by an empty annotation: %j', (annotations, annotation) => {
    expect(bind(annotations)).toEqual({ status: 'opted-out', annotation });
  });

  it.each([
    'pay',
    'acme/../pay',
    '../acme/pay',
    'acme/..',
    'acme/.',
    '%2e%2e/pay',
    'acme/pay%2f..',
    'acme/pay?x=',
    'acme/pay#x',
    'acme/pay ',
    'acme//pay',
    '/acme/pay',
    'acme/pay/',
    'acme\\pay',
    'acme/pay\n',
    'https://evil.example/acme/pay',
    '//evil.example/pay',
    'evil@acme/pay',
  ])('takes no other path than one of a project: %j', slug => {
    expect(bind({ [SLUG]: slug })).toEqual({
      status: 'invalid',
      annotation: SLUG,
      reason: `\`${SLUG}\` is not \`group/project\`: got ${slug}.`,
    });
  });

  it.each(['0', '-1', '1e3', '12/../13', '4711 ', '0x1', '٣'])(
    'takes no other id than one of a project: %j',
    id => {
      expect(bind({ [ID]: id })).toMatchObject({
        status: 'invalid',
        annotation: ID,
      });
    },
  );

  it('cuts what is long', () => {
    const reason = bind({ [SLUG]: 'x'.repeat(600) });
    expect(reason).toMatchObject({ status: 'invalid' });
    expect(JSON.stringify(reason).length).toBeLessThan(250);
    expect(bind({ [SLUG]: `acme/${'x'.repeat(600)}` })).toMatchObject({
      status: 'invalid',
    });
  });

  describe('the GitLab that the project is on', () => {
    const slug = { [SLUG]: 'acme/pay' };
    const on = (instance: string) => ({
      status: 'bound',
      bindings: [{ instance, key: `gitlab:${instance}/acme/pay` }],
    });
    const locatedAt = (url: string) => ({
      ...slug,
      'backstage.io/source-location': `url:${url}`,
    });

    it('is the only one there is a token for', () => {
      expect(bind(slug, [own])).toMatchObject(on('gitlab.acme.example'));
    });

    it('is gitlab.com among several', () => {
      expect(bind(slug, [own, com])).toMatchObject(on('gitlab.com'));
    });

    it('is the one that the annotation names', () => {
      expect(
        bind({ ...slug, [INSTANCE]: 'GitLab.acme.example' }, [own, com]),
      ).toMatchObject(on('gitlab.acme.example'));
    });

    it('is the one that the entity was read from', () => {
      const location = 'https://gitlab.acme.example/acme/pay/-/tree/main/';
      expect(bind(locatedAt(location), [own, com])).toMatchObject(
        on('gitlab.acme.example'),
      );
      expect(
        bind(
          { ...slug, 'backstage.io/managed-by-location': `url:${location}` },
          [own, com],
        ),
      ).toMatchObject(on('gitlab.acme.example'));
    });

    it('is none that the portal has no token for', () => {
      expect(
        bind(locatedAt('https://gitlab.com/acme/pay/-/tree/main/'), [own]),
      ).toEqual({
        status: 'invalid',
        annotation: SLUG,
        reason: `\`${SLUG}\` is of gitlab.com, which this portal has no token for.`,
      });
    });

    it('does not follow a location to a host that is no GitLab', () => {
      expect(
        bind(locatedAt('https://evil.example/acme/pay'), [own]),
      ).toMatchObject(on('gitlab.acme.example'));
      expect(bind(locatedAt('not an address'), [own])).toMatchObject(
        on('gitlab.acme.example'),
      );
    });

    it.each(['evil.example', 'https://gitlab.com', 'gitlab.com/..', 'a@b'])(
      'is no host that is not configured: %s',
      instance => {
        expect(bind({ ...slug, [INSTANCE]: instance }, [com])).toEqual({
          status: 'invalid',
          annotation: INSTANCE,
          reason: `\`${INSTANCE}\` is not the host of a GitLab that this portal has a token for: got ${instance}.`,
        });
      },
    );

    it('has to be named among several', () => {
      const other = {
        host: 'git.acme.example',
        apiBaseUrl: 'https://git.acme.example/api/v4',
        token: 't',
      };
      expect(bind(slug, [own, other])).toEqual({
        status: 'invalid',
        annotation: INSTANCE,
        reason: `\`${INSTANCE}\` has to say on which GitLab the project is: one of gitlab.acme.example, git.acme.example.`,
      });
    });
  });
});
