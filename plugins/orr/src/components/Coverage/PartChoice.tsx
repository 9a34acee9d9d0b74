import Checkbox from '@material-ui/core/Checkbox';
import FormControl from '@material-ui/core/FormControl';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormHelperText from '@material-ui/core/FormHelperText';
import FormLabel from '@material-ui/core/FormLabel';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { CoverablePart } from 'backstage-plugin-orr-common';
import { orrTranslationRef } from '../../translation';
import { StandingStatus } from '../Standing';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', marginTop: theme.spacing(2) },
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

const nameOf = ({ entity }: CoverablePart) => entity.title ?? entity.name;

/** The parts of a system to choose from; of each that is asked and cannot be covered, why. @internal */
export function PartChoice(props: {
  parts: CoverablePart[];
  chosen: string[];
  onToggle: (entityRef: string) => void;
}) {
  const { parts, chosen, onToggle } = props;
  const classes = useStyles();
  const { t } = useTranslationRef(orrTranslationRef);
  const asked = parts.filter(({ refusal }) => refusal !== 'doesNotApply');
  const others = parts.filter(part => !asked.includes(part));
  return (
    <FormControl component="fieldset" className={classes.root}>
      <FormLabel component="legend">{t('coverage.parts')}</FormLabel>
      {asked.map(part => {
        const { entity, standing, refusal } = part;
        const { entityRef } = entity;
        const whyId = `orr-part-${entityRef}`;
        return (
          <div key={entityRef} className={classes.part}>
            <FormControlLabel
              control={
                <Checkbox
                  color="primary"
                  checked={chosen.includes(entityRef)}
                  disabled={!!refusal}
                  onChange={() => onToggle(entityRef)}
                  inputProps={{
                    'aria-describedby': refusal ? whyId : undefined,
                  }}
                />
              }
              label={nameOf(part)}
            />
            {standing && <StandingStatus standing={standing} />}
            {refusal && (
              <FormHelperText id={whyId} className={classes.why}>
                {t(`coverage.refusal.${refusal}`)}
              </FormHelperText>
            )}
          </div>
        );
      })}
      {others.length > 0 && (
        <Typography variant="body2" color="textSecondary">
          {t('coverage.notAsked', { names: others.map(nameOf).join(', ') })}
        </Typography>
      )}
    </FormControl>
  );
}
