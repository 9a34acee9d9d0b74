import { isAbsolute, relative } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { readChecklistFiles } from './readChecklistFiles';
import { readChecklistOptions } from './readChecklistOptions';

function checklist(id: string): string {
  return `schemaVersion: 1
id: ${id}
title: Title of ${id}
description: A checklist of one question.
owner: group:default/shops
state: published
kinds: [launch]
appliesTo: { kind: Component }
sections:
  - id: basics
    title: Basics
    questions:
      - id: paper
        title: Is there spare paper?
        guidance: Look into the drawer.
        why: { text: Tills stop without it. }
        good: Two rolls.
        area: Supplies
        stakeholder: Shop
        origin: incident
        risk: medium
        effort: low
        phase: launch
        profiles: [launch]
        answer: { type: practice }
`;
}

describe('readChecklistFiles', () => {
  const folder = createMockDirectory();

  beforeEach(() => {
    folder.setContent({
      'one.yaml': checklist('one'),
      'two.yaml': checklist('two'),
      'one-again.yaml': checklist('one'),
      'broken.yaml': 'id: [',
      'untitled.yaml': checklist('untitled').replace(/title: Title.*\n/, ''),
      'large.yaml': `${checklist('large')}#${'x'.repeat(500_000)}`,
      'latin.yaml': Buffer.concat([
        Buffer.from(checklist('latin')),
        Buffer.from([0x23, 0xe9]),
      ]),
      folder: {},
    });
  });

  afterEach(() => jest.restoreAllMocks());

  async function messageOf(files: string[]): Promise<string> {
    const error = await readChecklistFiles({ shipped: false, files }).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({ name: 'InputError' });
    return (error as Error).message;
  }

  it('reads the shipped checklists first, then the organisation’s own', async () => {
    const documents = await readChecklistFiles({
      shipped: true,
      files: [folder.resolve('two.yaml')],
    });

    expect(documents.map(({ id }) => id)).toEqual([
      'service-launch-readiness',
      'two',
    ]);
  });

  it('leaves the shipped checklists out on request', async () => {
    await expect(
      readChecklistFiles({ shipped: false, files: [] }),
    ).resolves.toEqual([]);
  });

  it('reads a path relative to the working directory', async () => {
    const example = relative(
      process.cwd(),
      resolvePackagePath(
        'backstage-plugin-orr-backend',
        '../../examples/checklists/data-store-readiness.yaml',
      ),
    );
    expect(isAbsolute(example)).toBe(false);

    const documents = await readChecklistFiles({
      shipped: false,
      files: [example],
    });

    expect(documents.map(({ id }) => id)).toEqual(['data-store-readiness']);
  });

  it('names both files that have the same id', async () => {
    const files = [
      folder.resolve('one.yaml'),
      folder.resolve('two.yaml'),
      folder.resolve('one-again.yaml'),
    ];

    expect(await messageOf(files)).toBe(
      `Two checklist files have the id "one": ${files[0]} and ${files[2]}`,
    );
  });

  it('reports the problems of all files together', async () => {
    const message = await messageOf([
      folder.resolve('broken.yaml'),
      folder.resolve('untitled.yaml'),
    ]);

    expect(message).toContain(
      `Checklist file ${folder.resolve('broken.yaml')} has `,
    );
    expect(message).toContain(
      `${folder.resolve('untitled.yaml')}:1:1  title  is missing`,
    );
  });

  it.each([
    ['missing.yaml', 'there is no such file'],
    ['folder', 'it is a folder; name each file'],
    ['large.yaml', 'it is larger than 500 kB'],
    ['latin.yaml', 'it is not UTF-8 text'],
  ])('says why %s cannot be read', async (name, reason) => {
    const file = folder.resolve(name);

    expect(await messageOf([file])).toBe(
      `Checklist file ${file} cannot be read from ${file}: ${reason}`,
    );
  });
});

describe('readChecklistOptions', () => {
  it.each([
    [{}, { shipped: true, files: [], urls: [], offered: [] }],
    [
      { orr: { shippedChecklists: false } },
      { shipped: false, files: [], urls: [], offered: [] },
    ],
    [
      { orr: { checklists: [{ file: 'a.yaml' }, { file: '/b.yaml' }] } },
      { shipped: true, files: ['a.yaml', '/b.yaml'], urls: [], offered: [] },
    ],
    [
      {
        orr: {
          checklists: [
            { file: 'a.yaml', publish: 'draft' },
            { url: 'https://git.example.org/b.yaml', publish: 'draft' },
            { file: 'c.yaml', publish: 'published' },
          ],
        },
      },
      {
        shipped: true,
        files: ['a.yaml', 'c.yaml'],
        urls: ['https://git.example.org/b.yaml'],
        offered: ['a.yaml', 'https://git.example.org/b.yaml'],
      },
    ],
  ])('reads %j', (config, expected) => {
    expect(readChecklistOptions(new ConfigReader(config))).toEqual(expected);
  });

  it('refuses another way to publish', () => {
    const config = new ConfigReader({
      orr: { checklists: [{ file: 'a.yaml', publish: 'pilot' }] },
    });

    expect(() => readChecklistOptions(config)).toThrow(
      'orr.checklists[0].publish: must be published or draft',
    );
  });

  it('refuses an entry without a file', () => {
    const config = new ConfigReader({
      orr: { checklists: [{ path: 'a.yaml' }] },
    });

    expect(() => readChecklistOptions(config)).toThrow(
      'orr.checklists[0].file',
    );
  });
});
