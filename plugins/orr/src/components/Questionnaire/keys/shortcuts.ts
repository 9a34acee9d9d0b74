/** The shortcut of the nth part of an answer's form, from zero; the first ten have one. @internal */
export function digitShortcut(index: number): string | undefined {
  return index < 10 ? String((index + 1) % 10) : undefined;
}

/** Presses, or goes to, the part of a question that carries a shortcut; false where there is none. @internal */
export function pressShortcut(question: Element, shortcut: string): boolean {
  const part = question.querySelector<HTMLElement>(
    `[aria-keyshortcuts="${shortcut}"]`,
  );
  if (!part) {
    return false;
  }
  part.focus();
  if (
    !part.matches('textarea, input:not([type="checkbox"]):not([type="radio"])')
  ) {
    part.click();
  }
  return true;
}
