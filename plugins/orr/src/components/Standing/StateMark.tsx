import { ComponentType, ReactNode } from 'react';
import { makeStyles, Theme } from '@material-ui/core/styles';
import { SvgIconProps } from '@material-ui/core/SvgIcon';
import { Tone, toneColour } from './toneColour';

/** How each state of something looks. @internal */
export type StateLooks<State extends string> = Record<
  State,
  { Icon: ComponentType<SvgIconProps>; tone: Tone }
>;

const useStyles = makeStyles<Theme, { tone: Tone }>(theme => ({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    verticalAlign: 'middle',
    gap: theme.spacing(0.75),
    color: ({ tone }) => toneColour(theme, tone),
    whiteSpace: 'nowrap',
  },
  icon: { fontSize: '1.25em' },
}));

/** A state as icon, word and colour; the word is the content. @internal */
export function StateMark<State extends string>(props: {
  looks: StateLooks<State>;
  state: State;
  children: ReactNode;
}) {
  const { Icon, tone } = props.looks[props.state];
  const classes = useStyles({ tone });
  return (
    <span className={classes.root}>
      <Icon className={classes.icon} fontSize="inherit" aria-hidden />
      {props.children}
    </span>
  );
}
