import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { LevelMark } from './LevelMark';
import { questionMarkOf } from './questionMarkOf';

describe('LevelMark', () => {
  it('has its words for those who do not see the mark', async () => {
    renderInTestApp(<LevelMark mark="HIGH" />);

    expect(
      await screen.findByRole('img', { name: 'High risk' }),
    ).toHaveTextContent('■');
  });

  it('says how many questions stand so', async () => {
    renderInTestApp(<LevelMark mark="MEDIUM" count={2} />);

    expect(
      await screen.findByRole('img', { name: 'Medium risk: 2' }),
    ).toHaveTextContent('▲2');
  });

  it('writes its words out where there is room', async () => {
    renderInTestApp(<LevelMark mark="accepted" words />);

    expect(await screen.findByText('Risk accepted')).toBeVisible();
  });

  it('names the risk that is accepted, and until when', async () => {
    renderInTestApp(
      <>
        <LevelMark
          mark="accepted"
          words
          accepted={{ level: 'HIGH', until: '2026-06-30' }}
        />
        <LevelMark mark="accepted" accepted={{ level: 'MEDIUM' }} />
      </>,
    );

    expect(
      await screen.findByText('High risk, accepted until June 30, 2026'),
    ).toBeVisible();
    expect(
      screen.getByRole('img', { name: 'Medium risk, accepted' }),
    ).toHaveTextContent('◇');
  });
});

describe('questionMarkOf', () => {
  it('tells an answer that waits for whoever decides from none', () => {
    expect(
      questionMarkOf(
        { level: 'UNANSWERED', accepted: false, needsConfirmation: true },
        {
          kind: 'coveredElsewhere',
          url: 'https://example.com',
          date: '2026-03-01',
        },
      ),
    ).toBe('toBeConfirmed');
  });

  it.each([
    ['the level', { level: 'HIGH', accepted: false }, undefined, 'HIGH'],
    [
      'an acceptance before its level',
      { level: 'HIGH', accepted: true },
      undefined,
      'accepted',
    ],
    [
      'that somebody looks into it',
      { level: 'UNANSWERED', accepted: false },
      { kind: 'toBeResearched', assigneeRef: 'user:default/ada' },
      'toBeResearched',
    ],
    [
      'that the answer only informs',
      { level: undefined, accepted: false },
      { kind: 'text', value: 'x' },
      'informs',
    ],
  ] as const)('shows %s', (_, judgement, statement, mark) => {
    expect(questionMarkOf(judgement, statement)).toBe(mark);
  });
});
