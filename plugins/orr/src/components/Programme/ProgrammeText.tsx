import { InfoCard, MarkdownContent } from '@backstage/core-components';
import Grid from '@material-ui/core/Grid';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';

const useStyles = makeStyles({
  text: { maxWidth: '80ch', overflowWrap: 'anywhere' },
});

/** What the people behind the programme have written, as Markdown. @internal */
export function ProgrammeText(props: { title: string; text?: string }) {
  const { title, text } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <Grid item xs={12}>
      <InfoCard
        title={title}
        titleTypographyProps={{ variant: 'h6', component: 'h3' }}
      >
        {text ? (
          <MarkdownContent className={classes.text} content={text} />
        ) : (
          <Typography color="textSecondary">
            {t('programme.notSaid')}
          </Typography>
        )}
      </InfoCard>
    </Grid>
  );
}
