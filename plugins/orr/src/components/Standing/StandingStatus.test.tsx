import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { STANDINGS } from 'backstage-plugin-orr-common';
import { StandingStatus } from './StandingStatus';

describe('StandingStatus', () => {
  it('says every standing with a word and an icon of its own', async () => {
    const { container } = renderInTestApp(
      <>
        {STANDINGS.map(standing => (
          <StandingStatus key={standing} standing={standing} />
        ))}
      </>,
    );

    for (const word of [
      'Not ready',
      'Never reviewed',
      'Overdue',
      'Ready with conditions',
      'Ready',
      'Not required',
    ]) {
      expect(await screen.findByText(word)).toBeInTheDocument();
    }
    const icons = [...container.querySelectorAll('svg')].map(
      icon => icon.innerHTML,
    );
    expect(new Set(icons).size).toBe(STANDINGS.length);
  });
});
