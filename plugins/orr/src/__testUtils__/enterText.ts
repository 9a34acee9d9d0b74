import userEvent from '@testing-library/user-event';

/** Enters a text at once; where single keys do not matter, since each draws the whole form anew. */
export async function enterText(
  field: HTMLElement,
  text: string,
): Promise<void> {
  await userEvent.click(field);
  await userEvent.paste(text);
}
