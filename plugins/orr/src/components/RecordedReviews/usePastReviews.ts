import { useRef, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import {
  ImportRecordedReviewsBody,
  RecordedReviewImport,
  RecordedReviewPreview,
} from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useNamedWrite } from '../../hooks/useNamedWrite';

/** A table that somebody has chosen or pasted. @internal */
export interface PastTable {
  text: string;
  fileName?: string;
}

/** How far a table is on its way in. @internal */
export type PastReviewsStep =
  | { status: 'idle' }
  | { status: 'checking' }
  | { status: 'failed'; error: unknown }
  | { status: 'checked'; table: PastTable; preview: RecordedReviewPreview }
  | { status: 'done'; taken: RecordedReviewImport };

/** Checks a table of past reviews, and brings it in. @internal */
export function usePastReviews(onDone: () => void) {
  const api = useApi(orrApiRef);
  const [step, setStep] = useState<PastReviewsStep>({ status: 'idle' });
  const asked = useRef(0);
  const check = async (table: PastTable) => {
    asked.current += 1;
    const number = asked.current;
    setStep({ status: 'checking' });
    let next: PastReviewsStep;
    try {
      const preview = await api.previewRecordedReviews({
        body: { text: table.text },
      });
      next = { status: 'checked', table, preview };
    } catch (error) {
      next = { status: 'failed', error };
    }
    // Another table may have been chosen meanwhile.
    if (number === asked.current) {
      setStep(next);
    }
  };
  const write = useNamedWrite<
    Omit<ImportRecordedReviewsBody, 'mutationId'>,
    RecordedReviewImport
  >(
    body => api.importRecordedReviews({ body }),
    taken => {
      setStep({ status: 'done', taken });
      onDone();
    },
  );
  return { step, check, bringIn: write };
}

/** @internal */
export type PastReviews = ReturnType<typeof usePastReviews>;
