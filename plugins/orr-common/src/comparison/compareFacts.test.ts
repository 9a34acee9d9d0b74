import { KnownFact } from '../known/knownFact';
import { compareFacts } from './compareFacts';

const fact = (
  topic: KnownFact['topic'],
  value: string,
  title?: string,
): KnownFact => ({ topic, value, from: 'metadata', ...(title && { title }) });

const pairsOf = (before: KnownFact[], after: KnownFact[]) =>
  compareFacts(before, after).map(item => [
    item.topic,
    item.before?.value,
    item.after?.value,
  ]);

describe('compareFacts', () => {
  it.each<[string, KnownFact[], KnownFact[], unknown[]]>([
    [
      'the same in another order',
      [fact('tier', '1'), fact('runbook', 'a')],
      [fact('runbook', 'a'), fact('tier', '1')],
      [],
    ],
    [
      'a value that changed',
      [fact('tier', '1')],
      [fact('tier', '2')],
      [['tier', '1', '2']],
    ],
    [
      'what came and what went, in the order of topics',
      [fact('source', 'x')],
      [fact('tier', '2')],
      [
        ['tier', undefined, '2'],
        ['source', 'x', undefined],
      ],
    ],
    [
      'several of a topic, by what they are called',
      [fact('runbook', 'a', 'A'), fact('runbook', 'b', 'B')],
      [fact('runbook', 'b2', 'B'), fact('runbook', 'c', 'C')],
      [
        ['runbook', 'a', 'c'],
        ['runbook', 'b', 'b2'],
      ],
    ],
    [
      'one more of a topic',
      [fact('runbook', 'a', 'A')],
      [fact('runbook', 'a', 'A'), fact('runbook', 'b', 'B')],
      [['runbook', undefined, 'b']],
    ],
  ])('tells %s', (_, before, after, expected) => {
    expect(pairsOf(before, after)).toEqual(expected);
  });
});
