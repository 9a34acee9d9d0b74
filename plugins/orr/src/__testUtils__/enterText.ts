import { act } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { tellTyped } from '../components/TypedText';

/** Enters a text at once; where single keys do not matter, since each draws the whole form anew. */
export async function enterText(
  field: HTMLElement,
  text: string,
): Promise<void> {
  await userEvent.click(field);
  await userEvent.paste(text);
  // What follows from it is right behind.
  act(tellTyped);
}
