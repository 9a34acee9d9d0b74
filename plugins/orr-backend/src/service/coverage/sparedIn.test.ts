import { sparedIn } from './sparedIn';

const PAY = 'component:default/pay';
const CART = 'component:default/cart';
const spared = [{ entityRef: PAY, questionIds: ['alarms'] }];

describe('sparedIn', () => {
  it('is nothing in a copy that is older than that, or asked everything', () => {
    expect(sparedIn({}, PAY)).toEqual([]);
  });

  it('is what was not asked of the one entity, whatever it is called now', () => {
    expect(sparedIn({ spared }, PAY)).toEqual(['alarms']);
    expect(sparedIn({ spared }, CART)).toEqual(['alarms']);
  });

  it('is told of the part of a system that it is about', () => {
    const covered = [{ entityRef: PAY }, { entityRef: CART }];
    expect(sparedIn({ covered, spared }, PAY)).toEqual(['alarms']);
    expect(sparedIn({ covered, spared }, CART)).toEqual([]);
  });
});
