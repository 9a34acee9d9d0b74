import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { readPrometheusConfig } from './readPrometheusConfig';

const read = (prometheus: JsonObject) =>
  readPrometheusConfig(
    mockServices.rootConfig({ data: { orr: { prometheus } } }),
  );
const MAIN = { name: 'main', url: 'https://prometheus.example/base/' };
const readOne = (instance: JsonObject) =>
  read({ instances: [{ ...MAIN, ...instance }] }).instances[0];

describe('readPrometheusConfig', () => {
  it('needs nothing', () => {
    expect(readPrometheusConfig(mockServices.rootConfig())).toEqual({
      instances: [],
      entityLabels: ['service'],
      incidentSeverities: [],
      alertHistoryDays: 30,
    });
  });

  it('reads an instance', () => {
    expect(
      readOne({
        username: 'u',
        password: 'p',
        sloBudgetQuery: 'slo:left:ratio',
        alertmanager: {
          url: 'https://am.example',
          externalUrl: 'https://alerts.example/',
          token: 't',
        },
      }),
    ).toEqual({
      name: 'main',
      title: 'Prometheus main',
      url: 'https://prometheus.example/base',
      externalUrl: 'https://prometheus.example/base',
      authorization: 'Basic dTpw',
      sloBudgetQuery: 'slo:left:ratio{$selector}',
      alertmanager: {
        url: 'https://am.example',
        externalUrl: 'https://alerts.example',
        authorization: 'Bearer t',
      },
    });
    expect(readOne({ sloBudgetQuery: '1 - a{$selector}' }).sloBudgetQuery).toBe(
      '1 - a{$selector}',
    );
  });

  it('reads one label or several', () => {
    expect(read({ entityLabel: 'app' }).entityLabels).toEqual(['app']);
    expect(read({ entityLabel: ['service', 'env'] }).entityLabels).toEqual([
      'env',
      'service',
    ]);
  });

  it.each<[string, JsonObject]>([
    ['instances[0].name', { name: 'a b' }],
    ['instances[0].url', { url: 'ftp://prometheus.example' }],
    ['instances[0].url', { url: 'https://u:secret@prometheus.example' }],
    ['instances[0].externalUrl', { externalUrl: 'data:text/html,x' }],
    ['instances[0]', { username: 'u' }],
    ['instances[0]', { username: 'u', password: 'secret', token: 'secret' }],
    ['instances[0].sloBudgetQuery', { sloBudgetQuery: 'a{b="c"}' }],
    ['instances[0].alertmanager.url', { alertmanager: { url: 'am' } }],
  ])('refuses %s of %j', (place, instance) => {
    expect(() => readOne(instance)).toThrow(`orr.prometheus.${place}`);
    expect(() => readOne(instance)).not.toThrow('secret');
  });

  it.each<[string, JsonObject]>([
    ['entityLabel', { entityLabel: [] }],
    ['entityLabel', { entityLabel: 'a-b' }],
    ['entityLabel', { entityLabel: ['a', 'b', 'c', 'd'] }],
    ['alertHistoryDays', { alertHistoryDays: 0 }],
    ['alertHistoryDays', { alertHistoryDays: 1.5 }],
    ['instances: main is there twice', { instances: [MAIN, MAIN] }],
  ])('refuses %s of %j', (place, room) => {
    expect(() => read(room)).toThrow(`orr.prometheus.${place}`);
  });
});
