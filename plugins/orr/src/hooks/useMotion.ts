import useMediaQuery from '@material-ui/core/useMediaQuery';

const SHOWN_MOVING_MS = 150;

/** How long something takes to come up or to go, in milliseconds; nothing moves for whoever asks for less motion. @internal */
export function useMotion(): number {
  const still = useMediaQuery('(prefers-reduced-motion: reduce)', {
    noSsr: true,
  });
  return still ? 0 : SHOWN_MOVING_MS;
}
