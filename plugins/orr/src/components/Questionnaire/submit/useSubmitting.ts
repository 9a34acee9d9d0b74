import useSessionStorage from 'react-use/esm/useSessionStorage';

/**
 * Whether a review is about to be submitted. It stays so when the page is built anew, as the portal does when a screen
 * is turned, and ends as soon as another question is opened.
 *
 * @internal
 */
export function useSubmitting(
  reviewId: string,
  openId: string | undefined,
): [boolean, (submitting: boolean) => void] {
  const [at, setAt] = useSessionStorage<string | null>(
    `orr.submitting.${reviewId}`,
    null,
  );
  return [
    openId !== undefined && at === openId,
    submitting => setAt(submitting ? openId ?? null : null),
  ];
}
