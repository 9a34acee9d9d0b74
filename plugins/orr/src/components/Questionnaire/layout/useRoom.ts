import { useTheme } from '@material-ui/core/styles';
import useMediaQuery from '@material-ui/core/useMediaQuery';

/** Which of the outer columns have room beside the questions; the others are drawers. @internal */
export function useRoom(): { navigation: boolean; context: boolean } {
  const { breakpoints } = useTheme();
  const options = { noSsr: true };
  const tight = useMediaQuery(breakpoints.down('md'), options);
  const narrow = useMediaQuery(breakpoints.down('sm'), options);
  return { navigation: !narrow, context: !tight };
}
