import { Theme } from '@material-ui/core/styles';

/** The height of what is pressed: compact under a mouse, large enough for a finger. @internal */
export function touchTarget(theme: Theme) {
  return {
    minHeight: 36,
    [theme.breakpoints.down('xs')]: { minHeight: 44 },
    '@media (pointer: coarse)': { minHeight: 44 },
  } as const;
}
