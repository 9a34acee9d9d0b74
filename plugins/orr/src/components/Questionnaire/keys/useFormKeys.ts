import { RefObject, useRef, useState } from 'react';
import { useKeysEnabled } from './useKeysEnabled';
import { useReviewKeys } from './useReviewKeys';
import { AskedQuestion } from '../askedSections';

/** The keys of a running review. @internal */
export interface FormKeys {
  /** Goes around what the keys act on. */
  form: RefObject<HTMLDivElement>;
  sheet: {
    open: boolean;
    enabled: boolean;
    onEnabled: (enabled: boolean) => void;
    onClose: () => void;
  };
  openSheet: () => void;
}

/** Lets the questions that show be walked and answered by keys. @internal */
export function useFormKeys(options: {
  /** The questions that show, in order. */
  shown: AskedQuestion[];
  openId: string | undefined;
  /** The questions are on screen. */
  answering: boolean;
  onStep: (questionId: string) => void;
  onNext: () => void;
  /** The filters are out of sight. */
  onFilterHidden: () => void;
}): FormKeys {
  const { shown, openId } = options;
  const form = useRef<HTMLDivElement>(null);
  const [enabled, setEnabled] = useKeysEnabled();
  const [sheet, setSheet] = useState(false);
  useReviewKeys(form, enabled && options.answering, {
    openId,
    onStep: by => {
      const at = shown.findIndex(({ question }) => question.id === openId);
      const to = shown[at + by];
      if (to) {
        options.onStep(to.question.id);
      }
    },
    onNext: options.onNext,
    onFilter: () => {
      const filters = form.current?.querySelector<HTMLElement>(
        '[data-question-filters] [aria-pressed="true"]',
      );
      if (filters) {
        filters.focus();
      } else {
        options.onFilterHidden();
      }
    },
    onSheet: () => setSheet(true),
  });
  return {
    form,
    sheet: {
      open: sheet,
      enabled,
      onEnabled: setEnabled,
      onClose: () => setSheet(false),
    },
    openSheet: () => setSheet(true),
  };
}
