import { useState } from 'react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { enterText } from '../../../__testUtils__/enterText';
import { MarkdownField } from './MarkdownField';

function Held() {
  const [value, setValue] = useState('');
  return <MarkdownField label="Guidance" value={value} onChange={setValue} />;
}

describe('MarkdownField', () => {
  it('shows how a text reads, by keys alone, and follows what is typed', async () => {
    const user = userEvent.setup();
    renderInTestApp(<Held />);
    const button = await screen.findByRole('button', {
      name: 'How it reads: Guidance',
    });
    expect(button).toHaveAttribute('aria-expanded', 'false');
    button.focus();
    await user.keyboard('{Enter}');
    const shown = within(
      screen.getByRole('group', { name: 'Guidance, as it reads' }),
    );
    expect(shown.getByText('Nothing is written yet.')).toBeVisible();
    await enterText(
      screen.getByRole('textbox', { name: 'Guidance' }),
      'Ask **first**',
    );
    expect(shown.getByText('first').tagName).toBe('STRONG');
    await user.click(
      screen.getByRole('button', { name: 'Hide how it reads: Guidance' }),
    );
    expect(
      screen.queryByRole('group', { name: 'Guidance, as it reads' }),
    ).not.toBeInTheDocument();
  });
});
