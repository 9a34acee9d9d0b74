import { ChangeEvent, KeyboardEvent, useState } from 'react';
import { tellTyped, whileTyping } from './ChangeListeners';

/**
 * Lets a text field show a letter at once, while the form around it, which is much more work, follows right after. What
 * is typed is in the form's store at once, all the same.
 *
 * @internal
 */
export function useTypedText(options: {
  value: string;
  onText: (text: string) => void;
  onBlur?: () => void;
}) {
  const { value, onText, onBlur } = options;
  const [typed, setTyped] = useState<string>();
  const [known, setKnown] = useState(value);
  const isNews = known !== value;
  if (isNews) {
    // The form says what the text is, be it what was typed or something else.
    setKnown(value);
    setTyped(undefined);
  }
  return {
    value: isNews ? value : typed ?? value,
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      const text = event.target.value;
      setTyped(text);
      whileTyping(() => onText(text));
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        event.key.length > 1
      ) {
        // It may be about what was typed, such as undoing it.
        tellTyped();
      }
    },
    onBlur: () => {
      tellTyped();
      onBlur?.();
    },
  };
}
