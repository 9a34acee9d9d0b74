import { useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogContentText from '@material-ui/core/DialogContentText';
import DialogTitle from '@material-ui/core/DialogTitle';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Chooser } from 'backstage-plugin-orr-common';
import { useMotion } from '../../../hooks/useMotion';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { usePersonTitle } from '../../Questionnaire/together/usePersonTitle';
import { ConflictText, conflictText } from './conflictText';
import { OpenConflict } from './savingState';

type Side = 'mine' | 'theirs';

const useStyles = makeStyles(theme => ({
  one: {
    border: 0,
    borderTop: `1px solid ${theme.palette.divider}`,
    margin: 0,
    padding: theme.spacing(1.5, 0),
    minWidth: 0,
    overflowWrap: 'anywhere',
  },
  legend: { float: 'left', width: '100%', padding: 0 },
  // Beside the legend, which floats, there would be no room for them.
  options: { clear: 'both' },
  option: { alignItems: 'flex-start' },
  // In line with the radio, also where it takes several lines.
  value: {
    display: 'block',
    whiteSpace: 'pre-wrap',
    padding: theme.spacing(1.125, 0),
  },
  button: { minHeight: 44 },
}));

function Decision(props: {
  text: ConflictText;
  person: string;
  value: Side;
  onChange: (side: Side) => void;
}) {
  const { text, person, value, onChange } = props;
  const classes = useStyles();
  const id = useId();
  const { t } = useOrrTranslation();
  const sides = [
    { side: 'mine' as const, name: t('editor.conflict.mine') },
    { side: 'theirs' as const, name: person },
  ];
  return (
    <fieldset className={classes.one}>
      <Typography
        component="legend"
        variant="subtitle2"
        id={id}
        className={classes.legend}
      >
        {[text.about, text.field].filter(Boolean).join(': ')}
      </Typography>
      <RadioGroup
        className={classes.options}
        aria-labelledby={id}
        value={value}
        onChange={(_, side) => onChange(side as Side)}
      >
        {sides.map(({ side, name }) => (
          <FormControlLabel
            key={side}
            value={side}
            className={classes.option}
            control={<Radio color="primary" />}
            label={
              <Typography component="span" className={classes.value}>
                <strong>{name}:</strong> {text[side]}
              </Typography>
            }
          />
        ))}
      </RadioGroup>
    </fieldset>
  );
}

/** What two people changed in different ways, to be decided one by one; everything else of both is in already. @internal */
export function ConflictDialog(props: {
  conflict: OpenConflict;
  onDecide: (choose: Chooser) => void;
}) {
  const { conflict, onDecide } = props;
  const classes = useStyles();
  const id = useId();
  const motion = useMotion();
  const { t } = useOrrTranslation();
  const person = usePersonTitle(conflict.theirRef);
  const [chosen, setChosen] = useState<Record<string, Side>>({});
  const keyOf = (path: string[]) => path.join('/');
  return (
    <Dialog
      open
      fullWidth
      maxWidth="md"
      transitionDuration={motion}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
    >
      <DialogTitle id={`${id}-title`}>{t('editor.conflict.title')}</DialogTitle>
      <DialogContent>
        <DialogContentText id={`${id}-text`}>
          {t('editor.conflict.text', { person })}
        </DialogContentText>
        {conflict.conflicts.map(one => (
          <Decision
            key={keyOf(one.path)}
            text={conflictText(one, conflict.sides, t)}
            person={person}
            value={chosen[keyOf(one.path)] ?? 'mine'}
            onChange={side =>
              setChosen(current => ({ ...current, [keyOf(one.path)]: side }))
            }
          />
        ))}
      </DialogContent>
      <DialogActions>
        <Button
          className={classes.button}
          variant="contained"
          color="primary"
          onClick={() => onDecide(path => chosen[keyOf(path)] ?? 'mine')}
        >
          {t('editor.conflict.decide')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
