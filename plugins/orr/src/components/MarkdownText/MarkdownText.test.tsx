import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { MarkdownText } from './MarkdownText';

const show = (text: string) => renderInTestApp(<MarkdownText text={text} />);

describe('MarkdownText', () => {
  it('shows lists, emphasis and links', async () => {
    show('Look **here**:\n\n- one\n- [two](https://example.org/two)');
    expect((await screen.findByText('here')).tagName).toBe('STRONG');
    expect(screen.getAllByRole('listitem')).toHaveLength(2);
    expect(screen.getByRole('link', { name: /two/ })).toHaveAttribute(
      'href',
      'https://example.org/two',
    );
  });

  it('takes HTML for the letters that it is', async () => {
    show('Ask <your-team> <b>now</b> <img src="x" onerror="alert(1)">');
    expect(await screen.findByText(/<your-team> <b>now<\/b>/)).toBeVisible();
    expect(screen.queryByRole('img')).not.toBeInTheDocument();
    expect(document.querySelector('b')).toBeNull();
  });

  it('makes no link that runs anything', async () => {
    // eslint-disable-next-line no-script-url
    show('[click](javascript:alert(1)) me');
    expect(await screen.findByText(/me/)).toBeVisible();
    expect(document.body.innerHTML).not.toContain('alert(1)');
  });
});
