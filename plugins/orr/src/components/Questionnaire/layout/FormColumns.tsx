import { ReactNode } from 'react';
import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { SideDrawer } from './SideDrawer';
import { useColumnStyles } from './useColumnStyles';
import { useRoom } from './useRoom';

/** The outer columns. @internal */
export type SideColumn = 'navigation' | 'context';

/**
 * The room of a running review: its questions in the middle, the way through them at the left, what belongs to the open
 * one at the right. Where there is no room for an outer column, a button opens it as a drawer.
 *
 * @internal
 */
export function FormColumns(props: {
  navigation: ReactNode;
  context: ReactNode;
  /** The drawer that is open, where there is no room. */
  drawer: SideColumn | undefined;
  onDrawer: (drawer: SideColumn | undefined) => void;
  children: ReactNode;
}) {
  const { drawer, onDrawer } = props;
  const classes = useColumnStyles();
  const { t } = useOrrTranslation();
  const room = useRoom();
  const sides: SideColumn[] = ['navigation', 'context'];
  const drawers = sides.filter(side => !room[side]);
  const column = (side: SideColumn) =>
    room[side] && <Paper className={classes.side}>{props[side]}</Paper>;
  return (
    <>
      {drawers.length > 0 && (
        <div className={classes.bar}>
          {drawers.map(side => (
            <Button
              key={side}
              variant="outlined"
              aria-haspopup="dialog"
              aria-expanded={drawer === side}
              onClick={() => onDrawer(side)}
            >
              {t(`questionnaire.drawer.${side}`)}
            </Button>
          ))}
        </div>
      )}
      <div className={classes.columns}>
        {column('navigation')}
        <div className={classes.middle}>{props.children}</div>
        {column('context')}
      </div>
      {drawers.map(side => (
        <SideDrawer
          key={side}
          anchor={side === 'navigation' ? 'left' : 'right'}
          label={t(`questionnaire.drawer.${side}`)}
          open={drawer === side}
          onClose={() => onDrawer(undefined)}
        >
          {props[side]}
        </SideDrawer>
      ))}
    </>
  );
}
