import SvgIcon, { SvgIconProps } from '@material-ui/core/SvgIcon';

/** A check with something still to come. @internal */
export function CheckWithDotIcon(props: SvgIconProps) {
  return (
    <SvgIcon {...props}>
      <path d="M9 16.2 4.8 12l-1.9 1.9L9 20 20.6 8.4 18.7 6.5z" />
      <circle cx="19" cy="18" r="3" />
    </SvgIcon>
  );
}
