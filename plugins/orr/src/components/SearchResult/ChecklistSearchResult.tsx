import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import {
  Highlighted,
  SearchResultProps,
  SearchResultText,
} from './SearchResultText';

const useStyles = makeStyles({
  text: {
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 3,
    overflow: 'hidden',
  },
});

/** A checklist that was found, with the passage that says what was searched for. @internal */
export function ChecklistSearchResult(props: SearchResultProps) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const { highlight, result } = props;
  return result ? (
    <SearchResultText {...props} result={result}>
      <Typography variant="caption" color="textSecondary">
        {t('search.checklist')}
      </Typography>
      <Typography
        variant="body2"
        color="textSecondary"
        className={classes.text}
      >
        <Highlighted field="text" highlight={highlight} text={result.text} />
      </Typography>
    </SearchResultText>
  ) : null;
}
