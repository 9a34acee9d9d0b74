import { ReactNode, useRef } from 'react';
import Accordion from '@material-ui/core/Accordion';
import AccordionDetails from '@material-ui/core/AccordionDetails';
import AccordionSummary from '@material-ui/core/AccordionSummary';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import { useMotion } from '../../../hooks/useMotion';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { SetupGap, SetupStepName } from './setupGaps';

const useStyles = makeStyles(theme => ({
  summary: { '& > div:first-child': { minWidth: 0, display: 'block' } },
  details: { display: 'block' },
  gaps: { overflowWrap: 'anywhere' },
  name: { fontWeight: theme.typography.fontWeightBold as 700 },
}));

/** The button that opens a step. @internal */
export function stepButtonId(step: SetupStepName): string {
  return `orr-setup-${step}`;
}

function useGapText() {
  const { t } = useOrrTranslation();
  return ({ code, count = 0 }: SetupGap) => t(`setup.gap.${code}`, { count });
}

/** A step that can be opened, with what it leaves open. @internal */
export function SetupStep(props: {
  step: SetupStepName;
  number: number;
  gaps: SetupGap[];
  open: boolean;
  onToggle: (open: boolean) => void;
  children: ReactNode;
}) {
  const { step, number, gaps, open, onToggle, children } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const motion = useMotion();
  const gapText = useGapText();
  // Filled when it is opened first, and kept from then on with what is entered.
  const wasOpen = useRef(open);
  wasOpen.current ||= open;
  const id = stepButtonId(step);
  return (
    <Accordion
      expanded={open}
      onChange={(_, expanded) => onToggle(expanded)}
      TransitionProps={{ timeout: motion }}
    >
      <AccordionSummary
        id={id}
        aria-controls={`${id}-content`}
        expandIcon={<ExpandMoreIcon />}
        classes={{ content: classes.summary }}
      >
        <div>
          <Typography className={classes.name} component="div">
            {number}. {t(`setup.step.${step}`)}
          </Typography>
          <Typography
            variant="body2"
            component="div"
            color="textSecondary"
            className={classes.gaps}
          >
            {gaps.length ? gaps.map(gapText).join(' · ') : t('setup.complete')}
          </Typography>
        </div>
      </AccordionSummary>
      <AccordionDetails className={classes.details}>
        {wasOpen.current && children}
      </AccordionDetails>
    </Accordion>
  );
}
