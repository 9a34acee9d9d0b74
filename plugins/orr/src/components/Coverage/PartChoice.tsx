import Checkbox from '@material-ui/core/Checkbox';
import FormControl from '@material-ui/core/FormControl';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormHelperText from '@material-ui/core/FormHelperText';
import FormLabel from '@material-ui/core/FormLabel';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { CoverablePart } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { StandingStatus } from '../Standing';

const useStyles = makeStyles(theme => ({
  root: { marginTop: theme.spacing(1), display: 'flex' },
  part: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0, 1),
    minHeight: 44,
    overflowWrap: 'anywhere',
  },
  why: { margin: 0 },
}));

interface PartChoiceProps {
  parts: CoverablePart[];
  chosen: string[];
  onToggle: (entityRef: string) => void;
}

const titleOf = ({ entity }: CoverablePart) => entity.title ?? entity.name;

function Part(props: PartChoiceProps & { part: CoverablePart }) {
  const { part, chosen, onToggle } = props;
  const { standing, refusal } = part;
  const { entityRef } = part.entity;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const whyId = `orr-part-${entityRef}`;
  return (
    <div className={classes.part}>
      <FormControlLabel
        control={
          <Checkbox
            color="primary"
            checked={chosen.includes(entityRef)}
            disabled={!!refusal}
            onChange={() => onToggle(entityRef)}
            inputProps={{ 'aria-describedby': refusal ? whyId : undefined }}
          />
        }
        label={titleOf(part)}
      />
      {standing && <StandingStatus standing={standing} />}
      {refusal && refusal !== 'doesNotApply' && (
        <FormHelperText id={whyId} className={classes.why}>
          {t(`coverage.refusal.${refusal}`)}
        </FormHelperText>
      )}
    </div>
  );
}

/** The parts of a system to choose from; of each that cannot be covered, why. @internal */
export function PartChoice(props: PartChoiceProps) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const isAsked = ({ refusal }: CoverablePart) => refusal !== 'doesNotApply';
  const others = props.parts.filter(part => !isAsked(part));
  return (
    <FormControl component="fieldset" className={classes.root}>
      <FormLabel component="legend">{t('coverage.parts')}</FormLabel>
      {props.parts.filter(isAsked).map(part => (
        <Part key={part.entity.entityRef} {...props} part={part} />
      ))}
      {others.length > 0 && (
        <Typography variant="body2" color="textSecondary">
          {t('coverage.notAsked', { names: others.map(titleOf).join(', ') })}
        </Typography>
      )}
    </FormControl>
  );
}
