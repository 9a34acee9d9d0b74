import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { readOrrConfig } from './config';

const read = (data: JsonObject) =>
  readOrrConfig(mockServices.rootConfig({ data }));

describe('readOrrConfig', () => {
  it('has a default for everything, and lets nobody decide without permissions', () => {
    expect(read({})).toMatchObject({
      timeZone: 'UTC',
      tier: { label: 'tier' },
      checklists: { shipped: true, files: [], urls: [], offered: [] },
      dueSoonDays: 30,
      purgeAfterDays: 400,
      mayDecide: false,
      schedules: {
        catalogSweep: { frequency: { minutes: 10 } },
        readinessClock: { frequency: { minutes: 1 } },
        outbox: { frequency: { seconds: 5 } },
      },
    });
  });

  it('reads what is given', () => {
    expect(
      read({
        orr: {
          timeZone: 'Europe/Berlin',
          tier: { annotation: 'example.com/tier' },
          checklists: [
            { file: 'own.yaml' },
            { url: 'https://git.example.org/own.yaml' },
          ],
          shippedChecklists: false,
          dueSoonDays: 0,
          outbox: {
            schedule: { frequency: { seconds: 1 }, timeout: { seconds: 9 } },
          },
        },
      }),
    ).toMatchObject({
      timeZone: 'Europe/Berlin',
      tier: { label: undefined, annotation: 'example.com/tier' },
      checklists: {
        shipped: false,
        files: ['own.yaml'],
        urls: ['https://git.example.org/own.yaml'],
      },
      dueSoonDays: 0,
      schedules: { outbox: { frequency: { seconds: 1 } } },
    });
  });

  it.each([
    [{ permission: { enabled: true } }, true],
    [{ permission: { enabled: false } }, false],
    [{ orr: { allowDecisionsWithoutPermissions: true } }, true],
  ])('knows from %j whether deciding is allowed', (data, mayDecide) => {
    expect(read(data).mayDecide).toBe(mayDecide);
  });

  it.each([
    [{ timeZone: 'Berlin' }, 'orr.timeZone'],
    [{ dueSoonDays: -1 }, 'orr.dueSoonDays'],
    [{ dueSoonDays: 1.5 }, 'orr.dueSoonDays'],
    [{ dueSoonDays: 1e9 }, 'orr.dueSoonDays'],
    [{ gate: { overdueGraceDays: -1 } }, 'orr.gate.overdueGraceDays'],
    [{ figures: { targets: { fame: 1 } } }, 'orr.figures.targets.fame'],
    [
      { figures: { targets: { currency: 95 } } },
      'orr.figures.targets.currency',
    ],
    [
      { figures: { targets: { openHighs: -1 } } },
      'orr.figures.targets.openHighs',
    ],
    [{ acceptances: { tellOfHigh: ['commerce'] } }, 'tellOfHigh: commerce'],
    [
      { acceptances: { tellOfHigh: ['user:default/grace'] } },
      'orr.acceptances.tellOfHigh',
    ],
    [{ gate: { breakGlassHours: 0 } }, 'orr.gate.breakGlassHours'],
    [{ gate: { breakGlassHours: 169 } }, 'orr.gate.breakGlassHours'],
    [{ catalog: { purgeAfterDays: 0 } }, 'orr.catalog.purgeAfterDays'],
    [{ catalog: { purgeAfterDays: 4e3 } }, 'orr.catalog.purgeAfterDays'],
    [{ checklists: [{}] }, 'orr.checklists[0].file'],
    [{ checklists: [{ url: 'ftp://a.org/b' }] }, 'orr.checklists[0].url'],
    [
      { checklists: [{ url: 'https://a.org', file: 'b' }] },
      'orr.checklists[0]',
    ],
    [{ checklists: [{ file: 'b' }, { file: 'b' }] }, 'b is named twice'],
    [{ checklistWatch: { schedule: {} } }, 'frequency'],
    [{ catalogSweep: { schedule: { timeout: { minutes: 1 } } } }, 'frequency'],
  ])('names the key of %j', (orr, key) => {
    expect(() => read({ orr })).toThrow(key);
  });
});
