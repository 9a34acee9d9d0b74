import type { Entity } from '@backstage/catalog-model';
import { isRestricted } from './isRestricted';

function entityWith(annotations?: Record<string, string>): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'fraud-scoring', annotations },
  };
}

describe('isRestricted', () => {
  it.each<{ annotations?: Record<string, string>; holds: boolean }>([
    { annotations: { 'example.org/visibility': 'team' }, holds: true },
    { annotations: { 'example.org/visibility': 'Team' }, holds: true },
    { annotations: { 'example.org/visibility': 'everyone' }, holds: false },
    { annotations: { 'example.com/visibility': 'team' }, holds: false },
    { annotations: undefined, holds: false },
  ])('is $holds for $annotations', ({ annotations, holds }) => {
    expect(isRestricted.apply(entityWith(annotations), undefined)).toBe(holds);
  });

  it('asks the store for the same, in lower case as the catalog stores values', () => {
    expect(isRestricted.toQuery(undefined)).toEqual({
      key: 'metadata.annotations.example.org/visibility',
      values: ['team'],
    });
  });
});
